"""Who is told of what: one table, read at the end of every step. Nobody is told of their own deed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from factcheck.models import Assignment, Claim, Document, Notice, ReplyRequest, Status, User
from factcheck.models.house.people import DESK
from factcheck.rules import ROLES

from .letters import mail_due_at

if TYPE_CHECKING:
    from .steps import Taking

K = Notice.Kind
MENDED = "Mended by the reviewer, for its author to sign."
"""With this note a claim is sent back and submitted as one."""
PAGE_GONE = "A page that it cites is gone: look for another source, or for a copy."
PAGE_CHANGED = "A page that it cites says something else now: look whether it still bears the verdict out."
LATE, MOST = timedelta(days=30), 50
PUBLISHERS = Q(groups__name__in=[role for role, rights in ROLES.items() if "publish" in rights])


def reviewers(step: "Taking") -> Q:
    """The assigned reviewers."""
    return Q(assignments__claim=step.claim, assignments__role="reviewer")


def authors(step: "Taking") -> Q:
    """The lead checker, and who signed it as its author."""
    lead = Q(assignments__claim=step.claim, assignments__role="lead")
    return lead | Q(pk=step.claim.submission.submitted_by_id) if step.claim.submission else lead


def sent_back_to(step: "Taking") -> Q:
    """The authors; not when it is mended in the same breath: they are told of that."""
    return Q(pk=None) if step.note == MENDED else authors(step)


def signers(step: "Taking") -> Q:
    """The lead, when somebody else has submitted it: then the lead signs."""
    return Q(assignments__claim=step.claim, assignments__role="lead")


def everybody(step: "Taking") -> Q:
    """All who have a role on the claim, signed it or approved it."""
    approved = Q(pk__in=step.claim.submission.reviews.values("user")) if step.claim.submission else Q()
    return Q(assignments__claim=step.claim) | authors(step) | approved


def those_concerned(step: "Taking") -> Q:
    """Whom the step is about."""
    return Q(pk__in=[user.pk for user in step.concerns])


def disputants(step: "Taking") -> Q:
    """The authors, when a second verdict has opened a dispute."""
    return authors(step) if step.status == Status.DISPUTED else Q(pk=None)


def publishers(step: "Taking") -> Q:
    """Everybody with the publisher's role."""
    return PUBLISHERS


@dataclass(frozen=True)
class Telling:
    """Who is told, of what kind of thing, and in which words."""

    kind: Notice.Kind
    whom: Callable[["Taking"], Q]
    words: str


TELLINGS: dict[str, tuple[Telling, ...]] = {
    "assign": (Telling(K.ASSIGNED, those_concerned, "{by} made you its {role}."),),
    "submit": (
        Telling(K.SUBMITTED, signers, "{by} submitted it: it waits for your signature."),
        Telling(K.SUBMITTED, reviewers, "{by} submitted it: it waits for your review."),
    ),
    "second": (Telling(K.DISPUTED, disputants, "{by} reached another verdict: it is disputed."),),
    "send_back": (Telling(K.SENT_BACK, sent_back_to, "{by} sent it back with a comment."),),
    "decide": (Telling(K.DECIDED, everybody, "{by} settled the dispute."),),
    "approve": (
        Telling(K.APPROVED, authors, "{by} approved it."),
        Telling(K.APPROVED, publishers, "{by} approved it: it waits to be published."),
    ),
    "publish": (Telling(K.PUBLISHED, everybody, "{by} published it."),),
    "reopen": (Telling(K.REOPENED, everybody, "{by} reopened it; readers see the last edition meanwhile."),),
    "suspend": (
        Telling(K.SUSPENDED, publishers, "{by} suspended it: another publisher withdraws or reinstates it."),
        Telling(K.SUSPENDED, everybody, "{by} suspended it: readers see a notice in its place."),
    ),
    "withdraw": (Telling(K.SETTLED, everybody, "{by} withdrew it."),),
    "reinstate": (Telling(K.SETTLED, everybody, "{by} reinstated it: readers see it again."),),
}


