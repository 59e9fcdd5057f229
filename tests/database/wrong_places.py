"""Wrong rows about addresses of articles and about words that revisions displaced."""

from django.utils import timezone

from .statements import update
from .wrong import Wrong, changed, like

NOW = timezone.now()


def _settled(how: str, **otherwise):
    """The displaced words settled in this way."""
    facts = {"settlement": how, "settled_at": NOW} | otherwise
    return lambda papers: update(papers.displaced, **{"settled_by_id": papers.team.lead.pk} | facts)


PLACES = (
    Wrong(
        "one address of two articles",
        "address_once",
        like("address"),
        like("address", url="https://example.org/other"),
    ),
    Wrong(
        "an article that is the same as itself",
        "article_same_as_another",
        lambda p: update(p.article, same_as_id=p.article.pk),
        lambda p: update(p.article, same_as_id=p.outside_article.pk),
    ),
    Wrong(
        "words displaced in no way that there is",
        "displacement_match_known",
        changed("displaced", match="exact"),
        changed("displaced", match="changed"),
    ),
    Wrong(
        "displaced words settled by nobody",
        "displacement_settled_or_not",
        _settled("gone", settled_by_id=None),
        _settled("gone"),
    ),
    Wrong(
        "displaced words settled in no way that there is",
        "displacement_settled_or_not",
        _settled("shrugged"),
        _settled("confirmed"),
    ),
    Wrong(
        "one place displaced twice and settled never",
        "displacement_open_once",
        like("displaced"),
        _settled("found"),
    ),
)
