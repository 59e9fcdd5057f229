"""The words of a fact-check in their place: language, direction, and what is said when there is no quote."""

from django.template.loader import render_to_string

from factcheck.workflow import checking, claims, publishing, review
from tests import factories
from tests.formats.documents import SPEAKER, appearance, document
from tests.public.test_fact_check import reworded

TURNED = "Ada\u202e\u2066"


def quoted(**changes):
    return render_to_string("public/_quote.html", document(**changes))


def test_only_the_words_of_the_fact_check_are_in_its_language(read, team):
    claim = factories.checked_claim(team)
    claims.edit(claim, by=team.lead, language="ar")
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.policies()
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    page = read(factories.fact_check(claim).get_absolute_url())
    assert '<h1 lang="ar"' in page
    assert '<article class="check-main">' in page  # whose headings are in the language of the house


def test_a_claim_without_a_quote_still_says_where_it_was_made():
    place = appearance(
        kind="outside", article=None, quote=None, url="https://video.example/9", fragment="t=10,75"
    )
    section = quoted(quote=None, appearances=[place])
    assert "Where it was said" in section
    assert 'href="https://video.example/9#t=10,75"' in section
    assert "(0:10 to 1:15)" in section
    assert "blockquote" not in section


def test_a_claim_that_stands_nowhere_has_no_section():
    assert not quoted(quote=None, appearances=[], articles=[]).strip()


def test_two_articles_are_told_apart():
    pages = [{"id": f"ar_{title}", "slug": title, "title": title.upper()} for title in ("one", "two")]
    section = quoted(articles=pages)
    assert "See it marked in “<bdi>ONE</bdi>”" in section
    assert "See it marked in “<bdi>TWO</bdi>”" in section


def test_a_name_does_not_turn_round_what_follows_it():
    line = render_to_string("public/_statement.html", document(claimant={**SPEAKER, "name": TURNED}))
    assert f"<bdi>{TURNED}\u2069\u202c</bdi>" in line


def test_times_for_machines_have_no_microseconds(read, team):
    claim = reworded(factories.corrected_claim(team), team, "update", "true")
    path = factories.fact_check(claim).get_absolute_url()
    for address in ("/", "/corrections/", f"{path}editions/", f"{path}editions/1/"):
        page = read(address)
        assert 'datetime="' in page
        assert "+00:00" not in page
