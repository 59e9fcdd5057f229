"""Pictures of fact-checks for links on other sites: drawn once for an edition, then read from a file."""

import hashlib
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from factcheck.formats.card import Card, png
from factcheck.models.published import FactCheck
from factcheck.models.published.imprint import imprint_columns, read_imprint

from .pages import PublicPage, tagged
from .tags import icon_of

FOR_EVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=3600"


class CardPicture(PublicPage):
    """The picture of a live fact-check, under the number of its edition. Without a colour it is ink."""

    fact_check: FactCheck

    def begin(self, **kwargs: Any) -> None:
        """The fact-check and the imprint: one query."""
        rows = FactCheck.objects.live().annotate(**imprint_columns()).defer("document")
        self.fact_check = get_object_or_404(rows, public_id=kwargs["public_id"])
        self.imprint = read_imprint(self.fact_check)
        if kwargs["number"] > self.fact_check.number:
            raise Http404
        self.surrogates = (self.fact_check.public_id,)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The picture; an earlier edition's link leads to that of today."""
        if kwargs["number"] < self.fact_check.number:
            response: HttpResponse = HttpResponseRedirect(card_path(self.fact_check))
            response["Cache-Control"] = SHORTLY
            return response
        card = self.card()
        response = HttpResponse(drawn(card, self.fact_check), content_type="image/png")
        response["Cache-Control"], response["ETag"] = FOR_EVER, tagged(repr(card))
        return response

    def card(self) -> Card:
        """What the picture says."""
        check = self.fact_check
        kept = self.imprint.ratings.get(check.rating)
        return Card(
            statement=check.statement,
            label=check.label,
            house=self.imprint.house.name,
            colour=kept.color_light if kept else "#191816",
            icon=icon_of(kept, check.category),
        )


def card_path(check: FactCheck) -> str:
    """The path of the picture of a fact-check's edition of today."""
    return reverse("card", args=[check.public_id, check.number])


def drawn(card: Card, check: FactCheck) -> bytes:
    """The picture from its file; the first time it is drawn, and kept where that is possible."""
    name = f"{check.public_id}-{check.number}-{hashlib.sha256(repr(card).encode()).hexdigest()[:16]}.png"
    file = Path(settings.CARDS_DIR) / name
    with suppress(OSError):
        return file.read_bytes()
    picture = png(card)
    with suppress(OSError):  # a full or read-only disk costs time, not the picture
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as half:
            half.write(picture)
        Path(half.name).replace(file)
    return picture
