"""The desk's door: Django's admin, in which every change goes through the newsroom's verbs."""

from . import (
    article,
    claim,
    complaints,
    erasure,
    house,
    outside,
    partner_keys,
    preview,
    published,
    records,
    remarks,
    staff,
    tips,
    webhooks,
)
from .site import desk

__all__ = [
    "article",
    "claim",
    "complaints",
    "desk",
    "erasure",
    "house",
    "outside",
    "partner_keys",
    "preview",
    "published",
    "records",
    "remarks",
    "staff",
    "tips",
    "webhooks",
]
