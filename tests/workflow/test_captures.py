"""Captures: what is kept of a cited page, and what an editor reads when nothing can be kept."""

from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from factcheck import rules
from factcheck.models import Capture, Event, Evidence, Job
from factcheck.workflow import captures, checking, vault
from tests import factories
from tests.net.sites import QUICK, leading_to, page, site
from tests.workflow.capturing import WORDS, files, own_vault, work  # noqa: F401 - own_vault is a fixture

pytestmark = pytest.mark.django_db


def test_a_capture_keeps_the_page_byte_for_byte():
    with site(page(WORDS, "Content-Type: image/png")) as at:
        asked = factories.waiting_capture(at.url())
        job = work(at)
    kept = Capture.objects.get()
    digest = sha256(WORDS).hexdigest()
    assert (job.state, job.error, job.leased_by) == ("done", "", "")
    assert (kept.sha256, kept.size, kept.content_type) == (digest, len(WORDS), "text/html")
    assert (kept.document, kept.captured_by) == (asked.document, asked.created_by)
    assert vault.path_of(digest).read_bytes() == WORDS
    assert files() == [digest]


def test_a_capture_is_a_line_of_the_log_in_the_name_of_who_cited_it():
    with site(leading_to("/there"), page(WORDS)) as at:
        job = factories.waiting_capture(at.url("/here"))
        work(at)
    line = Event.objects.get(verb="capture")
    assert (line.subject, line.by) == (f"document:{job.document_id}", job.created_by)
    assert sha256(WORDS).hexdigest() in line.payload
    assert "/there" in line.payload


def test_the_same_bytes_of_two_pages_are_one_file():
    with site(page(WORDS)) as at:
        for path in ("/one", "/two"):
            factories.waiting_capture(at.url(path))
            assert work(at).state == "done"
    assert Capture.objects.count() == 2
    assert len(files()) == 1


def test_attaching_asks_for_a_capture_once():
    team = factories.Team()
    job = factories.waiting_capture(team=team)
    checking.attach(factories.open_claim(team), by=team.lead, document=job.document, stance="refutes")
    assert Job.objects.get() == job
    assert (job.state, job.created_by, job.attempts) == ("waiting", team.lead, 0)


def test_what_is_captured_is_not_captured_again():
    team = factories.Team()
    with site(page(WORDS)) as at:
        job = factories.waiting_capture(at.url(), team)
        work(at)
        checking.attach(factories.open_claim(team), by=team.lead, document=job.document, stance="refutes")
    assert Job.objects.count() == 1


def test_a_reason_for_no_capture_asks_for_none_until_it_is_taken_back():
    team = factories.Team()
    paper = factories.document()
    words = {"stance": "supports", "no_capture_reason": "A paywall."}
    evidence = checking.attach(factories.open_claim(team), by=team.lead, document=paper, **words)
    assert not Job.objects.exists()
    evidence.claim.refresh_from_db()
    checking.change_evidence(evidence, by=team.lead, no_capture_reason="")
    assert Job.objects.get().document == paper


def test_a_letter_without_an_address_is_not_captured():
    team = factories.Team()
    letter = factories.document(url="")
    checking.attach(factories.open_claim(team), by=team.lead, document=letter, stance="supports")
    assert not Job.objects.exists()


def test_what_a_person_cites_in_a_demonstration_is_captured_too():
    factories.the_house(demonstration=True)
    assert factories.waiting_capture().state == "waiting"


def test_a_letter_without_an_address_cannot_be_captured_again():
    with pytest.raises(rules.Conflict, match="nothing to fetch"):
        captures.capture_again(factories.document(url=""), by=factories.person("checker"))


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "451 Unavailable", "304 Not Modified"])
def test_an_apology_of_the_site_is_no_evidence(status):
    with site(page(b"Sorry.", status=status)) as at:
        factories.waiting_capture(at.url())
        job = work(at)
    assert job.state == "failed"
    assert job.error.startswith(f"The site answers “{status[:3]}” instead of the page.")
    assert not Capture.objects.exists()


@pytest.mark.parametrize("status", ["500 Oh", "503 Busy", "429 Too Many Requests"])
def test_a_site_that_is_busy_is_asked_again(status):
    with site(page(b"Later.", status=status)) as at:
        factories.waiting_capture(at.url())
        job = work(at)
    assert (job.state, job.attempts) == ("waiting", 1)
    assert "Try again later" in job.error


def test_an_empty_page_is_no_evidence():
    with site(page(b"")) as at:
        factories.waiting_capture(at.url())
        assert "an empty page" in work(at).error


def test_a_site_that_cannot_be_reached_is_asked_again():
    with site(page()) as at:
        url = at.url()
    factories.waiting_capture(url)
    job = work(at)
    assert (job.state, job.error[:28]) == ("waiting", "The site cannot be reached. ")
    assert job.next_at > timezone.now()


def test_a_slow_site_is_left_in_time():
    def drip(at, request):
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while at.drip():
            yield b"."

    with site(drip) as at:
        factories.waiting_capture(at.url())
        job = work(at, QUICK)
    assert (job.state, job.error[:27]) == ("waiting", "The site takes longer than ")


def test_a_huge_page_is_refused_for_good():
    with site(page(b"x" * 400_000)) as at:
        factories.waiting_capture(at.url())
        job = work(at)
    assert (job.state, job.error[:20]) == ("failed", "This is larger than ")
    assert not vault.path_of("").exists()


def test_a_redirect_to_an_internal_address_is_refused_for_good():
    with site(leading_to("http://10.0.0.1/")) as at:
        factories.waiting_capture(at.url())
        job = work(at)
    assert (job.state, job.error[:37]) == ("failed", "This address does not lead to the pub")


def test_a_file_that_is_no_page_is_kept_as_what_it_is():
    with site(page(b"%PDF-1.7 ...")) as at:
        factories.waiting_capture(at.url())
        work(at)
    assert Capture.objects.get().content_type == "application/pdf"


def test_what_was_typed_stays_when_nothing_can_be_captured():
    with site(page(status="404 Not Found")) as at:
        job = factories.waiting_capture(at.url())
        work(at)
    evidence = Evidence.objects.get()
    assert (evidence.document, evidence.stance, evidence.removed_at) == (job.document, "supports", None)


def test_retry_tries_what_has_failed_at_once_and_the_log_says_who_asked():
    team = factories.Team()
    with site(page(status="404 Not Found"), page(WORDS)) as at:
        job = factories.waiting_capture(at.url(), team)
        work(at)
        captures.capture_again(job.document, by=team.reviewer)
        assert work(at).state == "done"
    line = Event.objects.get(verb="retry_capture")
    assert (line.by, Capture.objects.count()) == (team.reviewer, 1)
    assert "The site answers “404”" in line.payload


def test_retry_does_not_wait_for_the_pause():
    team = factories.Team()
    with site(page(status="503 Busy"), page(WORDS)) as at:
        job = factories.waiting_capture(at.url(), team)
        work(at)
        captures.capture_again(job.document, by=team.lead)
        assert work(at).state == "done"


def test_what_was_never_asked_for_can_be_captured():
    paper = factories.document()
    job = captures.capture_again(paper, by=factories.person("checker"))
    assert (job.document, job.state) == (paper, "waiting")


def test_who_keeps_no_documents_does_not_retry():
    with pytest.raises(PermissionDenied, match="for checkers"):
        captures.capture_again(factories.document(), by=factories.person("contributor"))
