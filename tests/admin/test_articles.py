"""Articles at the admin: taken in once, cut into claims, revised; what is refused keeps its text."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck.models import Article, Claim, Event
from tests import factories
from tests.admin.pages import address, listing, says

pytestmark = pytest.mark.django_db
FACTS = {"kind": "text", "language": "en", "rights": "excerpts"}
TEXT = "Prices rose by 12 per cent in 2019.\n\nThe minister said taxes fell by a third."


@pytest.fixture
def browser(door):
    return door(factories.person("contributor"))


def add(browser, **words):
    return browser.post(listing(Article, "add/"), FACTS | words, follow=True)


def act(browser, article, verb, **words):
    return browser.post(f"/admin/factcheck/article/{article.pk}/{verb}/do/", words, follow=True)


def test_a_pasted_text_becomes_an_article(browser):
    answer = add(browser, text=TEXT.replace("\n", "\r\n"))
    article = Article.objects.get()
    assert article.texts.get().text == TEXT
    assert f"“{article.title}” is on the desk. Find its claims next." in says(answer)


def test_a_file_is_kept_byte_for_byte(browser):
    add(browser, file=SimpleUploadedFile("a.txt", TEXT.encode()))
    assert Article.objects.get().texts.get().text == TEXT


def test_a_text_that_is_here_already_leads_to_its_article(browser):
    add(browser, text=TEXT)
    events = Event.objects.count()
    answer = add(browser, text=TEXT, byline="Somebody")
    article = Article.objects.get()
    assert "This text is already on the desk" in says(answer)
    assert f'href="{address(article)}"' in answer.content.decode()
    assert 'value="Somebody"' in answer.content.decode()
    assert Event.objects.count() == events


def test_an_address_that_is_here_already_leads_to_its_article(browser):
    add(browser, text=TEXT, url="https://example.org/story")
    answer = add(browser, text=f"{TEXT} More.", url="https://example.org/story")
    assert f'href="{address(Article.objects.get())}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"\x00\x01\x02" * 50, "This is not a text but a binary file."),
        ("Übermäßig".encode("latin-1"), "The text is not encoded as UTF-8."),
        (b" \n ", "The text is empty."),
        (b"a " * 1_100_000, "The text is larger than 2 MB."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(browser, raw, sentence):
    answer = add(browser, file=SimpleUploadedFile("a.txt", raw), byline="Somebody")
    assert sentence in says(answer)
    assert 'value="Somebody"' in answer.content.decode()
    assert not Article.objects.exists()


def test_a_pasted_text_that_is_too_long_is_refused_in_words(browser):
    answer = add(browser, text="a " * 1_500_000, byline="Somebody")
    assert "The text is larger than 2 MB." in says(answer)
    assert 'value="Somebody"' in answer.content.decode()


def test_an_article_needs_one_text(browser):
    neither = add(browser, title="Nothing")
    both = add(browser, text=TEXT, file=SimpleUploadedFile("a.txt", b"Other words."))
    for answer in (neither, both):
        assert "Paste the text, or choose a file: one of the two." in says(answer)
    assert TEXT.split("\n", maxsplit=1)[0] in both.content.decode()


def test_the_text_itself_suggests_its_claims(browser):
    add(browser, text=TEXT)
    answer = act(browser, Article.objects.get(), "split")
    assert f"{Claim.objects.count()} suggestions found." in says(answer)
    assert Claim.objects.filter(status="suggested").exists()


def test_a_pasted_quote_becomes_a_claim(browser):
    add(browser, text=TEXT)
    act(browser, Article.objects.get(), "mark", quote="taxes fell by a third", occurrence=1)
    assert Claim.objects.get().appearances.get().exact == "taxes fell by a third"


def test_a_quote_that_is_not_in_the_text_is_refused_and_kept(browser):
    add(browser, text=TEXT)
    events = Event.objects.count()
    answer = act(
        browser, Article.objects.get(), "mark", quote="wages doubled overnight in March", occurrence=1
    )
    assert "These words are not in the text." in says(answer)
    assert "wages doubled overnight in March</textarea>" in answer.content.decode()
    assert Event.objects.count() == events


def test_a_revision_says_which_claims_it_changed(browser):
    add(browser, text=TEXT)
    article = Article.objects.get()
    act(browser, article, "mark", quote="Prices rose by 12 per cent in 2019.", occurrence=1)
    answer = act(
        browser, article, "revise", what="Nobody knows what happened here, said the weather service."
    )
    assert "The new revision is kept. Look at “Prices rose by 12 per cent in 2019.”: orphaned." in says(
        answer
    )


def test_the_same_revision_twice_is_refused(browser):
    add(browser, text=TEXT)
    article = Article.objects.get()
    answer = act(browser, article, "revise", what=TEXT)
    assert "already on the desk" in says(answer)
    assert article.texts.count() == 1


def test_an_unknown_verb_on_an_article_is_refused(browser):
    add(browser, text=TEXT)
    answer = act(browser, Article.objects.get(), "conjure")
    assert "nothing called “conjure” to do with it" in says(answer)


def test_a_publisher_takes_nothing_in(door):
    publisher = door(factories.person("publisher"))
    article = factories.article()
    assert add(publisher, text=TEXT).status_code == 403
    assert "Taking articles in is for contributors" in says(act(publisher, article, "split"))


def test_the_facts_of_an_article_are_mended_with_a_line_in_the_log(browser):
    add(browser, text=TEXT)
    article = Article.objects.get()
    words = FACTS | {"title": "Prices and taxes", "byline": "Ada", "version": 1}
    browser.post(address(article), words)
    article.refresh_from_db()
    assert (article.byline, article.version) == ("Ada", 2)
    assert Event.objects.filter(subject=f"article:{article.pk}", verb="change").exists()


def test_the_text_is_shown_whole_with_its_claims_marked(browser):
    add(browser, text=TEXT)
    article = Article.objects.get()
    act(browser, article, "mark", quote="taxes fell by a third", occurrence=1)
    page = browser.get(address(article))
    assert "".join(piece.text for piece in page.context["pieces"]) == TEXT
    assert ">taxes fell by a third</a></mark>" in page.content.decode()
