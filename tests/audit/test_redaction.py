"""Erasure: two administrators, a legal basis, and the digest stays."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Appearance, Edition, Event
from factcheck.workflow.audit import broken_invariants
from factcheck.workflow.redaction import redact, request_redaction
from tests import factories

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
