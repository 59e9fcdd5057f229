"""Erasure: two administrators, a legal basis, and the digest stays."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Appearance, Capture, Edition, Event, FactCheck
from factcheck.workflow import publishing, vault
from factcheck.workflow import translations as verbs
from factcheck.workflow.audit import broken_invariants
from factcheck.workflow.redaction import forget_erased, redact, request_redaction
from tests import factories, translations

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return factories.person("administrator")


@pytest.fixture
def other():
    return factories.person("administrator")


def test_a_text_is_erased_with_the_quotes_taken_from_it(administrator, other):
    claim = factories.suggested()
    text = claim.article.texts.get()
    redact(request_redaction(text, by=administrator, legal_basis="Court order."), by=other)
    text.refresh_from_db()
    assert (text.text, len(text.sha256)) == (None, 64)
    assert Appearance.objects.get().exact is None


def test_the_one_who_asked_does_not_carry_it_out(administrator):
    asked = request_redaction(Event.objects.first(), by=administrator, legal_basis="Court order.")
    with pytest.raises(PermissionDenied, match="Another administrator"):
        redact(asked, by=administrator)


def test_only_administrators_ask(administrator):
    with pytest.raises(PermissionDenied, match="for administrators"):
        request_redaction(Event.objects.first(), by=factories.person("editor"), legal_basis="Court order.")


def test_a_legal_basis_is_needed(administrator):
    with pytest.raises(ValidationError):
        request_redaction(Event.objects.first(), by=administrator, legal_basis=" ")


def test_what_readers_see_now_is_withdrawn_first(administrator, other):
    factories.published_claim()
    asked = request_redaction(Edition.objects.get(), by=administrator, legal_basis="Court order.")
    with pytest.raises(ValidationError, match="Readers see this edition now"):
        redact(asked, by=other)


def test_a_withdrawn_edition_is_erased_with_its_submission(administrator, other):
    claim = factories.withdrawn_claim(factories.Team())
    redact(request_redaction(Edition.objects.get(), by=administrator, legal_basis="Court order."), by=other)
    assert Edition.objects.get().content is None
    assert claim.submissions.get().content is None
    assert list(broken_invariants()) == []


def test_nothing_is_erased_twice(administrator, other):
    asked = request_redaction(Event.objects.first(), by=administrator, legal_basis="Court order.")
    redact(asked, by=other)
    with pytest.raises(rules.Conflict, match="erased already"):
        redact(asked, by=other)


@pytest.fixture
def captures(settings, tmp_path):
    settings.CAPTURES_DIR = tmp_path / "captures"
    page = factories.captured(b"A private address.")
    return page, factories.captured(b"A private address.")


def test_the_bytes_of_an_erased_capture_are_gone_once_no_other_capture_keeps_them(
    captures, administrator, other, django_capture_on_commit_callbacks
):
    left = []
    for capture in captures:
        with django_capture_on_commit_callbacks(execute=True):
            redact(request_redaction(capture, by=administrator, legal_basis="Court order."), by=other)
        left.append(vault.path_of(capture.sha256).exists())
    assert left == [True, False]
    assert broken_invariants() == []


def test_bytes_that_a_killed_eraser_left_are_said_and_removed_by_the_next_worker(
    captures, administrator, other
):
    for capture in captures:
        redact(request_redaction(capture, by=administrator, legal_basis="Court order."), by=other)
    assert "An erased capture whose file is still there (1)" in " ".join(broken_invariants())
    forget_erased()
    assert Capture.objects.count() == 2
    assert broken_invariants() == []


def test_what_was_translated_from_an_edition_is_erased_with_it(administrator, other):
    team = factories.Team()
    claim = factories.published_claim(team)
    row = translations.published(team, claim)
    factories.correct(claim, team)
    first = factories.fact_check(claim).editions.get(number=1)
    asked = request_redaction(first, by=administrator, legal_basis="Court order.")
    with pytest.raises(ValidationError, match="or a translation of it"):
        redact(asked, by=other)
    publishing.suspend(claim, by=team.publisher, note="A court.")
    redact(asked, by=other)
    row.refresh_from_db()
    assert (row.words, row.submission.content) == ({}, None)
    page = translations.page(row)
    assert (page.edition.content, page.edition.document) == (None, None)
    publishing.reinstate(claim, by=factories.person("publisher"), note="The rest stands.")
    assert [check.language for check in FactCheck.objects.live()] == ["en"]
    assert list(broken_invariants()) == []


def test_nobody_signs_a_translation_that_was_erased(administrator, other):
    team = factories.Team()
    row = verbs.submit(translations.begun(team, factories.published_claim(team)), by=team.lead)
    redact(request_redaction(row.submission, by=administrator, legal_basis="Court order."), by=other)
    row.refresh_from_db()
    with pytest.raises(ValidationError, match="What was signed is not what is stored"):
        verbs.approve(row, by=team.reviewer)
    assert verbs.renew(row, by=team.lead).words == {}
