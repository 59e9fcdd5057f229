"""Articles with their claims marked in the text."""

from typing import Any

from django.shortcuts import get_object_or_404

from factcheck.formats import jsonld, marked
from factcheck.formats.upgrade import upgrade
from factcheck.models.published import FactCheck, PublishedArticle

from .pages import Context, PublicPage, absolute


class ArticlePage(PublicPage):
    """An article, or its passages around claims, with every published claim marked by its rating."""

    template_name = "public/article_detail.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """The stored text and the fact-checks it names, hidden ones included: they are marked as such."""
        page = get_object_or_404(PublishedArticle, slug=kwargs["slug"])
        context = super().get_context_data(**kwargs)
        document = upgrade(page.data)
        checks = page.fact_checks.defer("document").select_related("claimant").order_by("id")
        found = marked.paragraphs(document, {check.public_id: check for check in checks})
        claims = sorted({claim.number: claim for block in found for claim in block.notes}.items())
        live = [claim.note for _number, claim in claims if claim.note.status == FactCheck.Status.LIVE]
        headline = found.pop(0) if found and found[0].kind == "headline" else None
        return context | {
            "page": page,
            "article": document,
            "paragraphs": found,
            "headline": headline,
            "claims": [claim for _number, claim in claims],
            "node": jsonld.news_article(document, map(mention, live), absolute(page.get_absolute_url())),
        }


def mention(check: FactCheck) -> jsonld.Marked:
    """A fact-check as the article's markup names it."""
    return jsonld.Marked(absolute(check.get_absolute_url()), check.statement, check.quote)
