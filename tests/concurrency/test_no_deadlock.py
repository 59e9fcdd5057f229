"""Two verbs that want the same: one has the ledger when the other comes to it, and none is thrown out."""

from functools import partial
from threading import Event

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from factcheck import rules
from factcheck.models import Document, Edition, Job, Source
from factcheck.workflow import checking, citing, house, inbox, intake, jobs, partners, review, split_steps
from factcheck.workflow.publishing import publish
from factcheck.workflow.schedule import sign_and_publish
from tests import factories

from .together import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
LONG = 10
NAMES = ["Ann Lee", "The Herald"]
PAGE = "https://example.org/figures"


def meeting_at_the_ledger(first, second):
    """The first act goes on with the ledger in hand as soon as the second, which began later, asks for it."""
    in_hand, asked_for = Event(), Event()

    def holds(execute, sql, *rest):
        answer = execute(sql, *rest)
        if "factcheck_ledger" in sql and not in_hand.is_set():
            in_hand.set()
            asked_for.wait(LONG)
        return answer

    def asks(execute, sql, *rest):
        if "factcheck_ledger" in sql:
            asked_for.set()
        return execute(sql, *rest)

    def have():
        with connection.execute_wrapper(holds):
            return first()

    def want():
        assert in_hand.wait(LONG)
        with connection.execute_wrapper(asks):
            return second()

    outcomes = together(have, want)
    assert in_hand.is_set()
    assert asked_for.is_set(), "the second waits for something else while the first has the ledger"
    return outcomes


def in_review(team, cited):
    """A claim that waits for its signature and cites this document among others."""
    claim = factories.open_claim(team)
    checking.attach(claim, by=team.lead, document=cited, stance="context", no_capture_reason="Test.")
    factories.papers(claim, team)
    checking.submit(claim, by=team.lead)
    return review.second(claim, by=team.reviewer, rating=factories.rating())


def test_a_press_that_signs_and_publishes_and_a_publication_that_cites_the_same_page():
    factories.policies()
    team, cited = factories.Team(), factories.document(url=PAGE)
    seconded, approved = in_review(team, cited), in_review(team, cited)
    review.approve(approved, by=team.reviewer)
    presses = partial(sign_and_publish, seconded, by=factories.person("reviewer", "publisher"))
    outcomes = meeting_at_the_ledger(
        partial(presses, version=seconded.version), partial(publish, approved, by=team.publisher)
    )
    assert outcomes == [seconded, approved]
    assert Edition.objects.count() == len(outcomes)
    assert cited.jobs.get().kind == Job.Kind.RECHECK


def accepting(claim, by, claimant, reporter):
    """Somebody who accepts a suggestion and says who said it and who carried it."""
    words = {"statement": "It rained.", "claimant": claimant, "reporter": reporter, "topics": []}
    return partial(split_steps.accept, claim, by=by, seen=claim.version, **words)


def test_two_who_name_the_same_two_new_sources_the_other_way_round():
    team = factories.Team()
    one, other = factories.suggested(team), factories.suggested(team)
    outcomes = meeting_at_the_ledger(
        accepting(one, team.lead, *NAMES), accepting(other, team.lead, *reversed(NAMES))
    )
    assert outcomes == [one, other]
    assert sorted(Source.objects.values_list("name", flat=True)) == NAMES


def test_a_source_that_one_adds_while_another_names_it():
    team = factories.Team()
    claim, herald = factories.suggested(team), Source(name=NAMES[1], kind=Source.Kind.PUBLICATION)
    outcomes = meeting_at_the_ledger(
        accepting(claim, team.lead, *NAMES), partial(house.keep, herald, by=team.editor)
    )
    assert outcomes[0] == claim
    assert isinstance(outcomes[1], ValidationError)


def test_a_partner_with_a_new_outlet_and_a_person_bring_the_same_text():
    made = factories.partner_key()
    brings = partial(inbox.receive_article, inbox.recognise(made.secret), idempotency_key="one")
    outcomes = meeting_at_the_ledger(
        partial(brings, text=factories.TEXT, outlet="The Herald"),
        partial(intake.receive, factories.TEXT, by=factories.person("contributor")),
    )
    assert outcomes[0].new
    assert isinstance(outcomes[1], intake.Duplicate)


def test_two_who_make_a_partner_s_second_key():
    one, other = factories.person("administrator"), factories.person("administrator")
    first = factories.partner_key(by=one, partner="The Weekly").key
    makes = partial(partners.rotate_key, first)
    outcomes = meeting_at_the_ledger(partial(makes, by=one), partial(makes, by=other))
    assert isinstance(outcomes[0], partners.Made)
    assert isinstance(outcomes[1], ValidationError)


def test_a_page_cited_as_primary_while_its_capture_is_tried_again():
    team = factories.Team()
    job = factories.waiting_capture(PAGE, team)
    claim = factories.open_claim(team)
    Document.objects.update(kind=Document.Kind.SECONDARY)
    Job.objects.update(state=Job.State.FAILED, finished_at=timezone.now(), error="It was away.")
    cited = {"url": PAGE, "kind": Document.Kind.PRIMARY, "title": "", "publisher": "", "published_on": None}
    outcomes = meeting_at_the_ledger(
        partial(citing.cite, claim, by=team.lead, cited=cited, stance="supports"),
        partial(jobs.retry, job, by=team.lead),
    )
    assert outcomes[0] == claim.evidence.get()
    assert isinstance(outcomes[1], rules.Conflict)
