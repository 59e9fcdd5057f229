"""Rows that somebody with the database in hand has changed: the log knows better."""

import hashlib

import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models import F, Value
from django.db.models.functions import Concat

from factcheck.models import (
    Appearance,
    ArticleText,
    Claim,
    Correction,
    Edition,
    FactCheck,
    Rating,
    Review,
    Submission,
    Suspension,
    User,
    Verdict,
    triggers,
)
from factcheck.workflow import house
from factcheck.workflow.audit import broken_invariants, verify_log
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def other():
    """A colleague who signed nothing."""
    return factories.person("editor")


@pytest.fixture
def edition(other):
    """The second edition of a fact-check, in a database whose triggers somebody has taken off."""
    claim = factories.corrected_claim(factories.Team())
    factories.withdrawn_claim(factories.Team())
    factories.the_house(name="Ours")
    assert list(broken_invariants()) == []
    triggers.remove()
    return factories.fact_check(claim).edition


def broken() -> str:
    """What does not hold, now that the triggers are back."""
    triggers.install()
    return " ".join(broken_invariants())


def test_an_edition_forged_from_the_signature_to_the_page(edition):
    forged = edition.content.replace("It began in 2008.", "It never began.")
    digest = hashlib.sha256(forged.encode()).hexdigest()
    page = FactCheck.objects.get(edition=edition)
    document = page.document.replace(edition.content, forged).replace(edition.digest, digest)
    Submission.objects.filter(pk=edition.submission_id).update(content=forged, digest=digest)
    Edition.objects.filter(pk=edition.pk).update(content=forged, digest=digest)
    FactCheck.objects.filter(pk=page.pk).update(document=document, summary="It never began.")
    assert "A submission that the log does not know" in broken()


def test_what_lies_in_review_was_changed(edition):
    Submission.objects.update(content=Concat("content", Value(" ")))
    assert "A submission that does not have its digest" in broken()


def test_other_signers(edition, other):
    Edition.objects.filter(pk=edition.pk).update(approved_by_id=other.pk)
    assert "An edition in the name of others than signed it" in broken()
    triggers.remove()
    Review.objects.filter(submission=edition.submission_id).update(user=other)
    assert "A signature that the log does not know" in broken()
    triggers.remove()
    Submission.objects.update(submitted_by=other)
    assert "A submission that the log does not know" in broken()


def test_another_second_verdict(edition):
    Verdict.objects.filter(role="second").update(rating=factories.rating("true"))
    assert "A second verdict that the log does not know" in broken()


def test_a_list_that_says_something_else_than_the_page(edition):
    FactCheck.objects.filter(edition=edition).update(label="Hoax", value=5)
    assert "A fact-check that lists other words than were signed" in broken()


def test_a_correction_made_smaller(edition):
    Correction.objects.update(note="Nothing much.")
    assert "A correction in other words than were signed" in broken()


def test_a_text_and_a_quote_that_were_not_received_so(edition):
    ArticleText.objects.update(text=Concat(Value("X"), "text"))
    told = broken()
    assert "A text that does not have its digest" in told
    assert "A quote in other words than the text has" in told
    assert Appearance.objects.exists()


def test_a_claim_put_elsewhere(edition):
    Claim.objects.filter(status="withdrawn").update(status="open", version=F("version") + 1)
    assert "A claim that stands where the log did not put it" in broken()


def test_another_person_who_suspended(edition, other):
    Suspension.objects.update(suspended_by=other)
    assert "A suspension that the log does not know" in broken()


def test_rights_taken_in_the_database(edition, other):
    User.objects.filter(pk=other.pk).update(is_superuser=True)
    assert f"User {other.pk}: the log gives it another superuser status." in broken()
    other.groups.add(Group.objects.get(name="publisher"))
    assert f"User {other.pk}: the log gives them other roles." in broken()
    other.user_permissions.add(Permission.objects.get(codename="publish"))
    assert f"User {other.pk} has rights beside their roles." in broken()
    Group.objects.get(name="contributor").permissions.add(Permission.objects.get(codename="publish"))
    assert "The role contributor carries other rights than its own: run setup_roles." in broken()


def test_a_person_whom_nobody_hired(edition):
    User.objects.create(username="stranger", is_superuser=True)
    assert "was hired by nobody." in broken()


def test_a_house_rule_and_a_label_changed_in_the_database(edition):
    rating = factories.rating()
    rating.label = "Half true"
    house.keep(rating, by=factories.person("administrator"))
    Rating.objects.filter(pk=rating.pk).update(label="Hoax")
    house.House.objects.update(name="Theirs")
    told = broken()
    assert f"Rating {rating.pk}: the log gives it another label." in told
    assert "House 1: the log gives it another name." in told


def test_all_of_it_holds_after_a_year_of_ordinary_changes(edition):
    triggers.install()
    administrator, editor = factories.person("administrator"), factories.person("editor")
    house.give_roles(editor, ["checker", "publisher"], by=administrator)
    scale = house.RatingScale.objects.get()
    for other in (house.RatingScale(slug="next", name="Next"), scale):
        house.use_scale(other, by=administrator)
    factories.disputed_claim(factories.Team())
    factories.scheduled_claim(factories.Team())
    factories.merged_claim(factories.Team())
    assert list(broken_invariants()) == []
    assert verify_log().faults == []
