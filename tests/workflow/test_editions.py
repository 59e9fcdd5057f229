"""Later editions: they say why, two people sign them, and what is dropped is put back whole."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from factcheck.models import Change, Correction, Edition, Status, Topic
from factcheck.workflow import checking, claims, house, publishing, review
from tests import factories

from .reading import gates, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def next_edition(claim, team, category="mixed", **words):
    """The reopened claim, published once more with this correction."""
    claims.edit(claim, by=team.lead, **words)
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating(category))
    review.approve(claim, by=team.reviewer)
    return publishing.publish(claim, by=team.publisher)


def test_every_edition_carries_two_names_under_one_digest(team):
    claim = factories.corrected_claim(team)
    signed = list(Edition.objects.values_list("number", "submitted_by_id", "approved_by_id"))
    assert signed == [(1, team.lead.pk, team.reviewer.pk), (2, team.lead.pk, team.reviewer.pk)]
    assert factories.fact_check(claim).edition.digest == claim.submission.digest


def test_the_address_never_changes_though_the_statement_does(team):
    claim = factories.reopened_claim(team)
    before = factories.fact_check(claim)
    update = {"correction_kind": "clarification", "correction_note": "Reworded."}
    next_edition(claim, team, statement="Azure dates from 2008.", **update)
    after = factories.fact_check(claim)
    assert after.statement == "Azure dates from 2008."
    assert (after.slug, after.public_id, after.published_at) == (
        before.slug,
        before.public_id,
        before.published_at,
    )


def test_a_second_edition_without_its_correction_is_refused(team):
    claim = factories.reopened_claim(team)
    with pytest.raises(ValidationError, match="Say what this edition is"):
        checking.submit(claim, by=team.lead)
    claims.edit(claim, by=team.lead, correction_kind="correction", correction_note=" ")
    with pytest.raises(ValidationError, match="Tell readers what changed"):
        checking.submit(claim, by=team.lead)


@pytest.mark.parametrize("kind", Correction.Kind)
def test_readers_are_told_what_a_later_edition_is(team, kind):
    claim = next_edition(factories.reopened_claim(team), team, correction_kind=kind, correction_note="Why.")
    (told,) = shown(claim)["envelope"]["corrections"]
    assert (told["kind"], told["note"], told["edition"], told["verdict_changed"]) == (kind, "Why.", 2, False)
    assert Change.objects.latest("seq").kind == Change.Kind.CORRECTED


def test_a_minor_edition_is_no_correction(team):
    claim = next_edition(factories.reopened_claim(team), team, correction_kind="minor")
    told = shown(claim)["envelope"]
    assert told["corrections"] == []
    assert [(e["number"], e["minor"]) for e in told["editions"]] == [(2, True), (1, False)]
    assert Change.objects.latest("seq").kind == Change.Kind.MINOR


def test_the_note_of_one_edition_is_not_carried_into_the_next(team):
    claim = factories.corrected_claim(team)
    assert (claim.correction_kind, claim.correction_note) == ("", "")
    publishing.reopen(claim, by=team.lead, note="Again.")
    with pytest.raises(ValidationError, match="Say what this edition is"):
        checking.submit(claim, by=team.lead)


def test_an_approved_claim_can_be_reopened_before_anybody_sees_it(team):
    claim = publishing.reopen(factories.approved_claim(team), by=team.lead, note="One more source.")
    assert claim.status == Status.OPEN
    with pytest.raises(ValidationError, match="no published edition to go back to"):
        publishing.discard(claim, by=team.lead)


def test_discarding_puts_the_words_back_as_readers_see_them(team):
    claim = factories.reopened_claim(team)
    old = {name: getattr(claim, name) for name in ("statement", "claimant", "claimed_on", "sides_reason")}
    clouds = Topic.objects.create(slug="clouds", name="Clouds")
    claims.edit(
        claim, by=team.lead, statement="New.", claimant=factories.source("IBM"), claimed_on=date(2020, 1, 1),
        sides_reason="None.", correction_kind="update", correction_note="New.", topics=[clouds],
    )  # fmt: skip
    checking.write_verdict(claim, by=team.lead, rating=factories.rating("false"), summary="New.")
    publishing.discard(factories.Claim.objects.get(pk=claim.pk), by=team.lead)
    claim.refresh_from_db()
    assert {name: getattr(claim, name) for name in old} == old
    assert (claim.status, claim.correction_kind, claim.topics.count()) == (Status.PUBLISHED, "", 0)
    lead = claim.verdicts.get(role="lead")
    assert (lead.rating.category, lead.summary) == ("mixed", "The turn began earlier.")


def test_discarding_puts_the_evidence_back_as_readers_see_it(team):
    claim = factories.reopened_claim(team)
    first, second = claim.evidence.order_by("position")
    checking.remove_evidence(first, by=team.lead)
    checking.change_evidence(claim.evidence.get(pk=second.pk), by=team.lead, passage="New.", stance="context")
    checking.attach(claim, by=team.lead, document=factories.document(), stance="supports")
    publishing.discard(factories.Claim.objects.get(pk=claim.pk), by=team.lead)
    kept = claim.evidence.filter(removed_at=None).order_by("position")
    assert [(e.pk, e.stance, e.passage) for e in kept] == [
        (first.pk, "supports", ""),
        (second.pk, "refutes", ""),
    ]


def test_discarding_works_though_the_claimant_has_been_renamed(team):
    claim = factories.reopened_claim(team)
    microsoft = claim.claimant
    claims.edit(claim, by=team.lead, claimant=factories.source("IBM"))
    microsoft.name = "Microsoft Corporation"
    house.keep(microsoft, by=team.editor)
    publishing.discard(claim, by=team.lead)
    assert claim.claimant == microsoft


def test_a_renamed_claimant_keeps_its_page_and_the_signed_name(team):
    claim = factories.reopened_claim(team)
    page = factories.fact_check(claim).claimant
    claim.claimant.name = "Microsoft Corporation"
    house.keep(claim.claimant, by=team.editor)
    assert shown(claim)["content"]["claimant"]["name"] == "Microsoft"
    claim.refresh_from_db()
    next_edition(claim, team, correction_kind="update", correction_note="Its name.")
    renamed = factories.fact_check(claim).claimant
    assert (renamed.pk, renamed.slug, renamed.name) == (page.pk, page.slug, "Microsoft Corporation")


def test_an_answer_that_comes_after_the_signature_waits_for_the_next_edition(team):
    claim = factories.approved_claim(team)
    words = {"asked_on": date(2024, 5, 1), "answer": "It is all wrong.", "note": "Unsigned words."}
    checking.record_reply(claim, by=team.lead, outcome="answered", **words)
    publishing.publish(claim, by=team.publisher)
    assert gates(claim)["reply"] == "Not asked. Test."
    assert "Unsigned words" not in factories.fact_check(claim).document


def test_a_source_that_must_not_be_named_is_not_named(team):
    claim = factories.checked_claim(team)
    hidden = factories.source("Jo Doe", kind="person", anonymous=True, description="An engineer")
    claims.edit(claim, by=team.lead, claimant=hidden)
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.policies()
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    check = factories.fact_check(claim)
    assert check.data["content"]["claimant"]["name"] == "An engineer"
    assert check.claimant is None
    assert "Jo Doe" not in check.document + "".join(str(vars(page)) for page in check.articles.all())


def test_discarding_puts_back_what_was_taken_off_and_attached_again_for_the_desk_alone(team):
    claim = factories.reopened_claim(team)
    evidence = claim.evidence.first()
    checking.remove_evidence(evidence, by=team.lead)
    again = checking.attach(claim, by=team.lead, document=evidence.document, stance="refutes", public=False)
    publishing.discard(factories.Claim.objects.get(pk=claim.pk), by=team.lead)
    standing = claim.evidence.filter(removed_at=None)
    assert evidence in standing
    assert again not in standing


def test_discarding_puts_back_two_passages_that_changed_places(team):
    claim = factories.checked_claim(team)
    use = {"document": factories.document(), "stance": "context", "no_capture_reason": "Test."}
    one, two = (checking.attach(claim, by=team.lead, passage=words, **use) for words in ("One.", "Two."))
    claim.refresh_from_db()
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.policies()
    publishing.publish(review.approve(claim, by=team.reviewer), by=team.publisher)
    publishing.reopen(claim, by=team.lead, note="A reader wrote.")
    for row, words in ((one, "Three."), (two, "One.")):
        row.claim.refresh_from_db()
        checking.change_evidence(row, by=team.lead, passage=words)
    publishing.discard(factories.Claim.objects.get(pk=claim.pk), by=team.lead)
    assert [row.passage for row in claim.evidence.filter(pk__in=[one.pk, two.pk])] == ["One.", "Two."]


def test_a_new_lead_who_writes_the_verdict_answers_for_it(team):
    claim = factories.checked_claim(team)
    heir = factories.person("checker")
    claims.assign(claim, by=team.editor, user=heir, role="lead")
    claim.refresh_from_db()
    assert checking.write_verdict(claim, by=heir, summary="It began in 2008.").user == heir


def test_a_reviewers_comma_makes_nobody_the_author(team):
    claim = review.send_back(factories.seconded_claim(team), by=team.reviewer, note="A comma.")
    assert checking.write_verdict(claim, by=team.reviewer, summary="The turn, it began.").user == team.lead
