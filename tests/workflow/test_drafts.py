"""What somebody is typing: kept for them alone, never overwritten, never in the log."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from factcheck.models import Draft, Event, Ledger, Presence
from factcheck.workflow import drafts, presence
from tests import factories

pytestmark = pytest.mark.django_db
FORM = "write_verdict"


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    return factories.open_claim(team)


def typed(claim, by, words, seen=0, form=FORM, tab=drafts.NO_TAB):
    pair = {"summary": [[""], [words]]}
    return drafts.keep(claim, by=by, form=form, words=pair, claim_version=claim.version, seen=seen, tab=tab)


def test_a_draft_is_kept_for_its_author_alone(team, claim):
    typed(claim, team.lead, "It began")
    assert [draft.words["summary"][1] for draft in drafts.of(claim, by=team.lead)] == [["It began"]]
    assert drafts.of(claim, by=team.reviewer) == drafts.of(claim, by=team.editor) == []


def test_a_draft_is_no_line_of_the_log_and_no_change_of_the_claim(team, claim):
    before = (Event.objects.count(), Ledger.objects.get().event_hash, claim.version)
    typed(claim, team.lead, "It began")
    claim.refresh_from_db()
    assert (Event.objects.count(), Ledger.objects.get().event_hash, claim.version) == before


def test_the_next_save_takes_the_place_of_the_last(team, claim):
    first = typed(claim, team.lead, "It")
    second = typed(claim, team.lead, "It began", seen=first.version)
    assert second.version == first.version + 1
    assert Draft.objects.get().words["summary"][1] == ["It began"]


def test_an_older_tab_does_not_overwrite_the_words_of_the_newer(team, claim):
    first = typed(claim, team.lead, "It")
    typed(claim, team.lead, "It began", seen=first.version)
    with pytest.raises(drafts.Elsewhere) as refusal:
        typed(claim, team.lead, "Other words", seen=first.version)
    assert refusal.value.draft.words["summary"][1] == ["It began"]
    with pytest.raises(drafts.Elsewhere):
        typed(claim, team.lead, "A third tab")
    assert Draft.objects.get().words["summary"][1] == ["It began"]


def test_the_same_words_in_two_tabs_are_no_quarrel(team, claim):
    first = typed(claim, team.lead, "It began")
    assert typed(claim, team.lead, "It began").version == first.version


def test_a_tab_that_is_being_closed_need_not_wait_for_the_answer_to_its_last_save(team, claim):
    typed(claim, team.lead, "It", tab=drafts.Tab("one", 1))
    typed(claim, team.lead, "It began", tab=drafts.Tab("one", 2))
    assert Draft.objects.get().words["summary"][1] == ["It began"]


def test_of_two_saves_that_overtake_each_other_the_later_words_stay(team, claim):
    typed(claim, team.lead, "It began", tab=drafts.Tab("one", 2))
    typed(claim, team.lead, "It", tab=drafts.Tab("one", 1))
    assert Draft.objects.get().words["summary"][1] == ["It began"]
    with pytest.raises(drafts.Elsewhere):
        typed(claim, team.lead, "Other words", tab=drafts.Tab("two", 3))


def test_a_draft_begun_anew_is_not_the_one_an_old_tab_knows(team, claim):
    first = typed(claim, team.lead, "It")
    drafts.forget(claim, by=team.lead, form=FORM)
    typed(claim, team.lead, "Anew")
    with pytest.raises(drafts.Elsewhere):
        typed(claim, team.lead, "Other words", seen=first.version)


def test_each_form_has_its_draft(team, claim):
    typed(claim, team.lead, "It began")
    typed(claim, team.lead, "A letter", form="record_reply")
    drafts.forget(claim, by=team.lead, form=FORM)
    assert [draft.form for draft in drafts.of(claim, by=team.lead)] == ["record_reply"]


def test_what_nobody_came_back_to_is_swept(team, claim):
    typed(claim, team.lead, "It began")
    Draft.objects.update(saved_at=timezone.now() - drafts.KEPT_FOR - timedelta(minutes=1))
    assert drafts.of(claim, by=team.lead) == []
    typed(claim, team.editor, "Another")
    assert [draft.user for draft in Draft.objects.all()] == [team.editor]


def test_what_no_database_keeps_is_marked_and_the_rest_kept(team, claim):
    typed(claim, team.lead, "It\x00began \ud800")
    assert Draft.objects.get().words["summary"][1] == [
        "It\N{REPLACEMENT CHARACTER}began \N{REPLACEMENT CHARACTER}"
    ]


NO_DRAFTS = [None, [], {"a": "x"}, {"a": [["x"]]}, {"a": [["x"], [1]]}, {"a": [[""], ["x" * 400_000]]}]


@pytest.mark.parametrize("words", NO_DRAFTS)
def test_what_is_no_draft_is_refused(team, claim, words):
    with pytest.raises(ValidationError):
        drafts.keep(claim, by=team.lead, form=FORM, words=words, claim_version=1)
    assert not Draft.objects.exists()


def test_others_see_who_has_the_claim_open(team, claim):
    presence.arrive(claim, by=team.lead)
    presence.arrive(claim, by=team.lead)
    assert presence.others(claim, but=team.lead) == []
    assert presence.others(claim, but=team.reviewer) == [team.lead]
    presence.leave(claim, by=team.lead)
    assert presence.others(claim, but=team.reviewer) == []


def test_who_is_not_heard_of_any_more_is_gone(team, claim):
    presence.arrive(claim, by=team.lead)
    Presence.objects.update(seen_at=timezone.now() - presence.ALIVE)
    assert presence.others(claim, but=team.reviewer) == []
    Presence.objects.update(seen_at=timezone.now() - presence.FORGOTTEN)
    presence.arrive(claim, by=team.reviewer)
    assert [row.user for row in Presence.objects.all()] == [team.reviewer]
