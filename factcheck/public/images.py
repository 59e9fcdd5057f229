"""Pictures of live fact-checks. An address always means the same picture, while a page shows it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from factcheck.formats.images import TYPE, file_name
from factcheck.models.published import PublishedImage

from .pages import PublicPage

FOR_GOOD = "public, max-age=31536000, immutable"
HARMLESS = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"}
"""A picture opened as a page of its own is a picture and nothing else."""


class PublishedPicture(PublicPage):
    """One drawing of a picture; not there once no live fact-check shows it."""

    @property
    def language(self) -> str:
        """A picture speaks none."""
        return settings.LANGUAGE_CODE

    def begin(self, **kwargs: Any) -> None:
        """Which live fact-checks show it: one query."""
        rows = PublishedImage.objects.filter(sha256=kwargs["sha256"]).order_by("id")
        self.surrogates = tuple(rows.values_list("fact_check__public_id", flat=True))
        if not self.surrogates:
            raise Http404("No fact-check shows this picture.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The drawing, for good: caches are told by their keys when it is gone."""
        path = Path(settings.PUBLISHED_DIR) / file_name(kwargs["sha256"], kwargs["size"])
        try:
            body = path.read_bytes()
        except FileNotFoundError as missing:
            raise Http404("There is no drawing of this size.") from missing
        return HttpResponse(body, content_type=TYPE, headers={"Cache-Control": FOR_GOOD, **HARMLESS})
