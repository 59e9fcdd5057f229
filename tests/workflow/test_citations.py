"""Evidence in order: the citations of the verdict go along with their pieces."""

import pytest
from django.core.exceptions import ValidationError

from factcheck import rules
from factcheck.models import Category, Event, Verdict
from factcheck.workflow import audit, checking, citations, claims, publishing
from factcheck.workflow import translations as verbs
from tests import factories, translations

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    claim = factories.checked_claim(team)
    checking.attach(
        claim, by=team.lead, document=factories.document(), stance="context", no_capture_reason="Test."
    )
    checking.write_verdict(
        claim, by=team.lead, explanation="First [1], then [2], last [3].", summary="See [3]."
    )
    claim.refresh_from_db()
    return claim


def keys(claim):
    return list(claim.evidence.filter(removed_at=None).values_list("pk", flat=True))


def lead(claim):
    return Verdict.objects.get(claim=claim, role="lead")


def test_the_evidence_is_put_in_order_and_its_citations_go_along(team, claim):
    one, two, three = keys(claim)
    citations.order_evidence(claim, by=team.lead, order=[three, one, two])
    assert keys(claim) == [three, one, two]
    assert (lead(claim).explanation, lead(claim).summary) == ("First [2], then [3], last [1].", "See [1].")


def test_a_piece_taken_off_leaves_a_mark_where_it_was_cited(team, claim):
    checking.remove_evidence(claim.evidence.first(), by=team.lead)
    assert lead(claim).explanation == "First [?], then [1], last [2]."


def test_a_piece_that_readers_do_not_see_has_no_number(team, claim):
    checking.change_evidence(claim.evidence.first(), by=team.lead, public=False)
    assert lead(claim).explanation == "First [?], then [1], last [2]."


def test_what_is_not_cited_and_other_brackets_stay(team, claim):
    words = "[x] (1) [12] [0] 1"
    checking.write_verdict(claim, by=team.lead, explanation=words)
    citations.order_evidence(claim, by=team.lead, order=keys(claim)[::-1])
    assert lead(claim).explanation == words


def test_an_editor_who_may_not_see_the_verdict_orders_without_learning_it(team, claim):
    citations.order_evidence(claim, by=team.editor, order=keys(claim)[::-1])
    assert Event.objects.last().conceals_verdict
    assert not Verdict.objects.filter(claim=claim).visible_to(team.editor).exists()


@pytest.mark.parametrize("order", [[], [1], "twice", "other"])
def test_an_order_of_other_pieces_is_refused(team, claim, order):
    other = factories.checked_claim(factories.Team(), Category.MIXED)
    chosen = {"twice": [keys(claim)[0]] * 3, "other": keys(other)}.get(str(order), order)
    with pytest.raises(ValidationError, match="no longer what you saw"):
        citations.order_evidence(claim, by=team.lead, order=chosen)


def test_words_and_submission_go_in_together_or_not_at_all(team, claim):
    claim.replies.all().delete()
    with pytest.raises(ValidationError):
        checking.hand_in(claim, by=team.lead, summary="Other words.")
    assert lead(claim).summary == "See [3]."
    checking.record_reply(claim, by=team.lead, outcome="self_evident")
    claim.refresh_from_db()
    checking.hand_in(claim, by=team.lead, summary="Other words.")
    assert lead(claim).summary == "Other words."
    assert [event.verb for event in claim.events.all()][-2:] == ["write_verdict", "submit"]


def test_handing_in_what_nobody_changed_writes_no_words(team, claim):
    checking.hand_in(claim, by=team.lead, summary="See [3].", rating=factories.rating(Category.MIXED))
    assert [event.verb for event in claim.events.all()][-2:] == ["write_verdict", "submit"]
    assert claim.events.filter(verb="write_verdict").count() == 2


def test_handing_in_over_a_newer_version_is_refused(team, claim):
    seen = claim.version
    checking.record_reply(claim, by=team.editor, outcome="unreachable")
    with pytest.raises(rules.Conflict):
        checking.hand_in(claim, by=team.lead, version=seen, summary="Mine.")


@pytest.fixture
def spanish(team, claim):
    """A translation that was taken up again, after two pieces changed places and the third went."""
    factories.publish_checked(claim, team)
    row = translations.published(team, claim)
    publishing.reopen(claim, by=team.lead, note="A better source comes first.")
    one, two, three = keys(claim)
    citations.order_evidence(claim, by=team.lead, order=[two, one, three])
    checking.remove_evidence(claim.evidence.get(pk=three), by=team.lead)
    checking.write_verdict(claim, by=team.lead, explanation="First [2], then [1].", summary="Both.")
    claims.edit(claim, by=team.lead, correction_kind="minor")
    factories.publish_checked(claim, team)
    return verbs.renew(row, by=team.lead)


def test_the_citations_of_a_translation_go_along_when_it_is_taken_up_again(team, spanish):
    words = spanish.words
    assert words["verdict.explanation"] == "«First [2], then [1], last [?].»"
    assert words["verdict.summary"] == "«See [?].»"
    line = Event.objects.filter(verb="renew").last()
    assert "verdict.explanation" in line.payload
    assert list(audit.broken_invariants()) == []


@pytest.mark.parametrize("lost", ["[?]", "[3]", "[9]"])
def test_a_translation_cites_nothing_that_its_original_does_not(team, spanish, lost):
    words = {
        **translations.words_of(spanish),
        "verdict.explanation": f"Primero [2], luego [1], al final {lost}.",
    }
    more = {"correction_kind": "minor", "words": words}
    with pytest.raises(ValidationError) as refusal:
        verbs.submit(spanish, by=team.lead, **more)
    assert lost in refusal.value.message_dict["verdict.explanation"][0]
