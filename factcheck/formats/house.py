"""The house as markup names it, with the absolute addresses of what it has adopted."""

from collections.abc import Iterable

from django.conf import settings
from django.templatetags.static import static

from .jsonld import Publisher


def publisher(name: str, licence: str, policies: Iterable[str]) -> Publisher:
    """The house of this name; `policies` are the slugs of those it has adopted."""
    site = settings.SITE_URL
    return Publisher(
        name=name,
        site=site,
        logo=f"{site}{static('factcheck/logo.svg')}",
        licence=licence,
        policies={slug: f"{site}/{slug}/" for slug in policies},
    )
