"""One claim at each stage of its life, and everybody who might want to do something with it."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from factcheck.models import Claim, User
from factcheck.workflow import checking, claims, publishing, review, schedule
from tests import factories


class Cast(factories.Team):
    """The people of the table, by their names in it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = factories.person("reviewer")
        self.inactive = factories.person(*factories.ALL_ROLES)
        self.suspender = self.publisher
        self.others = {
            "contributor": factories.person("contributor"),
            "checker": factories.person("checker"),
            "other_reviewer": factories.person("reviewer"),
            "publisher": factories.person("publisher"),
            "administrator": factories.person("administrator"),
            "superuser": factories.person(is_superuser=True),
            "desk": schedule.desk(),
            "anonymous": AnonymousUser(),
        }

    def join(self, claim: Claim) -> Claim:
        """The claim with its second reviewer, and with a third who leaves the house."""
        for user in (self.waiting, self.inactive):
            claims.assign(claim, by=self.editor, user=user, role="reviewer")
        claim.refresh_from_db()
        return claim

    def everybody(self) -> dict[str, User | AnonymousUser]:
        """Each person by name, read anew: rights are remembered by the row in hand."""
        own = ("lead", "reviewer", "waiting", "inactive", "editor", "suspender")
        people = {**{name: getattr(self, name) for name in own}, **self.others}
        return {name: User.objects.filter(pk=user.pk).first() or user for name, user in people.items()}


def suggested(cast: Cast) -> Claim:
    claim = factories.suggested(cast)
    claims.assign(claim, by=cast.editor, user=cast.lead, role="lead")
    claims.assign(claim, by=cast.editor, user=cast.reviewer, role="reviewer")
    return cast.join(claim)


def opened(cast: Cast) -> Claim:
    return cast.join(factories.checked_claim(cast))


def nobody_leads(cast: Cast) -> Claim:
    return claims.unassign(opened(cast), by=cast.editor, user=cast.lead)


def declined(cast: Cast) -> Claim:
    return claims.decline(opened(cast), by=cast.editor, reason="opinion")


def merged(cast: Cast) -> Claim:
    return claims.merge(opened(cast), by=cast.editor, into=factories.suggested(cast))


def in_review(cast: Cast) -> Claim:
    return checking.submit(opened(cast), by=cast.lead)


def mended(cast: Cast) -> Claim:
    claim = review.second(in_review(cast), by=cast.reviewer, rating=factories.rating())
    review.send_back(claim, by=cast.reviewer, note="A comma.")
    claims.edit(claim, by=cast.reviewer, statement="Microsoft turned to Azure in 2014.")
    return checking.submit(claim, by=cast.reviewer)


def disputed(cast: Cast) -> Claim:
    return review.second(in_review(cast), by=cast.reviewer, rating=factories.rating("false"))


def decided(cast: Cast) -> Claim:
    return review.decide(disputed(cast), by=cast.editor, rating=factories.rating("false"), note="2008.")


def approved(cast: Cast) -> Claim:
    factories.policies()
    claim = review.second(in_review(cast), by=cast.reviewer, rating=factories.rating())
    return review.approve(claim, by=cast.reviewer)


def scheduled(cast: Cast) -> Claim:
    tomorrow = timezone.now() + timedelta(days=1)
    return schedule.schedule(approved(cast), by=cast.suspender, publish_at=tomorrow)


def published(cast: Cast) -> Claim:
    return publishing.publish(approved(cast), by=cast.suspender)


def reopened(cast: Cast) -> Claim:
    claim = publishing.reopen(published(cast), by=cast.lead, note="A reader wrote.")
    return claims.edit(claim, by=cast.lead, correction_kind="update", correction_note="New figures.")


def suspended(cast: Cast) -> Claim:
    return publishing.suspend(published(cast), by=cast.suspender, note="Forged.")


def withdrawn(cast: Cast) -> Claim:
    return publishing.withdraw(suspended(cast), by=cast.others["publisher"], note="It was forged.")


def reopened_after_withdrawal(cast: Cast) -> Claim:
    claim = publishing.reopen(withdrawn(cast), by=cast.lead, note="It was genuine.")
    return claims.edit(claim, by=cast.lead, correction_kind="update", correction_note="It was genuine.")


STAGES: dict[str, Callable[[Cast], Claim]] = {
    "suggested": suggested,
    "open": opened,
    "open, nobody leads": nobody_leads,
    "declined": declined,
    "merged": merged,
    "in review": in_review,
    "in review, mended and submitted by the reviewer": mended,
    "disputed": disputed,
    "in review, decided by the editor": decided,
    "approved": approved,
    "scheduled": scheduled,
    "published": published,
    "open, with a live edition": reopened,
    "suspended": suspended,
    "withdrawn": withdrawn,
    "open, after a withdrawal": reopened_after_withdrawal,
}


def at(stage: str, cast: Cast) -> Claim:
    """The claim at this stage, read anew; one of its reviewers has left the house since."""
    claim = STAGES[stage](cast)
    cast.inactive.is_active = False
    cast.inactive.save(update_fields=["is_active"])
    return Claim.objects.with_desk().get(pk=claim.pk)
