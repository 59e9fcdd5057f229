"""A process is killed in the middle of publishing: everything was published, or nothing."""

import os
import random
import subprocess
import time

import pytest

from factcheck.models import Category, Claim, FactCheck, Status, User
from factcheck.workflow import checking, claims, publishing, review
from tests import factories

from .onward import onward
from .processes import everything, faults, let_go, publisher

pytestmark = [pytest.mark.torture, pytest.mark.django_db(transaction=True)]
ROUNDS = int(os.environ.get("TORTURE_ROUNDS", "5"))


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


def deaths(claim: Claim, by: User, *flags: str):
    """Publish and die after the first write, the second, and so on until it lives: (outcome, number)."""
    with publisher(claim, by, "deaths", *flags) as process:
        outcome, number = "killed", 0
        while outcome == "killed":
            number += 1
            process.stdin.write(f"{number}\n")
            outcome = process.stdout.readline().strip()
            let_go()
            yield outcome, number


@pytest.mark.parametrize("stage", [approved_once, approved_again], ids=["first", "second"])
def test_a_death_after_any_write_leaves_nothing_behind(stage):
    team = factories.Team()
    claim = stage(team)
    before = everything(claim)
    killed = 0
    for outcome, number in deaths(claim, team.publisher):
        assert faults() == [], f"after write {number}"
        assert outcome == "published" or everything(claim) == before, f"after write {number}"
        killed += outcome == "killed"
    assert outcome == "published"
    assert killed >= 10, "publishing writes more rows than this"
    claim.refresh_from_db()
    assert claim.status == Status.PUBLISHED


@pytest.mark.parametrize("stage", [approved_once, approved_again], ids=["first", "second"])
def test_without_the_transaction_a_death_is_noticed(stage):
    team = factories.Team()
    claim = stage(team)
    assert any(faults() for _ in deaths(claim, team.publisher, "torn"))


def test_killed_at_any_moment_nothing_is_torn(record_property):
    team = factories.Team()
    claim = factories.published_claim(team)
    interrupted = 0
    for _ in range(ROUNDS):
        with publisher(claim, team.publisher, "editions") as process:
            moment = wait_for_the_middle(process)
        assert faults() == [], f"killed after {moment:.3f} s"
        claim.refresh_from_db()
        interrupted += claim.status == Status.APPROVED
    record_property("rounds", ROUNDS)
    record_property("killed before the edition was out", interrupted)
    assert next_edition(claim, team.publisher).status == Status.PUBLISHED


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
