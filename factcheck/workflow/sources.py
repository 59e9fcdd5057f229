"""Who is meant by a name that somebody typed: the source of that name, or a new one."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from factcheck.models import Source, User

from . import house

LONGEST = 200


def source_named(name: str, kind: str, *, by: User, field: str = "__all__") -> Source | None:
    """The source of this name, the first of this kind; a new one if need be; nothing without a name.

    Two people who name the same at the same moment get one. ValidationError of `field` for an endless name.
    """
    name = " ".join(name.split())
    if not name:
        return None
    if len(name) > LONGEST:
        raise ValidationError({field: f"Shorten the name to {LONGEST} characters."})
    if known := known_by(name, kind):
        return known
    try:
        with transaction.atomic():
            return house.keep(Source(name=name, kind=kind), by=by)
    except (IntegrityError, ValidationError):
        if first := known_by(name, kind):
            return first
        raise


def known_by(name: str, kind: str) -> Source | None:
    """The source of this name, whatever its kind; of several the one of this kind, then the oldest."""
    rows = list(Source.objects.filter(name__iexact=name).order_by("id"))
    return next((row for row in rows if row.kind == kind), rows[0] if rows else None)
