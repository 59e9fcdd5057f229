"""The desk's door: Django's admin, in which every change goes through the newsroom's verbs."""

from . import article, claim, erasure, house, partner_keys, preview, published, records, remarks, staff
from .site import desk

__all__ = [
    "article",
    "claim",
    "desk",
    "erasure",
    "house",
    "partner_keys",
    "preview",
    "published",
    "records",
    "remarks",
    "staff",
]
