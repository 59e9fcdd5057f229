"""The house as markup and machines name it."""

from factcheck.formats.house import publisher as house_as_publisher
from factcheck.formats.jsonld import Node, Publisher, breadcrumbs
from factcheck.models.published.imprint import Imprint

from .frame import Context
from .pages import absolute


def publisher(context: Context) -> Publisher:
    """The house of a page's frame, with the absolute addresses of what it has adopted."""
    house = context["house"]
    return house_as_publisher(house.name, house.licence_url, context["policies"])


def way(imprint: Imprint, *steps: tuple[str, str]) -> Node:
    """The way to a page from the front page, for search engines: (name, absolute address) of each step."""
    return breadcrumbs([(imprint.house.name, absolute("/")), *steps])
