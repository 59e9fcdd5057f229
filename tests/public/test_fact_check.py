"""The page of one fact-check."""

import json
import re

from django.utils.html import escape

from factcheck.models import PolicyPage, Topic
from factcheck.workflow import checking, claims, publishing, review
from tests import factories

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def nodes(page):
    return [json.loads(text) for text in SCRIPT.findall(page)]


def test_the_verdict_comes_before_its_reasons(read, live):
    page = read(live.get_absolute_url())
    places = [
        page.index(words) for words in ("<h1", 'id="verdict"', 'id="why"', 'id="evidence"', 'id="gates"')
    ]
    assert places == sorted(places)


def test_the_title_is_rating_and_statement(read, live):
    page = read(live.get_absolute_url())
    assert f"<title>{live.label}: {escape(live.statement)}</title>" in page


def test_the_rating_is_a_word_beside_its_mark(read, live):
    page = read(live.get_absolute_url())
    assert re.search(
        rf'<span class="rating rating-{live.rating}"><svg[^>]*aria-hidden="true".*?{live.label}',
        page,
        re.DOTALL,
    )


def test_a_citation_leads_to_evidence_that_is_there(read, live):
    page = read(live.get_absolute_url())
    assert 'href="#evidence-1"' in page
    assert 'id="evidence-1"' in page


def test_readers_are_told_what_was_not_asked(read, team):
    factories.the_house(gates_off=["reply"])
    live = factories.fact_check(factories.published_claim(team))
    assert "House rule: not asked." in read(live.get_absolute_url())


def test_a_changed_verdict_says_what_it_was(read, corrected):
    page = read(corrected.get_absolute_url())
    box = page[page.index("correction-box") : page.index("<h1")]
    assert "The year was wrong." in box
    assert re.search(r"Was: .*Mixed.*Now: .*False", box, re.DOTALL)


def reworded(claim, team, kind, category="false", **words):
    """The published claim with one more edition."""
    publishing.reopen(claim, by=team.lead, note="A reader wrote.")
    claims.edit(claim, by=team.lead, correction_kind=kind, correction_note=f"Note on a {kind}.")
    checking.write_verdict(claim, by=team.lead, rating=factories.rating(category), **words)
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating(category))
    review.approve(claim, by=team.reviewer)
    return publishing.publish(claim, by=team.publisher)


def test_a_changed_verdict_says_what_it_was_after_a_minor_edition_too(read, team):
    claim = reworded(factories.corrected_claim(team), team, "minor", summary="It began, in 2008.")
    page = read(factories.fact_check(claim).get_absolute_url())
    box = page[page.index("correction-box") : page.index("<h1")]
    assert re.search(r"Was: .*Mixed.*Now: .*False", box, re.DOTALL)
    assert factories.fact_check(claim).data["envelope"]["previous_verdict"]["category"] == "mixed"


def test_older_corrections_step_back_and_stay_readable(read, team):
    claim = reworded(factories.corrected_claim(team), team, "update", "true", summary="It is so.")
    page = read(factories.fact_check(claim).get_absolute_url())
    newest, earlier = page[: page.index("<h1")].split("<details")
    assert re.search(r"Was: .*False.*Now: .*True.*Note on a update", newest, re.DOTALL)
    assert "1 earlier correction" in earlier
    assert re.search(r"Was: .*Mixed.*Then: .*False", earlier, re.DOTALL)


def test_exactly_one_review_is_in_the_markup(read, live):
    node, way = nodes(read(live.get_absolute_url()))
    assert way["@type"] == "BreadcrumbList"
    assert node["@type"] == "ClaimReview"
    assert node["url"] == f"http://127.0.0.1:8000{live.get_absolute_url()}"


def test_a_hostile_name_is_shown_and_runs_nowhere(read, team):
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, statement='</script><script>alert("1")</script>')
    factories.papers(claim, team)
    hostile = publish(claim, team)
    page = read(hostile.get_absolute_url())
    assert "<script>alert" not in page
    assert nodes(page)[0]["claimReviewed"] == '</script><script>alert("1")</script>'


def test_an_address_that_is_no_web_address_is_not_linked(read, team):
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, statement="So it is")
    document = factories.document()
    document.url = "ftp://files.example/report"
    document.save(update_fields=["url"])
    checking.attach(claim, by=team.lead, document=document, stance="context", no_capture_reason="Test.")
    factories.papers(claim, team)
    page = read(publish(claim, team).get_absolute_url())
    assert document.title in page
    assert "ftp://files.example/report" not in SCRIPT.sub("", page)


def test_absolute_addresses_do_not_come_from_the_reader(client, live):
    answer = client.get(live.get_absolute_url(), headers={"X-Forwarded-Host": "evil.example"})
    assert b"evil.example" not in answer.content
    assert b'rel="canonical" href="http://127.0.0.1:8000/' in answer.content


def test_what_is_at_work_again_still_shows_the_last_edition(read, team):
    claim = factories.reopened_claim(team)
    checking.write_verdict(claim, by=team.lead, summary="An unfinished sentence.")
    page = read(factories.fact_check(claim).get_absolute_url())
    assert "An unfinished sentence." not in page
    assert "The turn began earlier." in page


def test_a_demonstration_says_so_and_stays_out_of_search(read, team):
    factories.the_house(demonstration=True)
    live = factories.fact_check(factories.published_claim(team))
    page = read(live.get_absolute_url())
    assert '<meta name="robots" content="noindex">' in page
    assert "Demonstration." in page


def test_an_error_can_be_reported(read, live):
    here = f'href="/complaints/?fact_check={live.slug}#complain">Report an error'
    assert here in read(live.get_absolute_url())
    PolicyPage.objects.all().delete()
    factories.the_house(contact_email="desk@example.org")
    assert "mailto:desk@example.org?subject=" in read(live.get_absolute_url())


def publish(claim, team):
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.policies()
    review.approve(claim, by=team.reviewer)
    return factories.fact_check(publishing.publish(claim, by=team.publisher))


def test_other_fact_checks_on_the_topic_are_one_more_question(client, team, django_assert_num_queries):
    topic = Topic.objects.create(slug="work", name="Work")
    first, second = (on_topic(topic, team) for _ in range(2))
    with django_assert_num_queries(2):
        page = client.get(first.get_absolute_url()).content.decode()
    related = page[page.index('id="related"') :]
    assert second.get_absolute_url() in related
    assert first.get_absolute_url() not in related


def on_topic(topic, team):
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, topics=[topic])
    return publish(factories.papers(claim, team), team)