def tell_of(step: "Taking") -> None:
    """Tell everybody whom this step concerns. Part of the step's transaction."""
    told: set[int] = {step.by.pk}
    for telling in TELLINGS.get(step.verb, ()):
        people = [person for person in _staff(telling.whom(step)) if person.pk not in told]
        told |= {person.pk for person in people}
        words = telling.words.format(by=step.by, role=_role(step))
        tell(people, telling.kind, words, by=step.by, claim=step.claim, at=step.at)


def _role(step: "Taking") -> str:
    """The role that was given, in words."""
    given = next((role for role in Assignment.Role if role in step.changes), Assignment.Role.LEAD)
    return str(given.label).lower()


def _staff(whom: Q) -> Iterable[User]:
    """Those of them who work here now."""
    people = User.objects.filter(whom, is_active=True).exclude(username=DESK)
    return people.select_related("preferences").order_by("pk").distinct()


def tell(
    people: Iterable[User],
    kind: Notice.Kind,
    words: str,
    *,
    by: User,
    claim: Claim | None = None,
    at: datetime | None = None,
) -> None:
    """Tell these people. The words hold no verdict: whoever may not see one is told in the same words."""
    at = at or timezone.now()
    Notice.objects.bulk_create(
        Notice(
            user=person,
            kind=kind,
            claim=claim,
            by=by,
            words=words[:400],
            at=at,
            mail_due_at=mail_due_at(person, at),
        )
        for person in people
    )


def read(user: User, *, claim: int | None = None) -> int:
    """Mark what this person has been told of a claim, or of everything, as read. Returns how many it was."""
    mine = Notice.objects.filter(user=user).unread()
    return (mine if claim is None else mine.filter(claim=claim)).update(read_at=timezone.now())


@transaction.atomic
def page_gone(document: Document, *, by: User, changed: bool = False) -> None:
    """Tell everybody who works on a claim that cites this page that it is no longer there, or the same."""
    cited = Q(evidence__document=document, evidence__removed_at=None)
    for claim in Claim.objects.filter(cited).order_by("pk").distinct():
        people = [who for who in _staff(Q(assignments__claim=claim)) if who.pk != by.pk]
        tell(people, K.GONE, PAGE_CHANGED if changed else PAGE_GONE, by=by, claim=claim)


def overdue(today: date) -> list[ReplyRequest]:
    """Whoever was asked to reply and has let the day pass, of whom the desk has not been told."""
    later = ReplyRequest.objects.filter(claim=OuterRef("claim"), pk__gt=OuterRef("pk"))
    told = Notice.objects.filter(kind=K.OVERDUE, claim=OuterRef("claim"), at__gte=OuterRef("recorded_at"))
    worked_on = Assignment.objects.filter(
        claim=OuterRef("claim"), role__in=["lead", "editor"], user__is_active=True
    )
    waiting = ReplyRequest.objects.waiting().filter(deadline_on__lt=today, deadline_on__gte=today - LATE)
    news = waiting.filter(Exists(worked_on)).exclude(Exists(later)).exclude(Exists(told))
    return list(news.order_by("id")[:MOST])


@transaction.atomic
def remind(reply: ReplyRequest, *, by: User, now: datetime) -> None:
    """Tell those who work on its claim that its day has passed; once, however many workers notice."""
    claim = Claim.objects.select_for_update().get(pk=reply.claim_id)
    if reply in overdue(timezone.localdate(now)):
        day = f"{reply.deadline_on.day} {reply.deadline_on:%B %Y}" if reply.deadline_on else ""
        words = f"No reply by {day}: record that none came, or give them more time."
        people = _staff(Q(assignments__claim=claim, assignments__role__in=["lead", "editor"]))
        tell(people, K.OVERDUE, words, by=by, claim=claim, at=now)
