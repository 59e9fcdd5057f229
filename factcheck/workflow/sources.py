"""Who is meant by a name that somebody typed: the source of that name, or a new one."""

from django.core.exceptions import ValidationError

from factcheck.models import Source, User

from . import house

LONGEST = 200


def source_named(name: str, kind: str, *, by: User, field: str = "__all__") -> Source | None:
    """The source of this name, the first of this kind; a new one if need be; nothing without a name.

    Raises ValidationError of `field` for an endless name.
    """
    name = " ".join(name.split())
    if not name:
        return None
    if len(name) > LONGEST:
        raise ValidationError({field: f"Shorten the name to {LONGEST} characters."})
    return house.first_or_new(Source.objects.named(name, kind), Source(name=name, kind=kind), by=by)
