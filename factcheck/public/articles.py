"""Articles with their claims marked in the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from factcheck.formats import headlines, jsonld, marked
from factcheck.formats.upgrade import upgrade
from factcheck.models.published import FactCheck, PublishedArticle
from factcheck.models.published.imprint import imprint_columns, read_imprint

from .frame import Context
from .imprint import way
from .pages import PublicPage, absolute
from .reads import Told, is_read, note, told

LIVE = FactCheck.Status.LIVE
Claim = marked.Numbered[FactCheck]


@dataclass(frozen=True)
class Share:
    """The claims of an article that are rated alike; `note` is the fact-check of one of them."""

    note: FactCheck
    claims: list[Claim]


class ArticlePage(PublicPage):
    """An article, or its passages around claims, with every published claim marked by its rating."""

    template_name = "public/article_detail.html"

    page: PublishedArticle
    checks: list[FactCheck]
    reads: Told | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and note that the article was read, when it was."""
        response = super().dispatch(request, *args, **kwargs)
        if is_read(request, response.status_code):
            note(self.page.public_id)
        return response

    def begin(self, **kwargs: Any) -> None:
        """The article, how often it was read, and the imprint: one query."""
        rows = PublishedArticle.objects.annotate(times=F("reads__times"), **imprint_columns())
        row: Any = get_object_or_404(rows, slug=kwargs["slug"])
        self.page, self.reads = row, told(row.times)
        self.imprint = read_imprint(self.page)
        self.surrogates = (self.page.public_id,)

    def made_of(self) -> list[str]:
        """The stored text, how often it was read, the imprint, and the fact-checks: two queries."""
        self.checks = list(self.page.fact_checks.defer("document").order_by("id"))
        changes = [f"{check.public_id} {check.seq}" for check in self.checks]
        return [self.page.document, str(self.reads), self.imprint.facts, *changes]

    def get_context_data(self, **kwargs: Any) -> Context:
        """The stored text with the fact-checks it names, and what else was checked or taken down."""
        page = self.page
        context = super().get_context_data(**kwargs)
        document = upgrade(page.data)
        context |= {
            "page": page,
            "article": document,
            "reads": self.reads,
            **read(document, self.checks),
        }
        context["description"] = headlines.article(document["title"])
        live = [mention(claim.note) for claim in context["claims"] if claim.note.status == LIVE]
        url = absolute(page.get_absolute_url())
        nodes = [jsonld.news_article(document, live, url), way(self.imprint, (document["title"], url))]
        return context | {"nodes": nodes}


def read(document: dict[str, Any], checks: list[FactCheck]) -> Context:
    """The paragraphs with their claims, the headline apart, and the checks that are not marked in them."""
    found = marked.paragraphs(document, {check.public_id: check for check in checks})
    claims = sorted((claim for block in found for claim in block.notes), key=lambda claim: claim.number)
    shown = {claim.note.pk for claim in claims}
    return {
        "headline": found.pop(0) if found and found[0].kind == "headline" else None,
        "paragraphs": found,
        "claims": claims,
        "shares": shares(claims),
        "unmarked": [check for check in checks if check.pk not in shown],
    }


def shares(claims: Sequence[Claim]) -> list[Share]:
    """The claims by rating: from true to false, then ratings without a number, then what is hidden."""
    found: dict[tuple[str, str], Share] = {}
    for claim in claims:
        alike = (claim.note.status, claim.note.rating)
        found.setdefault(alike, Share(claim.note, [])).claims.append(claim)
    return sorted(
        found.values(),
        key=lambda share: (share.note.status != LIVE, -(share.note.value or 0), share.note.label),
    )


def mention(check: FactCheck) -> jsonld.Marked:
    """A fact-check as the article's markup names it."""
    return jsonld.Marked(absolute(check.get_absolute_url()), check.statement, check.quote)
