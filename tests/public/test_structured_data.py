"""Every block of structured data: as Google's presets ask for it, and as the types of schema.org have it."""

import json
import re
import shutil

from factcheck.formats.jsonld import Publisher, claim_review, script
from factcheck.formats.media_review import media_review
from tests.checkers import FOLDER, checker, said
from tests.formats.documents import appearance, document

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
HOUSE = Publisher("A Desk", "https://desk.example", "https://desk.example/logo.svg")
URL = "https://desk.example/fact-checks/it-is-so/"
FILM = {"id": "ar_2", "title": "A film", "kind": "video", "outlet": None, "published_on": "2020-06-11"}


def in_a_film(**changes):
    film = {**FILM, "url": "https://video.example/9", **changes}
    return document(appearances=[appearance(kind="media", article=film, quote=None, fragment="t=10,75")])


def test_a_claim_made_in_a_film_has_a_review_of_the_film():
    node = media_review(in_a_film(), HOUSE, URL)
    [medium] = node["itemReviewed"]["mediaItemAppearance"]
    assert (medium["@type"], medium["contentUrl"]) == ("VideoObject", "https://video.example/9")
    assert node["originalMediaLink"] == "https://video.example/9"
    assert "mediaAuthenticityCategory" not in node  # “half true” says nothing of the film


def test_a_manipulated_film_is_called_so():
    made = in_a_film()
    made["content"]["verdict"]["category"] = "altered"
    assert media_review(made, HOUSE, URL)["mediaAuthenticityCategory"].endswith("/TransformedContent")


def test_a_recording_of_a_speech_is_a_medium_when_it_has_an_address():
    heard = in_a_film(kind="speech")
    [medium] = media_review(heard, HOUSE, URL)["itemReviewed"]["mediaItemAppearance"]
    assert (medium["@type"], medium["contentUrl"]) == ("MediaObject", "https://video.example/9")
    assert media_review(in_a_film(kind="speech", url=None), HOUSE, URL) is None


def test_a_claim_made_in_words_has_none():
    assert media_review(document(), HOUSE, URL) is None


def page(html):
    return {"html": html, "blocks": [json.loads(block) for block in BLOCK.findall(html)]}


def test_every_block_is_as_its_readers_ask(crawl, corrected, tmp_path):
    node = checker("node", "typescript", "package.json")[0]
    assert shutil.which(node)
    pages = {
        address: page(answer.content.decode())
        for address, answer in crawl().items()
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]
    }
    film = [script(each(in_a_film(), HOUSE, URL)) for each in (claim_review, media_review)]
    pages["a film"] = page("".join(f'<script type="application/ld+json">{each}</script>' for each in film))
    kinds = {block["@type"] for each in pages.values() for block in each["blocks"]}
    assert kinds >= {"ClaimReview", "MediaReview", "NewsArticle", "BreadcrumbList", "NewsMediaOrganization"}
    file = tmp_path / "blocks.json"
    file.write_text(json.dumps({name: each for name, each in pages.items() if each["blocks"]}))
    answer = said([node, str(FOLDER / "check.mjs"), str(file)])
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == []
