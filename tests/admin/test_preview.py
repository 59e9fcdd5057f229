"""Preview links: somebody outside reads exactly one submission, and nothing of the desk."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from factcheck.models import PreviewLink
from factcheck.workflow import checking, previews, publishing
from tests import factories
from tests.admin.pages import address, says, send, step

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def team():
    return factories.Team()


def linked(claim, by):
    token = previews.new_token()
    return f"/preview/{token}/", previews.make_preview(claim, by=by, token=token)


def test_an_outsider_reads_what_readers_would_see(client, team):
    claim = factories.submitted_claim(team)
    url, link = linked(claim, team.lead)
    answer = client.get(url)
    text = says(answer)
    assert "Not published." in text
    assert "The turn began earlier." in text
    assert "Azure was announced in 2008" in text
    link.refresh_from_db()
    assert link.opened_at is not None


def test_the_page_is_that_of_readers(client, team):
    claim = factories.approved_claim(team)
    preview = client.get(linked(claim, team.lead)[0])
    publishing.publish(claim, by=team.publisher)
    public = client.get(factories.fact_check(claim).get_absolute_url())
    assert {t.name for t in public.templates} <= {t.name for t in preview.templates}
    content = public.context["content"]
    assert preview.context["content"] == content


def test_nobody_keeps_it_lists_it_or_sets_a_cookie(client, team):
    answer = client.get(linked(factories.submitted_claim(team), team.lead)[0])
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert 'name="robots" content="noindex' in answer.content.decode()
    assert "canonical" not in answer.content.decode()
    assert not answer.cookies


def test_internal_words_and_names_stay_inside(client, team):
    claim = factories.checked_claim(team)
    piece = claim.evidence.first()
    checking.change_evidence(piece, by=team.lead, internal_note="Our mole says so.")
    hidden = {"outcome": "waiting", "asked_of": "Ms Secret", "asked_on": timezone.localdate()}
    hidden |= {"deadline_on": timezone.localdate()}
    checking.record_reply(claim, by=team.lead, **hidden)
    claim.refresh_from_db()
    checking.submit(claim, by=team.lead)
    text = client.get(linked(claim, team.lead)[0]).content.decode()
    for word in ("Our mole", "Ms Secret", team.lead.username, team.reviewer.username):
        assert word not in text


def test_expired_revoked_and_replaced_links_are_gone(client, team):
    claim = factories.submitted_claim(team)
    expired, revoked, replaced = (linked(claim, team.lead) for _ in range(3))
    past = timezone.now() - timedelta(hours=1)
    PreviewLink.objects.filter(pk=expired[1].pk).update(made_at=past - timedelta(hours=1), expires_at=past)
    previews.revoke_preview(revoked[1], by=team.lead)
    assert client.get(replaced[0]).status_code == 200
    checking.recall(claim, by=team.lead)
    checking.submit(claim, by=team.lead)
    for url, _ in (expired, revoked, replaced):
        answer = client.get(url)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (410, "no-store")
        assert "The turn began earlier." not in says(answer)


def test_once_published_the_link_leads_to_the_page(client, team):
    claim = factories.approved_claim(team)
    url, _ = linked(claim, team.lead)
    publishing.publish(claim, by=team.publisher)
    assert client.get(url).headers["Location"] == factories.fact_check(claim).get_absolute_url()


@pytest.mark.parametrize("token", ["x", "x" * 3000, "guess:guess", "..", "%2e%2e"])
def test_a_wrong_token_looks_like_any_unknown_address(client, token):
    answer, unknown = client.get(f"/preview/{token}/"), client.get("/fact-checks/nothing-here/")
    assert answer.status_code == unknown.status_code == 404
    assert answer.content == unknown.content


def test_only_reading_is_allowed(client, team):
    url, _ = linked(factories.submitted_claim(team), team.lead)
    assert client.post(url).status_code == 405
    assert client.head(url).status_code == 200


def test_a_link_opened_all_the_time_rests_for_a_minute(client, team):
    url, _ = linked(factories.submitted_claim(team), team.lead)
    codes = [client.get(url).status_code for _ in range(130)]
    assert codes[0] == 200
    assert 429 in codes


def test_a_reviewer_who_has_not_rated_is_led_to_the_review(door, team):
    claim = factories.submitted_claim(team)
    answer = door(team.reviewer).get(linked(claim, team.lead)[0], follow=True)
    assert answer.redirect_chain[0][0] == address(claim, "review")
    assert "The turn began earlier." not in says(answer)


def test_the_link_is_told_once_to_a_script_and_to_a_page(door, team):
    claim, browser = factories.submitted_claim(team), door(team.lead)
    words = {"version": claim.version, "token": previews.new_token(), "hours": 24}
    told = browser.post(step(claim, "preview"), words, **JSON).json()["link"]
    assert Client().get(told.removeprefix("http://127.0.0.1:8000")).status_code == 200
    answer = send(browser, claim, "preview", token=previews.new_token(), hours=24)
    assert "the newsroom does not keep it" in says(answer)
    assert "no-store" in answer.headers["Cache-Control"]


def test_who_may_not_see_the_verdict_gets_no_link_and_no_list(door, team):
    claim = factories.submitted_claim(team)
    linked(claim, team.lead)
    browser = door(team.reviewer)
    assert "Preview links" not in says(browser.get(address(claim, "review")))
    answer = send(browser, claim, "preview", token=previews.new_token(), hours=24)
    assert "A preview tells the verdict." in says(answer)


def test_the_log_of_requests_does_not_keep_the_token(client, caplog, team):
    caplog.set_level("INFO", logger="newsroom.requests")
    client.get(linked(factories.submitted_claim(team), team.lead)[0])
    assert [record.path for record in caplog.records if record.name == "newsroom.requests"] == ["/preview/…"]
