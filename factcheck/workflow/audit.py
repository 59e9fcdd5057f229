"""Proof: the log read line by line against its chain, and the tables against what must always hold."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr

from factcheck.models import (
    Assignment,
    Capture,
    Change,
    Claim,
    ClaimImage,
    Edition,
    Event,
    FactCheck,
    Ledger,
    Redaction,
    Review,
    Scheduled,
    Status,
    Submission,
    Suspension,
    terms_index,
    triggers,
)
from factcheck.models.desk.event import GENESIS

from . import findable_audit, translation_audit, vault, witness
from .ledger import line_hash, sha256
from .redaction import erased_bytes
from .witness import Digest

BATCH = 2000
OPENING = '{"content":'
SIGNED_OFF = (Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED)
CLOSED = (Status.SUGGESTED, Status.DECLINED, Status.MERGED, Status.SUSPENDED, Status.WITHDRAWN)
UNSUSPENDED = tuple(status for status in Status if status != Status.SUSPENDED)


@contextmanager
def still() -> Iterator[None]:
    """Read everything as it was at one moment, and stand in nobody's way while reading."""
    on_sqlite, mode = connection.vendor == "sqlite", getattr(connection, "transaction_mode", None)
    inside = connection.in_atomic_block
    if on_sqlite:
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # SQLite has it
    try:
        with transaction.atomic():
            if not on_sqlite and not inside:
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    finally:
        if on_sqlite:
            connection.transaction_mode = mode  # type: ignore[attr-defined]


@dataclass
class Report:
    """What reading the log found: lines read, lines redacted, and faults in words."""

    lines: int = 0
    redacted: int = 0
    head: str = GENESIS
    faults: list[str] = field(default_factory=list)


def verify_log(*, head: str = "", tick: Callable[[], object] = lambda: None) -> Report:
    """Read the whole log. `head` is a hash noted earlier: a log that does not hold it was cut or rewritten.

    Finds an edited, deleted, swapped or forged line; a redacted line is counted, not broken.
    `tick` is called once a line.
    """
    with still():
        return _read_log(head, tick)


def _read_log(head: str, tick: Callable[[], object]) -> Report:
    report, number = Report(), 0
    known = set(Edition.objects.values_list("ledger_hash", flat=True)) | ({head} if head else set())
    known.discard(GENESIS)
    erasures = set(Redaction.objects.filter(approved_by__isnull=False).values_list("pk", flat=True))
    for event in Event.objects.order_by("number").iterator(BATCH):
        report.faults += _line_faults(event, number, report.head, erasures)
        report.lines += 1
        tick()
        report.redacted += event.payload is None
        number, report.head = event.number, event.hash
        known.discard(event.hash)
    ledger = Ledger.objects.filter(pk=1).first() or Ledger()
    if (ledger.event_number, ledger.event_hash) != (number, report.head):
        report.faults.append(
            f"The log ends at line {number}, but its ledger stands at {ledger.event_number}."
        )
    report.faults += [
        f"The log no longer holds {lost}: its tail was cut or it was rewritten." for lost in known
    ]
    return report


def _line_faults(event: Event, number: int, head: str, erasures: set[int]) -> Iterator[str]:
    """What is wrong with one line, after the line `number` whose hash is `head`."""
    if event.number != number + 1:
        yield f"Lines {number + 1} to {event.number - 1} are missing."
    elif event.prev_hash != head:
        yield f"Line {event.number} does not follow line {number}: swapped or forged."
    if line_hash(event) != event.hash:
        yield f"Line {event.number} was changed after it was written."
    if event.payload is None:
        if event.redacted_by not in erasures:
            yield f"The words of line {event.number} are gone without a redaction."
    elif sha256(f"{event.salt}{event.payload}") != event.payload_digest:
        yield f"The words of line {event.number} were edited."


def broken_invariants() -> list[str]:
    """Everything that must hold and does not, one sentence each. Counted by the database, not row by row."""
    with still():
        broken = list(_broken())
        kept = set(Capture.objects.filter(redacted_by=None).values_list("sha256", flat=True))
        kept |= set(ClaimImage.objects.filter(removed_at=None).values_list("sha256", flat=True))
        erased = set(erased_bytes())
    # The files never change, so reading them, which may take long, needs no still moment.
    return [*broken, *_damaged_files(kept), *_left_files(erased)]


def _damaged_files(kept: set[str]) -> Iterator[str]:
    if damaged := sorted(vault.damaged(kept)):
        some = ", ".join(sha256[:12] for sha256 in damaged[:5])
        yield f"A capture or picture whose file is missing or altered ({len(damaged)}, e.g. {some})"


def _left_files(erased: set[str]) -> Iterator[str]:
    if left := sorted(sha256 for sha256 in erased if vault.path_of(sha256).exists()):
        yield f"An erased capture whose file is still there ({len(left)}): start a worker, which removes it."


