"""A process is killed in the middle of publishing: everything was published, or nothing."""

import os
import random
import subprocess
import time
from itertools import count

import pytest
from django.test import TransactionTestCase

from factcheck.models import Category, Claim, FactCheck, Job, Status, User
from factcheck.workflow import checking, claims, publishing, review
from tests import factories

from .onward import onward
from .processes import everything, faults, publish_and_die, publisher

pytestmark = [pytest.mark.torture, pytest.mark.django_db(transaction=True)]
ROUNDS = int(os.environ.get("TORTURE_ROUNDS", "5"))
ENOUGH = 20  # rounds, of which at least one must have been cut off in the middle
FEWEST_WRITES = 10


def approved_once(team: factories.Team) -> Claim:
    return factories.approved_claim(team)


def approved_again(team: factories.Team) -> Claim:
    """A published claim whose second edition, with its correction, is signed."""
    claim = publishing.reopen(factories.published_claim(team), by=team.lead, note="A reader wrote.")
    claims.edit(claim, by=team.lead, correction_kind="correction", correction_note="The year was wrong.")
    checking.write_verdict(claim, by=team.lead, rating=factories.rating(Category.FALSE))
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating(Category.FALSE))
    return review.approve(claim, by=team.reviewer)


@pytest.mark.parametrize("stage", [approved_once, approved_again], ids=["first", "second"])
def test_a_death_after_any_write_leaves_nothing_behind(stage):
    team = factories.Team()
    claim = stage(team)
    before = everything(claim)
    with publisher("deaths") as process:
        for writes in count(1):
            outcome = publish_and_die(process, claim, team.publisher, writes)
            assert faults() == [], f"after write {writes}"
            if outcome != "killed":
                break
            assert everything(claim) == before, f"after write {writes}"
    assert outcome == "published"
    assert writes > FEWEST_WRITES
    claim.refresh_from_db()
    assert claim.status == Status.PUBLISHED


@pytest.mark.sqlite  # it says something about the test, and that is the same everywhere
@pytest.mark.parametrize("stage", [approved_once, approved_again], ids=["first", "second"])
def test_without_the_transaction_every_death_is_noticed(stage):
    unnoticed = []
    with publisher("deaths", "torn") as process:
        for writes in count(1):
            team = factories.Team()
            claim = stage(team)
            before = but_jobs(claim)
            if publish_and_die(process, claim, team.publisher, writes) == "published":
                break
            if but_jobs(claim) != before and not faults():
                unnoticed.append(writes)
            TransactionTestCase("run")._fixture_teardown()  # noqa: SLF001 - a new newsroom for each death
    assert writes > FEWEST_WRITES
    assert unnoticed == []


def test_killed_at_any_moment_nothing_is_torn():
    team = factories.Team()
    claim = factories.published_claim(team)
    interrupted = 0
    for _ in range(ROUNDS):
        with publisher("editions", team.publisher.username, str(claim.pk)) as process:
            moment = wait_for_the_middle(process)
        assert faults() == [], f"killed after {moment:.3f} s"
        claim.refresh_from_db()
        interrupted += claim.status == Status.APPROVED
    assert interrupted or ROUNDS < ENOUGH, "no round was killed in the middle"
    assert next_edition(claim, team.publisher).status == Status.PUBLISHED


def but_jobs(claim: Claim) -> dict[str, object]:
    """All that is kept but the work to come: a page looked at once too often harms nobody."""
    return {**everything(claim), Job._meta.db_table: None}


def wait_for_the_middle(process: subprocess.Popen[str]) -> float:
    """Let one edition out, then wait until the next is on its way. Returns for how many seconds."""
    assert process.stdout.readline() == "publishing\n"
    started = time.perf_counter()
    assert process.stdout.readline() == "published\n"
    moment = random.uniform(0, time.perf_counter() - started)  # noqa: S311 - a moment, no secret
    assert process.stdout.readline() == "publishing\n"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=moment)
    return moment


def next_edition(claim: Claim, by: User) -> Claim:
    """Bring out the next edition from wherever the last process left the claim."""
    number = FactCheck.objects.get(claim_id=claim.pk).number
    while FactCheck.objects.get(claim_id=claim.pk).number == number:
        onward(Claim.objects.get(pk=claim.pk), by)
    return Claim.objects.get(pk=claim.pk)
