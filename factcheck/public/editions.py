"""The editions of a fact-check: what each said, and what changed from one to the next."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse

from factcheck.formats.editions import Difference, differences
from factcheck.formats.upgrade import upgrade
from factcheck.models.published import Correction, Edition, FactCheck

from .fact_checks import OfOneFactCheck
from .frame import Context


@dataclass(frozen=True)
class Version:
    """An edition with the note that explains it; what it changed is None when one side was redacted."""

    edition: Edition
    note: Correction | None
    changes: list[Difference] | None


class EditionList(OfOneFactCheck):
    """Every edition, newest first, each with its word-by-word changes."""

    template_name = "public/edition_list.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """The editions and their notes: two queries, however many there are."""
        context = super().get_context_data(**kwargs)
        return context | {"fact_check": self.fact_check, "versions": versions(self.fact_check)}


class EditionPage(OfOneFactCheck):
    """One edition at the address that it keeps: the signed words and nothing that came later."""

    template_name = "public/edition_detail.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """The content of this edition, or nothing where the law had it removed."""
        found = self.fact_check.editions.filter(number=kwargs["number"]).first()
        if found is None:
            raise Http404
        current = reverse("fact-check", args=[self.fact_check.slug])
        context = super().get_context_data(**kwargs) | {"fact_check": self.fact_check, "edition": found}
        return context | {"content": content_of(found), "canonical": current}


def versions(fact_check: FactCheck) -> list[Version]:
    """Newest first. The first edition has no changes to show."""
    editions = list(fact_check.editions.order_by("number"))
    notes = {note.edition_id: note for note in fact_check.corrections.all()}
    found, before = [], None
    for edition in editions:
        now = content_of(edition)
        changes: list[Difference] | None = [] if edition.number == 1 else None
        if before and now:
            changes = differences(before, now)
        found.append(Version(edition, notes.get(edition.pk), changes))
        before = now
    return found[::-1]


def content_of(edition: Edition) -> dict[str, Any] | None:
    """The signed content in today's schema; None when it was redacted."""
    if edition.content is None:
        return None
    signed = json.loads(edition.content)
    content: dict[str, Any] = upgrade({"schema": signed["schema"], "content": signed})["content"]
    return content
