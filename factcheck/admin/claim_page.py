"""One claim on one page: what it stands on, what is missing, and what this person may do next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from factcheck import rules
from factcheck.models import (
    Appearance,
    Claim,
    Comment,
    FactCheck,
    PreviewLink,
    Review,
    Scheduled,
    Status,
    Verdict,
)
from factcheck.rules.remarks import may_comment, may_preview
from factcheck.workflow.outcomes import standing

from .blindness import may_see_verdict
from .claim_doors import DOORS, Door
from .embargo_forms import shares_of
from .second_look import displaced_of
from .translations import panel

FIELDS = {"statement", "claimant", "independence_reason", "primary_reason", "sides_reason", "correction_note"}
UNPUBLISHED = (Status.OPEN, Status.IN_REVIEW, Status.DISPUTED, Status.APPROVED, Status.SCHEDULED)
VERDICT = {"rating": "verdict_rating_0", "summary": "verdict_summary", "explanation": "verdict_explanation"}
SECTIONS = {
    "appearances": "appearances",
    "assignments": "people",
    "verdicts": "verdict",
}


@dataclass(frozen=True)
class Button:
    """A step that this person may take now."""

    verb: str
    door: Door
    url: str


@dataclass(frozen=True)
class GateLine:
    """A gate's answer, and where on the desk to give a better one."""

    result: rules.GateResult
    url: str
    reason: Any = None


def step_url(claim: Claim, verb: str) -> str:
    """Where a verb on this claim is asked for."""
    return reverse("admin:factcheck_claim_step", args=[claim.pk, verb])


def buttons(user: Any, claim: Claim) -> list[Button]:
    """The steps that this person may take with this claim now."""
    return [Button(verb, DOORS[verb], step_url(claim, verb)) for verb in rules.open_steps(user, claim)]


def gate_lines(claim: Claim, edits: set[str]) -> list[GateLine]:
    """Every gate, with a link to its field."""
    return [
        GateLine(result, _link(result.link, claim, edits))
        for result in rules.inspect(rules.open_docket(claim))
    ]


def claim_url(claim: Claim, place: str = "") -> str:
    """The page on which a claim is checked, at this place of it."""
    page = reverse("admin:factcheck_claim_change", args=[claim.pk])
    return f"{page}#{place}" if place else page


def _link(name: str, claim: Claim, edits: set[str]) -> str:
    if name == "policies":
        return reverse("admin:factcheck_policypage_changelist")
    return claim_url(claim, _place(name, edits))


def _place(name: str, edits: set[str]) -> str:
    """The field where the answer is given by whoever may give it, else where it can be read."""
    if name == "reply":
        return "reply-quick" if "record_reply" in edits else "reply"
    if name == "evidence":
        return "evidence_url" if "attach" in edits else "evidence"
    if name in VERDICT:
        return VERDICT[name] if "write_verdict" in edits else "verdict"
    if name in FIELDS:
        return f"id_{name}" if "edit" in edits else "words"
    return SECTIONS.get(name, "words")


def remarks_on(claim: Claim, user: Any) -> list[Comment]:
    """What was said of the claim's submissions and may be read by this person, oldest first."""
    readable = Comment.objects.filter(submission__claim=claim).visible_to(user)
    rows, shown = (
        list(readable.asked().defer("submission__content")),
        set(readable.values_list("pk", flat=True)),
    )
    for row in rows:
        # An answer may speak of a verdict that the question did not.
        row.answer_shown = getattr(getattr(row, "answer", None), "pk", None) in shown  # type: ignore[attr-defined]
    return rows


def sent_back(claim: Claim) -> Review | None:
    """With which words the claim came back to the desk, while it is worked on again."""
    if claim.status != Status.OPEN or claim.submission_id is None:
        return None
    rows = Review.objects.filter(submission=claim.submission_id, decision=Review.Decision.SEND_BACK)
    return rows.select_related("user").order_by("-id").first()


def previews_of(claim: Claim, user: Any, *, shown: bool) -> dict[str, Any]:
    """Links to the claim's submissions for people outside, and the form of a new one."""
    if not shown or claim.submission_id is None or not may_preview(user, claim):
        return {}
    links = PreviewLink.objects.filter(submission__claim=claim).select_related("submission", "made_by")
    form = DOORS["preview"].form(claim=claim, user=user) if claim.status in UNPUBLISHED else None
    return {"previews": list(links.defer("submission__content")), "preview": form}


def page_of(claim: Claim, user: Any) -> dict[str, Any]:
    """What the page of a claim shows beside its words, in a fixed number of queries."""
    edits = set(rules.edits_open(user, claim))
    shown = may_see_verdict(user, claim)
    verdicts = Verdict.objects.filter(claim=claim).visible_to(user).select_related("rating", "user")
    evidence = claim.evidence.filter(removed_at=None).select_related("document__publisher")
    return {
        "claim": claim,
        "edits": edits,
        "buttons": buttons(user, claim),
        "steps_open": rules.open_steps(user, claim),
        "gates": gate_lines(claim, edits),
        "appearances": Appearance.objects.of(claim),
        "evidence": evidence.prefetch_related("document__captures", "document__jobs"),
        "outcomes": standing(claim),
        **panel(claim, user),
        "images": claim.images.filter(removed_at=None),
        "displaced": displaced_of(claim),
        "may_settle": rules.has(user, "split"),
        "people": claim.assignments.all(),
        "replies": claim.replies.select_related("recorded_by"),
        "verdict_shown": shown,
        "verdicts": verdicts,
        "verdict_hidden": not shown and Verdict.objects.filter(claim=claim).exists(),
        "fact_check": FactCheck.objects.filter(claim_id=claim.pk, language=claim.language).first(),
        "scheduled": Scheduled.objects.filter(claim=claim).first(),
        "submission": claim.submission if shown else None,
        "remarks": remarks_on(claim, user),
        "sent_back": sent_back(claim) if shown else None,
        **previews_of(claim, user, shown=shown),
        **shares_of(claim, user, shown=shown),
        "may_comment": claim.submission_id is not None and may_comment(user, claim),
    }
