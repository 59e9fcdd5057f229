"""What things are called in public: opaque ids that say their kind, and slugs."""

import secrets
from typing import Any

from django.utils.text import slugify

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def public_id(kind: str) -> str:
    """A new opaque id that says what it names: fc_…, ed_…, co_…"""
    return f"{kind}_{''.join(secrets.choice(LETTERS) for _ in range(16))}"


def free_slug(table: Any, words: str, otherwise: str) -> str:
    """A slug made of the words that no other row of the table has.

    Words in other scripts give none: what is left of them, a year perhaps, would name nothing.
    """
    stem = slug_stem(words, otherwise)
    taken = set(table.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def slug_stem(words: str, otherwise: str) -> str:
    """What a slug of these words begins with."""
    stem = slugify(words)[:100].strip("-")
    return stem if any(map(str.isalpha, stem)) else slugify(otherwise)


def public_number(key: int) -> str:
    """A stable public name for a row's key that tells neither how many there are nor what comes next."""
    mixed = (key * 0x9E3779B97F4A7C15 + 0x5851F42D4C957F2D) % (1 << 64)
    return f"{mixed ^ (mixed >> 31):016x}"[:16]
