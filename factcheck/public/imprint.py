"""The house as markup and machines name it."""

from django.templatetags.static import static

from factcheck.formats.jsonld import Node, Publisher, breadcrumbs
from factcheck.models.published.imprint import Imprint

from .frame import Context
from .pages import absolute


def publisher(context: Context) -> Publisher:
    """The house of a page's frame, with the absolute addresses of what it has adopted."""
    house = context["house"]
    return Publisher(
        name=house.name,
        site=absolute(""),
        logo=absolute(static("factcheck/logo.svg")),
        licence=house.licence_url,
        policies={slug: absolute(f"/{slug}/") for slug in context["policies"]},
    )


def way(imprint: Imprint, *steps: tuple[str, str]) -> Node:
    """The way to a page from the front page, for search engines: (name, absolute address) of each step."""
    return breadcrumbs([(imprint.house.name, absolute("/")), *steps])
