"""What browsers and robots ask for beside pages: rating colours, the house's mark, where robots may go."""

import re
from datetime import date
from typing import Any

from django.http import Http404
from django.templatetags.static import static
from django.utils import timezone
from django.views.generic import RedirectView

from factcheck.models.house import Rating

from .frame import Context
from .pages import PublicPage

SLUG = re.compile(r"[-\w]+", re.ASCII)
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class RatingColours(PublicPage):
    """A stylesheet with the colours that editors gave the ratings, for light and dark pages."""

    template_name = "public/ratings.css"
    content_type = "text/css; charset=utf-8"

    def get_context_data(self, **kwargs: Any) -> Context:
        """Ratings whose name and colours are just that; the scale in use speaks last."""
        return {"ratings": [rating for rating in self.imprint.ratings.values() if paintable(rating)]}


class Robots(PublicPage):
    """robots.txt: a demonstration asks not to be read by robots at all."""

    template_name = "public/robots.txt"
    content_type = "text/plain; charset=utf-8"


class SecurityContact(PublicPage):
    """/.well-known/security.txt (RFC 9116): whom to tell of a weakness. Without a contact there is none."""

    template_name = "public/security.txt"
    content_type = "text/plain; charset=utf-8"

    def get_context_data(self, **kwargs: Any) -> Context:
        """It holds for some months, so that a forgotten copy runs out."""
        if not self.imprint.house.contact_email:
            raise Http404
        year, month = divmod(timezone.now().month + 5, 12)
        until = date(timezone.now().year + year, month + 1, 1)
        return super().get_context_data(**kwargs) | {"until": until}


class Favicon(RedirectView):
    """The address that browsers try unasked: the house's mark is a drawing elsewhere."""

    http_method_names = ["get", "head", "options"]

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        """Where the drawing lies in this release."""
        return static("factcheck/logo.svg")


def paintable(rating: Rating) -> bool:
    """Whether the rating can stand in a stylesheet as it is."""
    colours = (rating.color_light, rating.color_dark)
    return bool(SLUG.fullmatch(rating.slug)) and all(COLOUR.fullmatch(colour) for colour in colours)
