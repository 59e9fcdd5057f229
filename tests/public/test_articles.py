"""Articles with their claims marked."""

import json
import re

from factcheck.formats import marked
from factcheck.models import FactCheck, PublishedArticle
from factcheck.public.articles import shares


def test_a_claim_is_marked_by_its_rating_and_explained_beside_the_text(read, live):
    page = read(live.articles.get().get_absolute_url())
    mark = (
        f'<mark class="claim as-mixed rating-{live.rating}" data-claim="1" id="claim-1" aria-details="note-1"'
    )
    assert re.search(rf"{mark}><span [^>]*>\[claim 1, {live.label}: </span>Microsoft pivoted", page)
    assert 'href="#note-1"' in page
    assert live.summary in page
    assert 'id="note-1"' in page
    assert live.get_absolute_url() in page


def test_the_markup_is_an_article_and_no_review(read, live):
    page = read(live.articles.get().get_absolute_url())
    article, way = map(json.loads, re.findall(r'ld\+json">(.*?)</script>', page))
    assert article["@type"] == "NewsArticle"
    assert article["hasPart"][0]["text"] == live.quote
    assert way["@type"] == "BreadcrumbList"
    assert "ClaimReview" not in page


def test_only_the_passages_around_the_claims_are_shown(read, live):
    page = read(live.articles.get().get_absolute_url())
    assert "Only the passages around the claims are shown" in page
    assert "Nobody objected." not in page


def test_an_article_without_a_published_claim_has_no_page(client, db):
    assert client.get("/articles/never-published/").status_code == 404


def test_a_check_whose_words_are_not_in_the_text_is_listed_below_it(read, live):
    page = live.articles.get()
    bare = {**page.data, "blocks": []}
    PublishedArticle.objects.filter(pk=page.pk).update(document=json.dumps(bare))
    shown = read(page.get_absolute_url())
    assert shown.index('id="unmarked"') < shown.index(f'href="{live.get_absolute_url()}"')


def test_ratings_are_counted_from_true_to_false_and_what_is_hidden_comes_last():
    rated = [("withdrawn", "", None), ("live", "half", 3), ("live", "true", 5), ("live", "satire", None)]
    checks = [
        marked.Numbered(number, FactCheck(status=status, rating=rating, label=rating, value=value))
        for number, (status, rating, value) in enumerate([*rated, rated[1]], start=1)
    ]
    assert [[claim.number for claim in share.claims] for share in shares(checks)] == [[3], [2, 5], [4], [1]]


def test_a_byline_alone_has_nothing_before_it(read, live):
    page = live.articles.get()
    PublishedArticle.objects.filter(pk=page.pk).update(
        document=json.dumps({**page.data, "byline": "by | VIEW 1382"})
    )
    shown = read(page.get_absolute_url())
    [facts] = re.findall(r'<ul class="article-facts">(.*?)</ul>', shown, re.DOTALL)
    assert re.sub(r"\s*<[^>]*>\s*", "", facts).strip() == "by | VIEW 1382"
