"""The box: a link, a text or a file becomes one article, and what is refused keeps its words."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck.files import LARGEST
from factcheck.models import Article, Claim, Event, Job
from tests import factories
from tests.admin.pages import says
from tests.files import samples
from tests.workflow.capturing import own_vault  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
BOX = "/admin/take-in/"
SEED = settings.BASE_DIR / "seeds" / "microsoft-face-recognition.txt"
TEXT = "Prices rose by 12 per cent in 2019.\n\nThe minister said taxes fell by a third."
LINK = "https://example.org/story"


@pytest.fixture
def browser(door):
    return door(factories.person("contributor"))


def paste(browser, what="", file=None, **more):
    words = {"what": what} | ({"file": SimpleUploadedFile(*file)} if file else {})
    return browser.post(BOX, words, **more)


def split_page(article):
    return f"/admin/factcheck/article/{article.pk}/split/"


def test_the_seed_article_pasted_as_it_is_lands_on_split_with_its_suggestions(browser):
    answer = paste(browser, SEED.read_text(encoding="utf-8").replace("\n", "\r\n"))
    article = Article.objects.get()
    assert answer.headers["Location"] == split_page(article)
    assert article.texts.get().text == SEED.read_text(encoding="utf-8")
    assert article.title.startswith("Washington's Microsoft bans police")
    assert article.claims.count() > 4


def test_a_link_is_an_article_that_waits_for_its_page(browser):
    answer = paste(browser, f"  {LINK}?utm_source=mail\n", follow=True)
    article = Article.objects.get()
    assert (article.url, article.texts.count()) == (LINK, 0)
    assert Job.objects.get().kind == "fetch"
    assert "Being fetched from https://example.org/story" in says(answer)
    assert "data-waiting" in answer.content.decode()


def test_a_refused_link_keeps_what_was_typed(browser):
    answer = paste(browser, "ftp://example.org/a")
    assert "Only addresses that begin with http:// or https:// are fetched." in says(answer)
    assert "ftp://example.org/a</textarea>" in answer.content.decode()
    assert not Article.objects.exists()


def test_several_links_are_refused(browser):
    assert "Paste one at a time." in says(paste(browser, f"{LINK}\n{LINK}2"))


@pytest.mark.parametrize("what", [TEXT, LINK])
def test_a_double_click_is_one_article(browser, what):
    first, second = paste(browser, what), paste(browser, what, follow=True)
    assert first.headers["Location"] == split_page(Article.objects.get())
    assert "This is on the desk already: here it is." in says(second)


@pytest.mark.parametrize("made", [samples.word, samples.html, lambda: samples.pdf(samples.WORDS)])
def test_a_file_is_read_by_its_content_and_kept(browser, made):
    raw = made()
    paste(browser, file=("../../etc/passwd\u202e.jpg", raw))
    article = Article.objects.get()
    assert samples.WORDS in article.texts.get().text
    assert (article.captures.get().size, article.claims.count() > 0) == (len(raw), True)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "This file is empty."),
        (samples.picture(), "This is a file of type image/png and holds no words."),
        (samples.archive(), "This is a ZIP archive and no Word document."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG files can carry programs"),
        (b"a " * 1_100_000, "The text is larger than 2 MB."),
        (bytes(LARGEST + 1), "This file is larger than 10 MB."),
        ("Köln".encode("latin-1"), "The text is not encoded as UTF-8."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(browser, raw, sentence):
    assert sentence in says(paste(browser, file=("story.docx", raw)))
    assert not Article.objects.exists()
    assert Event.objects.filter(verb="receive").count() == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Paste the text, or choose a file"),
        ("x " * 1_100_000, "The text is larger than 2 MB."),
        ("Words \x00 words", "Null characters are not allowed."),
    ],
)
def test_a_text_that_cannot_be_used_is_refused_in_words(browser, words, sentence):
    assert sentence in says(paste(browser, words))
    assert not Article.objects.exists()


def test_a_text_and_a_file_at_once_are_refused_and_the_text_is_kept(browser):
    answer = paste(browser, TEXT, ("a.txt", b"Other words."))
    assert "one of the two" in says(answer)
    assert "taxes fell by a third.</textarea>" in answer.content.decode()


def test_a_text_in_utf_16_with_a_mark_is_read(browser):
    paste(browser, file=("a.txt", TEXT.replace("\n", "\r\n").encode("utf-16")))
    assert Article.objects.get().texts.get().text == TEXT


def test_a_script_is_told_where_the_work_goes_on(browser):
    answer = paste(browser, TEXT, headers={"accept": "application/json"})
    assert answer.json()["next"] == split_page(Article.objects.get())
    again = paste(browser, TEXT, headers={"accept": "application/json"})
    assert again.json()["next"] == answer.json()["next"]


def test_a_script_is_told_why_not(browser):
    answer = paste(browser, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["sentences"]) == (
        422,
        ["Paste the text, or choose a file: one of the two."],
    )


def test_the_box_stands_on_a_page_of_its_own(browser):
    page = browser.get(BOX)
    assert 'name="what"' in page.content.decode()
    assert 'type="file"' in page.content.decode()


def test_a_publisher_takes_nothing_in(door):
    answer = paste(door(factories.person("publisher")), TEXT)
    assert "Taking articles in is for contributors" in says(answer)
    assert "taxes fell by a third.</textarea>" in answer.content.decode()
    assert not Claim.objects.exists()


def test_who_is_no_staff_does_not_see_the_box(client):
    assert client.get(BOX).headers["Location"].startswith("/admin/login/")
