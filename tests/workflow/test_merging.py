"""A claim that repeats another: its appearances count there, and readers of the other are told."""

import json

import pytest
from django.core.exceptions import ValidationError

from factcheck.models import Change, Claim, Edition, Event, PublishedArticle, Status
from factcheck.workflow import checking, claims, publishing, review
from tests import factories

from .reading import gates, last_line, lines, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.Team()


def marked(claim, check):
    """Whether the page of the claim's article marks this fact-check."""
    page = PublishedArticle.objects.get(article_id=claim.article_id)
    return any(check.public_id in s["marks"] for block in page.data["blocks"] for s in block["segments"])


def test_a_repeat_names_what_it_repeats_and_lends_its_appearance(team):
    target = factories.open_claim(team)
    repeat = factories.merged_claim(team, into=target)
    places = type(repeat.appearances.get()).objects.of(target)
    assert (repeat.status, repeat.merged_into) == (Status.MERGED, target)
    assert [place.claim_id for place in places] == [target.pk, repeat.pk]


def test_merging_writes_one_line_for_the_repeat_and_one_for_what_readers_see(team):
    target = factories.published_claim(team)
    repeat = factories.open_claim(team)
    before = lines()
    claims.merge(repeat, by=team.editor, into=target)
    written = Event.objects.filter(number__gt=before).values_list("verb", "claim").order_by("number")
    assert list(written) == [("merge", repeat.pk), ("envelope", target.pk)]


def test_readers_of_the_target_are_told_without_a_new_edition(team):
    target = factories.published_claim(team)
    repeat = factories.merged_claim(team, into=target)
    told = shown(target)["envelope"]["further_appearances"]
    assert [place["article"]["title"] for place in told] == [repeat.article.title]
    assert Change.objects.latest("seq").kind == Change.Kind.ENVELOPE
    assert Edition.objects.count() == 1
    assert marked(repeat, factories.fact_check(target))


def test_unmerging_takes_the_appearance_back_from_readers(team):
    target = factories.published_claim(team)
    repeat = factories.merged_claim(team, into=target)
    claims.unmerge(repeat, by=team.editor)
    assert (repeat.status, repeat.merged_into) == (Status.OPEN, None)
    assert shown(target)["envelope"]["further_appearances"] == []
    assert not marked(repeat, factories.fact_check(target))


def test_repeats_of_a_repeat_follow_it(team):
    last, middle = factories.open_claim(team), factories.open_claim(team)
    first = factories.merged_claim(team, into=middle)
    claims.merge(middle, by=team.editor, into=last)
    first.refresh_from_db()
    assert first.merged_into == last
    assert last_line(middle)[1]["repeats"] == [[], [first.pk]]


@pytest.mark.parametrize("target", ["itself", "declined", "merged"])
def test_a_claim_is_not_merged_into_nothing(team, target):
    claim = factories.open_claim(team)
    into = {"itself": lambda t: claim, "declined": factories.declined_claim, "merged": factories.merged_claim}
    target = into[target](team)
    before = lines()
    with pytest.raises(ValidationError, match="neither declined nor merged"):
        claims.merge(claim, by=team.editor, into=target)
    assert lines() == before


@pytest.mark.parametrize("verb", [claims.decline, claims.merge])
def test_what_readers_know_is_neither_declined_nor_merged(team, verb):
    claim = factories.reopened_claim(team)
    facts = {claims.decline: {"reason": "trivial"}, claims.merge: {"into": factories.open_claim(team)}}
    with pytest.raises(ValidationError, match="correct it or suspend it instead"):
        verb(claim, by=team.editor, **facts[verb])


def test_a_claim_quotes_its_own_words_though_a_repeat_is_older(team):
    repeat = factories.open_claim(team)
    target = claims.accept(
        factories.suggested(team, quote="It sells software to 190 countries"), by=team.lead
    )
    claims.merge(repeat, by=team.editor, into=target)
    claims.assign(target, by=team.editor, user=team.lead, role="lead")
    target.refresh_from_db()
    checking.submit(factories.papers(target, team), by=team.lead)
    assert json.loads(target.submission.content)["quote"] == "It sells software to 190 countries"


def test_merging_into_a_claim_under_dispute_tells_readers_nothing_of_the_dispute(team):
    target = factories.reopened_claim(team)
    before = gates(target)
    claims.edit(target, by=team.lead, correction_kind="update", correction_note="New figures.")
    checking.write_verdict(target, by=team.lead, rating=factories.rating("true"))
    target.refresh_from_db()
    checking.submit(target, by=team.lead)
    review.second(target, by=team.reviewer, rating=factories.rating("false"))
    factories.merged_claim(team, into=target)
    assert gates(target) == before
    assert shown(target)["envelope"]["signers"]["blind"] is True


def test_words_that_one_person_adds_to_a_reopened_claim_wait_for_two_signatures(team):
    target = factories.reopened_claim(team)
    contributor = factories.person("contributor")
    claims.place(target, by=contributor, url="https://example.org/rumour", quote="Unchecked words.")
    factories.merged_claim(team, into=target)
    assert "Unchecked words" not in factories.fact_check(target).document


def test_a_claim_with_repeats_can_be_suspended_and_shown_again_with_them(team):
    target = factories.published_claim(team)
    factories.merged_claim(team, into=target)
    before = shown(target)["envelope"]["further_appearances"]
    publishing.suspend(Claim.objects.get(pk=target.pk), by=team.publisher, note="Forged?")
    publishing.reinstate(Claim.objects.get(pk=target.pk), by=factories.person("publisher"), note="Genuine.")
    assert shown(target)["envelope"]["further_appearances"] == before


def test_a_claim_that_others_were_merged_into_is_not_declined(team):
    target = factories.open_claim(team)
    factories.merged_claim(team, into=target)
    with pytest.raises(ValidationError, match="unmerge them first"):
        claims.decline(target, by=team.editor, reason="trivial")
