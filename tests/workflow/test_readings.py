"""What a captured page tells of itself, and what nobody's typed words give way to."""

import pytest
from django.core.exceptions import ValidationError

from factcheck.models import Capture, Document, Event, Source
from factcheck.workflow import house, readings, vault
from tests import factories
from tests.net.sites import page, site
from tests.workflow.capturing import own_vault, work  # noqa: F401 - own_vault is a fixture

pytestmark = pytest.mark.django_db
STORY = b"""<!doctype html><html lang="de"><head><title>Cloud first</title>
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2014-02-04">
</head><body><article><h1>Cloud first</h1>
<p>The company said on Tuesday that its cloud would come first from now on.</p>
<p>It had announced Azure in October 2008.<script>alert(1)</script></p></article></body></html>"""


def captured(at, **facts):
    """The document at this address, as it is once its page was captured."""
    facts = {"title": "The story", "publisher": None, "published_on": None} | facts
    job = factories.waiting_capture(at.url("/the-story"))
    Document.objects.filter(pk=job.document_id).update(**facts)
    assert work(at).error == ""
    return Document.objects.select_related("publisher").get(pk=job.document_id)


def test_the_page_tells_its_title_site_day_and_language():
    with site(page(STORY)) as at:
        document = captured(at)
    assert (document.title, document.publisher.name) == ("Cloud first", "The Gazette")
    assert (str(document.published_on), document.language) == ("2014-02-04", "de")


def test_what_it_told_is_a_line_of_the_log_in_the_name_of_the_desk():
    with site(page(STORY)) as at:
        document = captured(at)
    line = Event.objects.get(verb="change", subject=f"document:{document.pk}")
    assert (line.by.username, readings.READ in line.payload) == ("desk", True)
    assert '"title":["The story","Cloud first"]' in line.payload


def test_what_somebody_has_typed_stays():
    mine = factories.source("Our own name for it")
    with site(page(STORY)) as at:
        document = captured(at, title="My title", publisher=mine, published_on="2014-02-01", language="fr")
    assert (document.title, document.publisher, document.language) == ("My title", mine, "fr")
    assert str(document.published_on) == "2014-02-01"


def test_the_name_of_the_host_gives_way_to_the_site_s_own_and_is_not_left_behind():
    with site(page(STORY)) as at:
        guess = factories.source(f"127.0.0.1:{at.port}")
        document = captured(at, publisher=guess)
    assert document.publisher.name == "The Gazette"
    assert not Source.objects.filter(pk=guess.pk).exists()


def test_a_source_that_has_its_home_there_is_taken_whatever_the_page_calls_itself():
    with site(page(STORY)) as at:
        known = factories.source("The Courier", url=at.url("/"))
        assert captured(at).publisher == known


def test_a_page_does_not_take_the_name_of_a_source_that_is_known_from_elsewhere():
    factories.source("The Gazette", kind="person")
    with site(page(STORY)) as at:
        assert captured(at).publisher is None


@pytest.mark.parametrize(
    "body", [b"<p>Short.</p>", b"%PDF-1.4 broken", b"\x00\x01\x02", b"GIF89a", b"<html>"]
)
def test_a_page_that_tells_nothing_is_kept_all_the_same(body):
    with site(page(body)) as at:
        document = captured(at)
    assert document.title == "The story"
    assert Capture.objects.get().document == document


def test_a_name_that_no_table_keeps_changes_nothing():
    with site(page(STORY.replace(b"The Gazette", b"x" * 5000))) as at:
        document = captured(at)
    assert (document.title, document.publisher) == ("Cloud first", None)


def test_the_words_of_a_capture_are_plain_text():
    with site(page(STORY)) as at:
        captured(at)
    words = readings.text_of(Capture.objects.get())
    assert "its cloud would come first" in words
    assert "<" not in words
    assert "alert" not in words


def test_a_capture_whose_bytes_are_gone_says_what_to_do():
    with site(page(STORY)) as at:
        captured(at)
    vault.path_of(Capture.objects.get().sha256).unlink()
    with pytest.raises(ValidationError, match="Capture the page again"):
        readings.text_of(Capture.objects.get())


def test_a_title_that_was_kept_meanwhile_is_not_overwritten():
    with site(page(STORY)) as at:
        document = captured(at)
    row = Document.objects.get(pk=document.pk)
    row.title = "An editor's title"
    house.keep(row, by=factories.person("editor"), version=row.version)
    readings.learn(document, readings.look_into(STORY, declared="text/html"))
    assert Document.objects.get(pk=document.pk).title == "An editor's title"
