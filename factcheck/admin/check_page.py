"""What the Check screen adds to the page of a claim: its forms, its evidence as rows, and their keys."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils import timezone

from factcheck import search
from factcheck.models import Appearance, Capture, Claim, Evidence, Job, Rating, ReplyRequest, Status
from factcheck.text.cited import host_of
from factcheck.workflow import citations, replies

from .claim_forms import RecordReplyForm, VerdictForm
from .claim_page import UNPUBLISHED, GateLine
from .evidence_forms import AttachForm, EvidenceForm
from .verb_forms import RATING_KEYS

STANCES = (("supports", "Supports", "s"), ("refutes", "Refutes", "r"), ("context", "Context", "x"))
REPLY_KEYS = {
    "waiting": "a",
    "self_evident": "i",
    "claimant_unknown": "k",
    "no_answer": "d",
    "declined": "c",
}
REASONS = {
    "independence": ("independence_reason", "Only relevant source", "It is the only relevant source.", "o"),
    "primary": ("primary_reason", "No primary source", "No primary source can be reached.", "f"),
    "sides": ("sides_reason", "Nothing for the other side", "We found nothing for the other side.", "b"),
}
"""Gate -> the field of its reason, and the sentence that one press gives."""
PRECEDENTS = 3
AT_WORK = (Status.SUGGESTED, *UNPUBLISHED)
"""Where gates are still to be met."""
NOW = ("accept", "submit")
"""The verbs whose gates stand between an open claim and its review."""


@dataclass(frozen=True)
class Choice:
    """A rating on offer, and its key."""

    rating: Rating
    key: str
    id: str
    chosen: bool


@dataclass(frozen=True)
class Look:
    """What the last look at a captured page said: gone, and why; changed; or somebody has asked again."""

    gone: str
    changed: bool
    waits: bool


@dataclass(frozen=True)
class Piece:
    """A piece of evidence as a row: its number for readers, how far its capture is, and how to move it."""

    row: Evidence
    number: int | None
    host: str
    state: str
    capture: Capture | None
    job: Job | None
    look: Look
    up: str
    down: str
    form: EvidenceForm | None


@dataclass(frozen=True)
class Quick:
    """An outcome of the right of reply that one press records."""

    outcome: str
    label: str
    key: str


@dataclass(frozen=True)
class Reason:
    """A reason that one press gives to a gate that is red."""

    field: str
    label: str
    words: str
    key: str


def check_of(claim: Claim, user: Any, page: dict[str, Any]) -> dict[str, Any]:
    """Forms and rows of the Check screen. `page` is what `page_of` found."""
    edits, rows = page["edits"], list(page["evidence"])
    last = max(page["replies"], key=lambda reply: reply.pk, default=None)
    verdict = _form(VerdictForm, claim, user, "verdict") if "write_verdict" in edits else None
    may_hand_in = bool(verdict) and any(button.verb == "submit" for button in page["buttons"])
    pieces = _pieces(claim, user, rows, "change_evidence" in edits)
    return {
        "pieces": pieces,
        "capturing": any(piece.state == "waiting" or piece.look.waits for piece in pieces),
        "stances": STANCES,
        "evidence_form": _form(AttachForm, claim, user, "evidence") if "attach" in edits else None,
        "reply_form": _form(RecordReplyForm, claim, user, "reply") if "record_reply" in edits else None,
        "quick_replies": [_quick(outcome) for outcome in replies.quick(last)],
        "overdue": last is not None and replies.is_overdue(last),
        "verdict_form": verdict,
        "choices": _choices(verdict) if verdict else [],
        "may_hand_in": may_hand_in,
        "buttons": [button for button in page["buttons"] if not (may_hand_in and button.verb == "submit")],
        "at_work": claim.status in AT_WORK,
        **_gates(page["gates"], reasons="edit" in edits),
        "context": _context(page["appearances"]),
        "precedents": _precedents(claim),
        "outside": search.outside([claim.statement], claim.language, limit=PRECEDENTS)[0],
        "preview_url": reverse("admin:factcheck_claim_preview", args=[claim.pk]),
    }


def _form(form: Any, claim: Claim, user: Any, name: str) -> Any:
    return form(None, claim=claim, user=user, auto_id=f"{name}_%s")


def _choices(form: VerdictForm) -> list[Choice]:
    """The ratings in the order of the scale, with their keys."""
    field: Any = form.fields["rating"]
    chosen = form.initial.get("rating")
    return [
        Choice(rating, RATING_KEYS[place : place + 1], f"verdict_rating_{place}", rating.pk == chosen)
        for place, rating in enumerate(field.queryset)
    ]


def _quick(outcome: ReplyRequest.Outcome) -> Quick:
    words = {"waiting": "Asked today, waiting", "no_answer": "No answer by the deadline"}
    return Quick(outcome, words.get(outcome, str(outcome.label)), REPLY_KEYS.get(outcome, ""))


def _gates(lines: list[GateLine], *, reasons: bool) -> dict[str, list[Any]]:
    """What keeps the claim from review, with the reasons that one press gives; and all the other gates."""
    red = [line for line in lines if not line.result.ok and line.result.first in NOW]
    given = {code: Reason(*reason) for code, reason in REASONS.items() if reasons}
    missing = [replace(line, reason=given.get(line.result.code)) for line in red]
    return {"missing": missing, "passed": [line for line in lines if line not in red]}


def _context(appearances: Any) -> Appearance | None:
    """Where the claim was first said in a text of ours."""
    return next((appearance for appearance in appearances if appearance.snapshot_id), None)


def _precedents(claim: Claim) -> list[search.Match]:
    """What readers were told of claims like this one; not of this one itself."""
    [found] = search.earlier([claim.statement], claim.language, limit=PRECEDENTS + 1)
    return [match for match in found if match.fact_check.claim_id != claim.pk][:PRECEDENTS]


def _pieces(claim: Claim, user: Any, rows: list[Evidence], changing: bool) -> list[Piece]:  # noqa: FBT001 - private
    keys = [row.pk for row in rows]
    numbers = citations.numbers_of(rows)
    return [
        Piece(
            row,
            numbers.get(row.pk),
            host_of(row.document.url),
            *_state(row),
            look=_look(row),
            up=_moved(keys, place, place - 1),
            down=_moved(keys, place, place + 1),
            form=_piece_form(claim, user, row) if changing else None,
        )
        for place, row in enumerate(rows)
    ]


def _state(row: Evidence) -> tuple[str, Capture | None, Job | None]:
    """How far its capture is: kept, waiting, late, failed, excused, none; the capture and the last job."""
    capture = next((each for each in row.document.captures.all() if each.redacted_by is None), None)
    job = next((job for job in row.document.jobs.all() if job.kind == Job.Kind.CAPTURE), None)
    if capture:
        return "kept", capture, job
    if job and job.state in (Job.State.WAITING, Job.State.RUNNING):
        return ("late" if job.error and job.state == Job.State.WAITING else "waiting"), None, job
    if job and job.state == Job.State.FAILED:
        return "failed", None, job
    return ("excused" if row.no_capture_reason else "none"), None, job


def _look(row: Evidence) -> Look:
    job = next((job for job in row.document.jobs.all() if job.kind == Job.Kind.RECHECK), None)
    kept = {capture.sha256 for capture in row.document.captures.all()}
    if job is None:
        return Look("", len(kept) > 1, waits=False)
    waits = job.state in (Job.State.WAITING, Job.State.RUNNING) and job.next_at <= timezone.now()
    return Look(job.error if job.state == Job.State.FAILED else "", len(kept) > 1, waits)


def _moved(keys: list[int], start: int, end: int) -> str:
    """The order once the piece has moved by one place; empty at the ends."""
    if not 0 <= end < len(keys):
        return ""
    order = list(keys)
    order.insert(end, order.pop(start))
    return ",".join(map(str, order))


def _piece_form(claim: Claim, user: Any, row: Evidence) -> EvidenceForm:
    """The form of its use; the row is handed over, so that the page asks for no row twice."""
    return EvidenceForm(None, claim=claim, user=user, row=row, auto_id=f"piece_{row.pk}_%s")
