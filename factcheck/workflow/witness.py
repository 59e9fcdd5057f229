"""The log as witness: what was signed, rated, shown and granted, held against what the tables say now."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import SHA256, Cast, Coalesce, Concat, Substr

from factcheck import rules
from factcheck.models import (
    Appearance,
    ArticleText,
    Claim,
    Correction,
    Edition,
    Event,
    FactCheck,
    House,
    PolicyPage,
    Rating,
    RatingScale,
    Review,
    Status,
    Submission,
    Suspension,
    Topic,
    User,
    Verdict,
)
from factcheck.models.house.people import DESK

from .ledger import plain

KEPT = (House, RatingScale, Rating, PolicyPage, Topic, User)
"""The house's own tables: few rows, every change of which stands in the log field by field."""
AT_HIRE = {"is_superuser": False, "is_active": True, "is_staff": True}


class Digest(SHA256):
    """SHA-256 in hexadecimal. PostgreSQL has it built in; Django would ask for an extension."""

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """The built-in function reads bytes and gives bytes."""
        words = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
        return self.as_sql(compiler, connection, template=words, **more)


class Words(Func):
    """What stands at a path in canonical JSON, as text; empty when nothing does."""

    output_field = models.TextField()

    def __init__(self, column: Any, *path: str) -> None:
        self.path = path
        super().__init__(column)

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """A path with dots; a number is a place in a list."""
        steps = "".join(f"[{step}]" if step.isdecimal() else f".{step}" for step in self.path)
        words = f"COALESCE(CAST(json_extract(%(expressions)s, '${steps}') AS text), '')"
        return self.as_sql(compiler, connection, template=words, **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """A path with commas."""
        words = f"COALESCE((%(expressions)s)::json #>> '{{{','.join(self.path)}}}', '')"
        return self.as_sql(compiler, connection, template=words, **more)


def signatures() -> Iterator[tuple[str, QuerySet]]:
    """Who signed, rated and hid what, and when: each with its line."""
    sent, kept = Submission.objects.all(), Submission.objects.filter(redacted_by=None)
    digest = Q(payload__contains=OuterRef("digest")) | Q(payload=None)
    line = _line("claim", "submitted_by", "submitted_at").filter(digest, verb__in=["submit", "decide"])
    yield "A submission that the log does not know", sent.exclude(Exists(line))
    yield (
        "A submission that does not have its digest",
        kept.annotate(now=Digest("content")).exclude(digest=F("now")),
    )
    line = _line("submission__claim", "user", "decided_at").filter(verb=OuterRef("decision"))
    yield "A signature that the log does not know", Review.objects.exclude(Exists(line))
    both = Review.objects.filter(
        submission=OuterRef("submission_id"),
        decision=Review.Decision.APPROVE,
        user=OuterRef("approved_by_id"),
        submission__submitted_by=OuterRef("submitted_by_id"),
    )
    yield "An edition in the name of others than signed it", Edition.objects.exclude(Exists(both))
    yield from _opinions()


def _opinions() -> Iterator[tuple[str, QuerySet]]:
    opening = Value('"second verdict":[null,"')
    said = Concat(opening, "rating__slug", Value('"]'), output_field=models.TextField())
    given = Verdict.objects.alias(said=said)
    line = _line("claim", "user", "given_at")
    rated = line.filter(Q(payload__contains=OuterRef("said")) | Q(payload=None), verb="second")
    yield "A second verdict that the log does not know", given.filter(role="second").exclude(Exists(rated))
    decided = given.filter(role="deciding")
    yield "A decision that the log does not know", decided.exclude(Exists(line.filter(verb="decide")))
    hidden = _line("claim", "suspended_by", "suspended_at").filter(verb="suspend")
    yield "A suspension that the log does not know", Suspension.objects.exclude(Exists(hidden))
    ended = _line("claim", "settled_by", "settled_at").filter(verb__in=["withdraw", "reinstate"])
    settled = Suspension.objects.exclude(settlement="")
    yield "The end of a suspension that the log does not know", settled.exclude(Exists(ended))


def _line(claim: str, by: str, at: str) -> QuerySet[Event]:
    """The lines that a row's person wrote about its claim at its time."""
    return Event.objects.filter(claim=OuterRef(claim), by=OuterRef(by), at=OuterRef(at))


def words() -> Iterator[tuple[str, QuerySet]]:
    """Words that are kept or shown twice: both say the same."""
    signed, live = "edition__content", FactCheck.objects.live().alias(number_shown=_number("value"))
    yield (
        "A fact-check that lists other words than were signed",
        live.exclude(
            statement=Words(signed, "statement"),
            number_shown=Words(signed, "verdict", "value"),
            **{name: Words(signed, "verdict", name) for name in ("summary", "rating", "label", "category")},
        ),
    )
    told = Correction.objects.filter(redacted_by=None, edition__redacted_by=None)
    yield (
        "A correction in other words than were signed",
        told.exclude(note=Words(signed, "correction", "note"), kind=Words(signed, "correction", "kind")),
    )
    texts = ArticleText.objects.filter(redacted_by=None)
    yield "A text that does not have its digest", texts.annotate(now=Digest("text")).exclude(sha256=F("now"))
    quotes = Appearance.objects.filter(kind="text", redacted_by=None, snapshot__redacted_by=None)
    quoted = Substr("snapshot__text", F("start") + 1, F("end") - F("start"))
    yield "A quote in other words than the text has", quotes.exclude(exact=quoted)
    yield "A claim that stands where the log did not put it", _moved_past_the_log()


def _number(name: str) -> Any:
    return Coalesce(Cast(name, models.TextField()), Value(""), output_field=models.TextField())


def _or_empty(payload: Any) -> Any:
    return Coalesce(payload, Value("{}"), output_field=models.TextField())


def _moved_past_the_log() -> QuerySet[Claim]:
    """Claims whose status is not the last that the log gave them."""
    lines = Event.objects.filter(claim=OuterRef("pk"), subject__startswith="claim:")
    last = lines.filter(payload__contains='"status":[').order_by("-number").values("payload")[:1]
    claims = Claim.objects.exclude(Exists(lines.filter(payload=None)))
    put = claims.annotate(put=Words(_or_empty(Subquery(last)), "changes", "status", "1"))
    return put.exclude(put=F("status")).exclude(put="", status=Status.SUGGESTED)


def strayed() -> Iterator[str]:
    """What of the house, its people and their rights is not as the log left it."""
    for table in KEPT:
        said = _said(table)
        for row in table._default_manager.order_by("pk"):
            yield from _strayed(row, said.get(str(row.pk), {}))
    yield from _rights()


def _said(table: type[models.Model]) -> dict[str, dict[str, Any]]:
    """The last value that the log gives each field of each row."""
    said: dict[str, dict[str, Any]] = defaultdict(dict)
    kind = f"{table._meta.model_name}:"
    for event in Event.objects.filter(subject__startswith=kind, payload__isnull=False).order_by("number"):
        row = said[event.subject.removeprefix(kind)]
        row |= AT_HIRE if event.verb == "hire" else {}
        row |= {name: new for name, (_, new) in json.loads(event.payload or "{}")["changes"].items()}
    return said


def _strayed(row: models.Model, said: dict[str, Any]) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        told = field.name in said and not isinstance(field, models.DateTimeField)
        if told and plain(getattr(row, field.attname)) != said[field.name]:
            yield f"{type(row).__name__} {row.pk}: the log gives it another {field.verbose_name}."
    if isinstance(row, User) and row.username != DESK:
        if not said:
            yield f"User {row.pk} was hired by nobody."
        elif sorted(row.groups.values_list("name", flat=True)) != said.get("roles", []):
            yield f"User {row.pk}: the log gives them other roles."


def _rights() -> Iterator[str]:
    """Roles carry exactly their rights, and nobody has one beside their roles."""
    for group in Group.objects.prefetch_related("permissions"):
        carried = {p.codename for p in group.permissions.all() if not p.codename.startswith("view_")}
        if carried != set(rules.ROLES.get(group.name, ())):
            yield f"The role {group.name} carries other rights than its own: run setup_roles."
    for user in User.objects.filter(user_permissions__isnull=False).distinct():
        yield f"User {user.pk} has rights beside their roles."
