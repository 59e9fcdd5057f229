"""Articles with their claims marked."""

import json
import re

from factcheck.models import PublishedArticle


def test_a_claim_is_marked_by_its_rating_and_explained_beside_the_text(read, live):
    page = read(live.articles.get().get_absolute_url())
    assert re.search(rf'<mark class="claim rating-{live.rating}" id="claim-1">Microsoft pivoted', page)
    assert 'href="#note-1"' in page
    assert 'id="note-1"' in page
    assert live.get_absolute_url() in page


def test_the_markup_is_an_article_and_no_review(read, live):
    page = read(live.articles.get().get_absolute_url())
    [node] = re.findall(r'ld\+json">(.*?)</script>', page)
    assert json.loads(node)["@type"] == "NewsArticle"
    assert json.loads(node)["hasPart"][0]["text"] == live.quote
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
