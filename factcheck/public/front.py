"""The front page: what is new, what was corrected, and where to look further."""

from typing import Any

from factcheck.formats import jsonld

from .frame import Context
from .imprint import publisher
from .pages import PublicPage
from .rows import articles, corrections, originals, topics

LATEST, CORRECTED, ARTICLES = 10, 3, 3


class Front(PublicPage):
    """Latest fact-checks, the last corrections, topics and articles."""

    template_name = "public/home_front.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """The newest of everything, few enough to take in at a glance."""
        context = super().get_context_data(**kwargs)
        context["latest"] = list(originals().order_by("-published_at", "-id")[:LATEST])
        context["corrections"] = list(corrections()[:CORRECTED])
        context["topics"] = list(topics())
        context["articles"] = list(articles()[:ARTICLES])
        context["nodes"] = [jsonld.organization(publisher(context))]
        return context
