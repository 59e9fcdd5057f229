"""What comes in from outside, the one part of the workflow that the API may reach.

What is answered from here holds no row of the desk: plain facts, which a partner may know.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Article, PartnerKey, Push, Scope, Source, User

from . import intake, splitting
from .ledger import canonical, record, sha256
from .names import public_number
from .secret_words import digest, is_well_formed
from .sources import source_named

__all__ = ["Caller", "InProgress", "Pushed", "Reused", "receive_article", "recognise"]

REMEMBERED = timedelta(hours=48)
"""So long an Idempotency-Key is remembered; partners are promised half of it."""
SEEN = timedelta(minutes=1)
"""How exactly it is kept when a partner did something last: a write for each one would be one too many."""
PATIENCE = 10
"""Seconds that a request waits for the same request before it."""


class Reused(rules.Conflict):
    """The Idempotency-Key stands for another body."""


class InProgress(rules.Conflict):
    """The same request is being answered at this moment, and takes long."""


@dataclass(frozen=True)
class Caller:
    """Whoever holds a live key: the number of the key, its holder and what it opens, and until when."""

    key: int
    partner: str
    scopes: frozenset[str]
    prefix: str = ""
    expires_at: datetime | None = None

    @property
    def is_authenticated(self) -> bool:
        """Yes: nobody else is a caller. Asked by the API's framework."""
        return True

    @property
    def others_live(self) -> int:
        """How many other keys of the same partner are live: one, while they change over."""
        live = PartnerKey.objects.live(timezone.now()).filter(partner__iexact=self.partner)
        return live.exclude(pk=self.key).count()


@dataclass(frozen=True)
class Pushed:
    """What became of an article that was sent in.

    `new` is false when the desk had it already, `own` unless somebody else had brought it first.
    """

    number: int
    public_id: str
    title: str
    url: str
    received_at: datetime
    suggestions: int
    own: bool
    new: bool


def recognise(secret: str) -> Caller | None:
    """Who holds this secret; None when it is not ours, has run out or is revoked."""
    if not is_well_formed(secret):
        return None
    now = timezone.now()
    key = PartnerKey.objects.live(now).filter(sha256=digest(secret)).first()
    if key is None:
        return None
    if key.last_used_at is None or now - key.last_used_at > SEEN:
        _used(key, now)
    return Caller(key.pk, key.partner, frozenset(key.scopes), key.prefix, key.expires_at)


def _used(key: PartnerKey, now: datetime) -> None:
    """Write down that it was used, unless the database is too busy for so small a thing."""
    with suppress(OperationalError), transaction.atomic():
        PartnerKey.objects.filter(pk=key.pk).update(last_used_at=now)


def receive_article(
    caller: Caller, *, idempotency_key: str, text: str, outlet: str = "", **facts: Any
) -> Pushed:
    """Take a partner's article onto the desk and find its claims, once for each Idempotency-Key.

    An article that is here already is no refusal: it is answered, with `new` false. Everything is one
    transaction, so whoever sends the same at the same moment waits for the first and is answered alike, and
    a request that dies leaves nothing. Raises Reused, InProgress, ValidationError or PermissionDenied.
    """
    sent = {"text": text, "outlet": outlet, **facts}
    try:
        return _received(caller, idempotency_key, text, outlet, facts, sha256(canonical(sent)))
    except OperationalError as error:  # the database is busy for longer than anybody should wait
        raise InProgress(
            "The desk is busy with the same or another request. Ask again in a moment."
        ) from error


def _received(
    caller: Caller, idempotency_key: str, text: str, outlet: str, facts: dict[str, Any], fingerprint: str
) -> Pushed:
    with transaction.atomic():
        key = _live(caller)
        row, first = _remember(key, idempotency_key, fingerprint)
        if row.fingerprint != fingerprint:
            raise Reused("This Idempotency-Key was used with another body. Take a new key for a new article.")
        if not first:
            return _told(key, Article.objects.get(pk=row.article_id or 0), facts, new=row.new)
        article, new = _take_in(key, text, outlet, facts)
        row.article_id, row.new = article.pk, new
        row.save(update_fields=["article_id", "new"])
        return _told(key, article, facts, new=new)


def _live(caller: Caller) -> PartnerKey:
    """The key, still live: it may have been revoked since the request came in."""
    key = PartnerKey.objects.live(timezone.now()).select_related("acts_as").filter(pk=caller.key).first()
    if key is None or Scope.INTAKE not in key.scopes:
        raise PermissionDenied("This key does not send articles in.")
    return key


def _remember(key: PartnerKey, name: str, fingerprint: str) -> tuple[Push, bool]:
    """The row of this Idempotency-Key, and whether it is this request's own. Old ones are forgotten."""
    now = timezone.now()
    row = Push(key=key, idempotency_key=name, fingerprint=fingerprint, at=now)
    try:
        _be_patient()
        Push.objects.filter(key=key, at__lt=now - REMEMBERED).delete()
        Push.objects.bulk_create([row], ignore_conflicts=True)  # waits for whoever writes the same
    except OperationalError as error:
        raise InProgress("The same request is still being answered. Ask again in a moment.") from error
    kept = Push.objects.get(key=key, idempotency_key=name)
    return kept, kept.article_id is None


def _be_patient() -> None:
    """Wait for a lock no longer than a partner would. SQLite has such a limit for every connection."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{PATIENCE}s"])


def _take_in(key: PartnerKey, text: str, outlet: str, facts: dict[str, Any]) -> tuple[Article, bool]:
    """The article of these words, and whether it is a new one. The log says which key brought it."""
    by = key.acts_as
    intake.require_split(by)
    try:
        article = intake.receive(text, by=by, outlet=_outlet(outlet, by), **facts)
    except intake.Duplicate as known:
        return known.article, False
    record("push", article, by=by, changes={"partner": [None, key.partner], "key": [None, key.prefix]})
    splitting.split(article, by=by)
    return article, True


def _outlet(name: str, by: User) -> Source | None:
    """The publication of this name, a new one if need be."""
    return source_named(name, Source.Kind.PUBLICATION, by=by, field="outlet")


def _told(key: PartnerKey, article: Article, sent: dict[str, Any], *, new: bool) -> Pushed:
    """What the sender hears. Of what came from elsewhere: no more than they have sent themselves."""
    theirs = Push.objects.filter(key__partner=key.partner, article_id=article.pk, new=True)
    if not new and not theirs.exists():
        article = Article(
            pk=article.pk, title=sent.get("title", ""), url=sent.get("url", ""), received_at=timezone.now()
        )
        return _pushed(article, new=False, own=False)
    return _pushed(article, new=new, own=True)


def _pushed(article: Article, *, new: bool, own: bool) -> Pushed:
    return Pushed(
        number=article.pk,
        public_id=f"ar_{public_number(article.pk)}",
        title=article.title,
        url=article.url,
        received_at=article.received_at,
        suggestions=article.claims.count() if own else 0,
        own=own,
        new=new,
    )
