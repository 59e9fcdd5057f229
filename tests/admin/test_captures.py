"""Captures on the desk: how far each is, the file for staff alone, and a retry."""

import pytest
from django.test import Client

from factcheck.models import Capture, Job
from factcheck.workflow import vault
from tests import factories
from tests.admin.pages import address, says
from tests.net.sites import page, site
from tests.workflow.capturing import work

pytestmark = pytest.mark.django_db
WORDS = b"<!doctype html><script>alert(document.cookie)</script>"


@pytest.fixture
def team():
    return factories.Team()


def captured(team, answer=None):
    """A job that was tried once, and the claim that cites its document."""
    with site(answer or page(WORDS)) as at:
        job = factories.waiting_capture(at.url(), team)
        work(at)
    return Job.objects.get(pk=job.pk), job.document.uses.get().claim


def file_of(browser):
    answer = browser.get(f"/admin/captures/{Capture.objects.get().sha256}/")
    return answer, b"".join(answer) if answer.streaming else b""


def again(job):
    return f"/admin/captures/{job.document_id}/again/"


def test_the_front_page_says_that_work_waits_and_nobody_does_it(team, door):
    browser = door(team.lead)
    assert "no worker has been alive" not in says(browser.get("/admin/"))
    factories.waiting_capture(team=team)
    assert "no worker has been alive for a minute. Start one: manage.py work." in says(browser.get("/admin/"))


def test_staff_save_the_file_and_no_browser_shows_it(team, door):
    captured(team)
    answer, body = file_of(door(team.reviewer))
    assert (answer.status_code, body) == (200, WORDS)
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    disposition = answer.headers["Content-Disposition"]
    assert disposition == f'attachment; filename="{Capture.objects.get().sha256[:12]}.html"'
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))


def test_for_others_there_is_nothing(team, door):
    captured(team)
    former = factories.person("editor")
    type(former).objects.filter(pk=former.pk).update(is_staff=False)
    strangers = [Client(), door(factories.person()), door(type(former).objects.get(pk=former.pk))]
    assert [file_of(browser)[0].status_code for browser in strangers] == [404, 404, 404]


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "0" * 63, "A" * 64])
def test_what_is_no_capture_is_not_found(door, team, name):
    captured(team)
    vault.path_of("0" * 64).write_bytes(b"A file that no row speaks of.")
    browser = door(factories.person("administrator"))
    assert browser.get(f"/admin/captures/{name}/", follow=True).status_code == 404
    vault.path_of("0" * 64).unlink()


def test_a_file_that_is_gone_is_not_found(team, door, settings, tmp_path):
    settings.CAPTURES_DIR = tmp_path / "captures"
    captured(team)
    vault.path_of(Capture.objects.get().sha256).unlink()
    assert file_of(door(team.lead))[0].status_code == 404


def test_the_claim_says_that_a_capture_waits(team, door):
    job = factories.waiting_capture(team=team)
    seen = says(door(team.lead).get(address(job.document.uses.get().claim)))
    assert "Being captured" in seen
    assert "Retry" not in seen


def test_the_claim_says_when_it_was_captured_and_its_digest(team, door):
    _, claim = captured(team)
    seen = says(door(team.lead).get(address(claim)))
    assert f"Captured {Capture.objects.get().captured_at:%-d %b %Y}" in seen
    assert Capture.objects.get().sha256[:12] in seen


def test_the_claim_says_why_nothing_was_captured_and_retries(team, door):
    job, claim = captured(team, page(status="404 Not Found"))
    browser = door(team.lead)
    seen = browser.get(address(claim))
    assert "Not captured: The site answers “404” instead of the page." in says(seen)
    assert f'action="{again(job)}"' in seen.content.decode()
    answer = browser.post(again(job), {"claim": claim.pk}, follow=True)
    assert answer.redirect_chain == [(f"{address(claim)}#evidence", 302)]
    assert "will be captured in a minute." in says(answer)
    assert Job.objects.get().state == "waiting"


def test_a_retry_that_is_refused_says_why(team, door):
    job, claim = captured(team)
    Job.objects.filter(pk=job.pk).update(state="failed")
    browser = door(factories.person("contributor"))
    assert "is for checkers" in says(browser.post(again(job), {"claim": claim.pk}, follow=True))
    assert "is for checkers" in says(browser.post(again(job), {"claim": "1/../"}, follow=True))
    assert Job.objects.get().state == "failed"


def test_only_a_press_of_the_button_retries(team, door):
    job, _ = captured(team, page(status="404 Not Found"))
    assert door(team.lead).get(again(job)).status_code == 405
    assert b"Log in to the desk" in Client().post(again(job)).content
    assert Job.objects.get().state == "failed"
