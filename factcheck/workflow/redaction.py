"""Erasure, where the law asks for it: requested by one administrator, carried out by another."""

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from factcheck import rules
from factcheck.models import (
    ArticleText,
    Capture,
    Edition,
    FactCheck,
    PublishedArticle,
    Redaction,
    Submission,
    User,
)
from factcheck.models.refusals import CONTENT

from . import vault
from .article_pages import mark_article
from .ledger import locked_ledger, record, subject_of
from .translated import forget_words, made_from

LONGEST = 18
"""So many digits fit every key of the database."""


@transaction.atomic
def request_redaction(thing: models.Model, *, by: User, legal_basis: str) -> Redaction:
    """Ask for the words of a kept row to be erased, and say on what legal basis."""
    _administers(by)
    if not CONTENT.get(type(thing).__name__):
        raise ValidationError(
            "These rows keep no words of anybody. Name the text, submission or event instead."
        )
    redaction = Redaction(
        legal_basis=legal_basis.strip(),
        subject=subject_of(thing),
        requested_by=by,
        requested_at=timezone.now(),
    )
    redaction.full_clean(exclude=["approved_by", "approved_at"])
    redaction.save(force_insert=True)
    record("request_redaction", redaction, by=by, note=legal_basis)
    return redaction


@transaction.atomic
def redact(redaction: Redaction, *, by: User) -> Redaction:
    """Erase the words, keep their digest. The log goes on proving everything else."""
    _administers(by)
    redaction = Redaction.objects.select_for_update().get(pk=redaction.pk)
    if redaction.approved_by_id:
        raise rules.Conflict("These words are erased already.")
    if redaction.requested_by_id == by.pk:
        raise PermissionDenied("Another administrator than the one who asked must carry it out.")
    thing = thing_of(redaction.subject)
    _refuse_while_live(thing)
    redaction.approved_by, redaction.approved_at = by, timezone.now()
    redaction.save(update_fields=["approved_by", "approved_at"])
    for row in _everywhere(thing):
        if isinstance(row, Submission | Edition):
            forget_words(row)
        empty: dict[str, Any] = dict.fromkeys(CONTENT[type(row).__name__])
        type(row)._default_manager.filter(pk=row.pk, redacted_by=None).update(
            **empty, redacted_by=redaction.pk
        )
    if isinstance(thing, ArticleText):
        locked_ledger()  # or somebody who publishes on these pages writes them at the same moment
        for page in PublishedArticle.objects.filter(article_id=thing.article_id):
            mark_article(page, redaction.approved_at)
    record("redact", redaction, by=by, note=redaction.legal_basis)
    if isinstance(thing, Capture):
        transaction.on_commit(forget_erased)
    return redaction


def erased_bytes() -> QuerySet[Capture, str]:
    """The digests of captures that were erased and that no other capture keeps."""
    kept = Capture.objects.filter(sha256=OuterRef("sha256"), redacted_by=None)
    erased = Capture.objects.exclude(redacted_by=None).filter(~Exists(kept)).order_by("sha256")
    return erased.values_list("sha256", flat=True).distinct()


def forget_erased() -> None:
    """Take the bytes of erased captures out of the vault, also those whose eraser was killed before."""
    for sha256 in erased_bytes():
        vault.forget(sha256)


def _administers(user: User) -> None:
    if not rules.has(user, "administer"):
        raise PermissionDenied("Erasing words is for administrators. Ask one of them.")


def thing_of(subject: str) -> models.Model:
    """The row that the log names so."""
    kind, _, key = subject.partition(":")
    table = next((name for name in CONTENT if name.lower() == kind), None)
    if table is None or not key.isdecimal() or len(key) > LONGEST:
        known = ", ".join(sorted(name.lower() for name, words in CONTENT.items() if words))
        raise ValidationError(
            f"“{subject}” is nothing that can be erased. Write kind:number, with one of: {known}."
        )
    thing: models.Model | None = apps.get_model("factcheck", table)._default_manager.filter(pk=key).first()
    if thing is None:
        raise ValidationError(f"There is no {subject}. Look up its number in the admin.")
    return thing


def _everywhere(thing: models.Model) -> list[models.Model]:
    """The row, and all others that keep its words: copies, and what was translated from it."""
    rows = [thing, *_copies(thing)]
    translated = [each for row in rows if isinstance(row, Edition) for each in made_from(row)]
    return [*rows, *(row for each in translated for row in (each, *_copies(each)))]


def _copies(thing: models.Model) -> list[models.Model]:
    """Where else the same words stand."""
    if isinstance(thing, ArticleText):
        return list(thing.appearances.all())
    if isinstance(thing, Submission):
        return list(Edition.objects.filter(submission_id=thing.pk))
    if isinstance(thing, Edition):
        return list(Submission.objects.filter(pk=thing.submission_id))
    return []


def _refuse_while_live(thing: models.Model) -> None:
    """What readers see now is not erased under their eyes: it is withdrawn or replaced first."""
    editions = [row.pk for row in _everywhere(thing) if isinstance(row, Edition)]
    if FactCheck.objects.live().filter(edition__in=editions).exists():
        raise ValidationError(
            "Readers see this edition now, or a translation of it. "
            "Withdraw it, or publish the next one, first."
        )
