"""The desk's door: Django's admin, in which every change goes through the newsroom's verbs."""

from . import article, claim, house, published, records, staff
from .site import desk

__all__ = ["article", "claim", "desk", "house", "published", "records", "staff"]