def _broken() -> Iterator[str]:
    for sentence, offenders in _rules():
        keys = list(offenders.values_list("pk", flat=True)[:5])
        if keys:
            yield f"{sentence} ({offenders.count()}, e.g. {', '.join(map(str, keys))})"
    yield from _sequence_faults()
    yield from witness.strayed()
    yield from findable_audit.faults()
    if not terms_index.is_whole():
        yield "The index of search terms is missing or altered: run migrate."
    yield from (f"The trigger {name} is missing or altered: run migrate." for name in triggers.drifted())


def _rules() -> Iterator[tuple[str, QuerySet]]:
    """Each rule, and the rows that break it. Every one is a single pass over indexed rows."""
    yield from _desk_rules()
    yield from _published_rules()
    yield from translation_audit.rules()
    yield from witness.signatures()
    yield from witness.words()


def _desk_rules() -> Iterator[tuple[str, QuerySet]]:
    claims, live = Claim.objects.all(), FactCheck.objects.live()
    approved = Review.objects.filter(decision=Review.Decision.APPROVE).values("submission")
    unsettled = Suspension.objects.filter(settlement="").values("claim")
    timed = Scheduled.objects.values("claim")
    yield (
        "A published claim without a live fact-check",
        claims.in_status(Status.PUBLISHED).exclude(pk__in=live.originals().values("claim_id")),
    )
    yield (
        "A live fact-check of a claim that is closed",
        live.filter(claim_id__in=claims.in_status(*CLOSED).values("pk")),
    )
    yield (
        "A suspended claim that is not suspended by anybody",
        claims.in_status(Status.SUSPENDED).exclude(pk__in=unsettled),
    )
    yield (
        "A suspension that nobody settled, on a claim that went on",
        claims.in_status(*UNSUSPENDED).filter(pk__in=unsettled),
    )
    yield (
        "A claim that went past approval unsigned",
        claims.in_status(*SIGNED_OFF).exclude(submission__in=approved),
    )
    yield "A scheduled claim without a time", claims.in_status(Status.SCHEDULED).exclude(pk__in=timed)
    yield (
        "A time for a claim that is not scheduled",
        Scheduled.objects.exclude(claim__in=claims.in_status(Status.SCHEDULED).values("pk")),
    )
    yield (
        "A claim with another claim's submission",
        claims.filter(submission__isnull=False).exclude(
            submission__claim=F("pk"), submission__translation=None
        ),
    )
    yield (
        "An assignment that says wrongly where its claim stands",
        Assignment.objects.exclude(claim_status=F("claim__status")),
    )


def _published_rules() -> Iterator[tuple[str, QuerySet]]:
    live, kept = FactCheck.objects.live(), Edition.objects.filter(redacted_by=None)
    newer = Edition.objects.filter(fact_check=OuterRef("pk"), number__gt=OuterRef("number"))
    later = Change.objects.filter(fact_check=OuterRef("pk"), seq__gt=OuterRef("seq"))
    signed = Submission.objects.filter(
        pk=OuterRef("submission_id"), digest=OuterRef("digest"), content=OuterRef("content")
    )
    shown = live.annotate(shown=Substr("document", len(OPENING) + 1, Length("edition__content")))
    yield (
        "A fact-check that does not show its last edition",
        live.exclude(edition__number=F("number"), edition__fact_check=F("pk")),
    )
    yield "A fact-check with a newer edition than it shows", FactCheck.objects.filter(Exists(newer))
    yield "A page that does not show what was signed", shown.exclude(shown=F("edition__content"))
    yield (
        "A fact-check that readers cannot see and that still has words",
        FactCheck.objects.gone().exclude(document="{}", summary="", quote=""),
    )
    yield "A live fact-check that nobody can find: run reindex", live.filter(terms=None)
    yield "A hidden fact-check that can be found: run reindex", FactCheck.objects.gone().exclude(terms=None)
    yield "A fact-check without its last change", FactCheck.objects.filter(Exists(later) | Q(seq=0))
    yield (
        "A later edition without its correction",
        kept.filter(number__gt=1, minor=False, correction__isnull=True),
    )
    yield "An edition that differs from what was signed", kept.exclude(Exists(signed))
    yield (
        "An edition that does not have its digest",
        kept.annotate(now=Digest("content")).exclude(digest=F("now")),
    )


def _sequence_faults() -> Iterator[str]:
    """The numbers that partners follow have no gap, and the ledger knows the last."""
    told = Change.objects.aggregate(count=Count("pk"), last=Max("seq"))
    ledger = Ledger.objects.filter(pk=1).first() or Ledger()
    if (told["last"] or 0) != told["count"] or ledger.change_seq != told["count"]:
        yield f"Changes: {told['count']} rows, last number {told['last']}, ledger at {ledger.change_seq}."
