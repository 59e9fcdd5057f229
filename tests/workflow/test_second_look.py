"""Words that a new revision displaced are work for a person, and settled in one of three ways."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Appearance, Displacement, Event
from factcheck.workflow import claims, intake, second_look
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = "Microsoft pivoted to Azure in 2014"
OTHER = "Microsoft turned firmly to Azure in 2014"


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    return factories.open_claim(team)


def revise(claim, team, old, new):
    """The article with these words changed."""
    text = claim.article.texts.last().text
    assert old in text
    return intake.revise(claim.article, text.replace(old, new), by=team.lead)


def waiting():
    return Displacement.objects.open().with_words().get()


def place(claim):
    return Appearance.objects.of(claim).get()


def test_changed_words_wait_for_a_second_look(claim, team):
    revise(claim, team, WORDS, OTHER)
    row = waiting()
    assert (row.claim, row.match, row.appearance.exact) == (claim, "changed", WORDS)
    assert row.now.exact.startswith(OTHER)
    assert row.snapshot.number == 2


def test_words_that_are_gone_wait_too(claim, team):
    revise(claim, team, f"{WORDS}.", "Rain fell.")
    assert (waiting().match, waiting().now) == ("orphaned", None)


def test_words_that_only_moved_are_nobodys_work(claim, team):
    revise(claim, team, WORDS, f"A new opening. {WORDS}")
    assert not Displacement.objects.exists()


def test_a_declined_claim_is_nobodys_work(team):
    claim = factories.declined_claim(team)
    revise(claim, team, f"{WORDS}.", "Rain fell.")
    assert not Displacement.objects.waiting().exists()
    claim.refresh_from_db()
    claims.restore(claim, by=team.editor)
    assert Displacement.objects.waiting().get().match == "orphaned"


def test_nobody_agrees_to_words_they_have_not_seen(claim, team):
    revise(claim, team, WORDS, OTHER)
    row = waiting()
    revise(claim, team, OTHER, "Microsoft never turned to Azure in 2014")
    with pytest.raises(rules.Conflict, match="A newer revision"):
        second_look.confirm(row, by=team.lead)
    assert waiting().settlement == ""


def test_two_revisions_are_one_piece_of_work(claim, team):
    revise(claim, team, WORDS, OTHER)
    revise(claim, team, OTHER, "Microsoft turned very firmly to Azure in 2014")
    row = waiting()
    assert (row.appearance.exact, row.snapshot.number) == (WORDS, 3)
    assert "very firmly" in row.now.exact


def test_words_that_come_back_settle_themselves(claim, team):
    revise(claim, team, f"{WORDS}.", "Rain fell.")
    revise(claim, team, "Rain fell.", f"{WORDS}.")
    row = Displacement.objects.get()
    assert (row.settlement, row.settled_by) == ("found", team.lead)
    assert place(claim).snapshot.number == 3


def test_agreeing_makes_the_new_words_the_place(claim, team):
    revise(claim, team, WORDS, OTHER)
    row = second_look.confirm(waiting(), by=team.lead)
    assert (row.settlement, row.settled_by) == ("confirmed", team.lead)
    assert place(claim).exact.startswith(OTHER)
    assert not Displacement.objects.open().exists()


def test_what_was_not_found_cannot_be_agreed_to(claim, team):
    revise(claim, team, f"{WORDS}.", "Rain fell.")
    with pytest.raises(ValidationError, match="Mark the right ones"):
        second_look.confirm(waiting(), by=team.lead)


def test_the_right_words_are_marked_by_a_quote(claim, team):
    revise(claim, team, f"{WORDS}.", "The company went for clouds early.")
    second_look.mark_words(waiting(), by=team.lead, quote="went for clouds early")
    found = place(claim)
    assert (found.exact, found.match, found.snapshot.number) == ("went for clouds early", "changed", 2)
    assert Displacement.objects.get().now == found


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [("", "not in the text"), ("no such words here", "not in the text"), ("a", "times")],
)
def test_words_that_do_not_name_one_place_are_refused(claim, team, quote, sentence):
    revise(claim, team, f"{WORDS}.", "a b. a c.")
    with pytest.raises(ValidationError, match=sentence):
        second_look.mark_words(waiting(), by=team.lead, quote=quote)
    assert Displacement.objects.open().exists()


@pytest.mark.parametrize("new", [f"{OTHER}.", "Rain fell."])
def test_what_is_given_up_is_not_looked_for_again_and_keeps_its_old_words(claim, team, new):
    revise(claim, team, f"{WORDS}.", new)
    second_look.give_up(waiting(), by=team.lead)
    assert (place(claim).exact, place(claim).snapshot.number) == (WORDS, 1)
    revise(claim, team, new, "Snow fell.")
    assert not Displacement.objects.open().exists()
    assert place(claim).snapshot.number == 1


def test_each_settlement_is_a_line_of_the_claims_log(claim, team):
    revise(claim, team, WORDS, OTHER)
    claim.refresh_from_db()
    second_look.confirm(waiting(), by=team.reviewer)
    line = Event.objects.get(verb="second_look")
    assert (line.claim, line.by) == (claim, team.reviewer)
    assert claim.version + 1 == type(claim).objects.get(pk=claim.pk).version


def test_what_is_settled_is_settled_once(claim, team):
    revise(claim, team, WORDS, OTHER)
    row = waiting()
    second_look.confirm(row, by=team.lead)
    for again in (second_look.confirm, second_look.give_up):
        with pytest.raises(rules.Conflict, match="settled this already"):
            again(row, by=team.reviewer)


def test_settling_is_for_those_who_split_articles(claim, team):
    revise(claim, team, WORDS, OTHER)
    with pytest.raises(PermissionDenied, match="Ask one"):
        second_look.confirm(waiting(), by=team.publisher)


def test_a_published_claim_is_work_and_readers_see_what_was_signed(team):
    claim = factories.published_claim(team)
    before = factories.fact_check(claim).document
    revise(claim, team, WORDS, OTHER)
    second_look.confirm(waiting(), by=team.lead)
    assert factories.fact_check(claim).document == before


def test_a_claim_that_was_edited_meanwhile_is_settled_all_the_same(claim, team):
    revise(claim, team, WORDS, OTHER)
    row = waiting()
    claim.refresh_from_db()
    claims.edit(claim, by=team.lead, statement="Microsoft turned to Azure in 2014.")
    assert second_look.confirm(row, by=team.lead).settlement == "confirmed"
