"""Recordings and pictures on the desk: taken in, seen and heard by staff alone, marked without scripts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.models import Article, Capture, Claim
from factcheck.workflow import listening, media, vault
from tests import factories
from tests.admin.pages import says
from tests.recordings import bomb, picture, sound

pytestmark = pytest.mark.django_db
ADD = "/admin/factcheck/article/add-media/"
FACTS = {"kind": "speech", "language": "en", "title": "A debate"}


@pytest.fixture
def person():
    return factories.person("contributor")


@pytest.fixture
def browser(door, person):
    return door(person)


def article(person, file: bytes, kind: str = "speech"):
    return media.receive_media(by=person, media=[media.keep_medium([file])], kind=kind, title="A debate")


def page(article, name: str) -> str:
    return f"/admin/factcheck/article/{article.pk}/{name}/"


def shown(browser, **headers):
    answer = browser.get(f"/admin/captures/{Capture.objects.get().sha256}/shown/", headers=headers)
    return answer, b"".join(answer) if answer.streaming else answer.content


def test_files_become_an_article_and_lead_to_where_claims_are_marked(browser):
    uploads = [SimpleUploadedFile("a.wav", sound(1)), SimpleUploadedFile("b.png", picture())]
    answer = browser.post(ADD, FACTS | {"uploads": uploads, "place": "Berlin"}, follow=True)
    found = Article.objects.get()
    assert answer.redirect_chain == [(page(found, "media"), 302)]
    assert (found.kind, found.place, found.captures.count()) == ("speech", "Berlin", 2)


def test_a_transcript_leads_to_its_suggestions(browser):
    words = {"transcript": "Prices rose by 12 per cent in 2019. Taxes fell by a third."}
    answer = browser.post(ADD, FACTS | words, follow=True)
    assert answer.redirect_chain[0] == (page(Article.objects.get(), "split"), 302)
    assert Claim.objects.in_status("suggested").exists()


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"<svg></svg>", "SVG files can carry programs"),
        (b"MZ\x90", "cannot be shown here"),
        (bomb(), "far larger"),
    ],
)
def test_a_file_that_is_refused_is_named_and_the_words_are_kept(browser, file, told):
    answer = browser.post(ADD, FACTS | {"uploads": SimpleUploadedFile("evil.png", file), "byline": "Ada"})
    assert "evil.png: " in says(answer)
    assert told in says(answer)
    assert 'value="Ada"' in answer.content.decode()
    assert not Article.objects.exists()


def test_a_known_address_leads_to_its_article(browser, person):
    media.receive_media(by=person, transcript="Words.", kind="post", url="https://a.example/1")
    answer = browser.post(ADD, FACTS | {"transcript": "Other words.", "url": "https://a.example/1"})
    assert "is already on the desk" in says(answer)


def test_a_publisher_takes_nothing_in(door):
    publisher = door(factories.person("publisher"))
    assert publisher.get(ADD).status_code == 403
    assert publisher.post(ADD, FACTS | {"transcript": "Words."}).status_code == 403


def test_a_picture_is_shown_drawn_anew_and_sandboxed(browser, person):
    article(person, picture("JPEG"), "image")
    answer, body = shown(browser)
    assert answer.headers["Content-Type"] == "image/webp"
    assert body != picture("JPEG")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))


def test_a_picture_that_was_not_drawn_yet_is_drawn_now(browser, person):
    article(person, picture(), "image")
    vault.shown_path(Capture.objects.get().sha256).unlink()
    assert shown(browser)[0].status_code == 200


def test_a_recording_is_played(browser, person):
    article(person, sound(1))
    answer, body = shown(browser)
    assert (answer.headers["Content-Type"], answer.headers["Accept-Ranges"], body) == (
        "audio/wav",
        "bytes",
        sound(1),
    )


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=100-", 100, None),
        ("bytes=-10", -10, None),
        ("bytes=5-999999999", 5, None),
    ],
)
def test_a_player_gets_the_part_that_it_asks_for(browser, person, asked, first, last):
    article(person, sound(1))
    size = len(sound(1))
    answer, body = shown(browser, Range=asked)
    expected = sound(1)[first : last + 1 if last is not None else None]
    assert (answer.status_code, body) == (206, expected)
    start = first % size
    assert answer.headers["Content-Range"] == f"bytes {start}-{start + len(expected) - 1}/{size}"
    assert answer.headers["Content-Length"] == str(len(expected))


@pytest.mark.parametrize("asked", ["bytes=999999999-", "bytes=9-5", "bytes=-0"])
def test_a_part_that_there_is_not_is_refused(browser, person, asked):
    article(person, sound(1))
    answer, _ = shown(browser, Range=asked)
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{len(sound(1))}")


@pytest.mark.parametrize("asked", ["bytes=0-1,5-6", "bytes=-", "lines=0-1", "bytes=a-b", "bytes=0-1\n"])
def test_what_is_no_range_is_the_whole(browser, person, asked):
    article(person, sound(1))
    assert shown(browser, Range=asked)[1] == sound(1)


def test_for_others_there_is_nothing(person, door):
    article(person, sound(1))
    assert [shown(each)[0].status_code for each in (Client(), door(factories.person()))] == [404, 404]


def test_a_capture_that_is_no_medium_is_not_shown(browser, person):
    found = article(person, sound(1))
    sha256 = vault.keep(b"<!doctype html><script>alert(1)</script>")
    capture = found.captures.get()
    Capture.objects.create(
        article=found,
        sha256=sha256,
        size=1,
        content_type="image/png",
        captured_at=capture.captured_at,
        captured_by=person,
    )
    assert browser.get(f"/admin/captures/{sha256}/shown/").status_code == 404


def test_a_claim_is_marked_in_a_part_of_a_picture_without_scripts(browser, person):
    found = article(person, picture(), "image")
    words = {
        "capture": found.captures.get().pk,
        "statement": "It is red.",
        "left": 10,
        "top": 20,
        "width": 30,
    }
    answer = browser.post(page(found, "media/mark"), words, follow=True)
    assert Claim.objects.get().appearances.get().fragment == "xywh=percent:10,20,30,80"
    assert "xywh=percent:10,20,30,80" in says(answer)


def test_a_claim_is_in_the_whole_file(browser, person):
    found = article(person, picture(), "image")
    browser.post(page(found, "media/mark"), {"capture": found.captures.get().pk, "statement": "It is red."})
    assert Claim.objects.get().appearances.get().fragment == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"left": 60, "width": 50}, "Write a rectangle"),
        ({"left": 101}, "less than or equal to 99"),
        ({"statement": ""}, "This field is required"),
    ],
)
def test_what_is_refused_is_said_beside_the_picture_and_the_words_are_kept(browser, person, words, told):
    found = article(person, picture(), "image")
    sent = {"capture": found.captures.get().pk, "statement": "It is red.", "speaker": "Ada"} | words
    answer = browser.post(page(found, "media/mark"), sent)
    assert told in says(answer)
    assert 'value="Ada"' in answer.content.decode()
    assert not Claim.objects.exists()


def test_more_files_are_kept_with_an_article(browser, person):
    found = article(person, sound(1))
    send = {"uploads": SimpleUploadedFile("b.png", picture()), "description": "The hall"}
    assert "Kept." in says(browser.post(page(found, "media/attach"), send, follow=True))
    send["uploads"] = SimpleUploadedFile("b.png", picture())
    assert "on the article already" in says(browser.post(page(found, "media/attach"), send, follow=True))
    assert "Choose a file." in says(browser.post(page(found, "media/attach"), {}))


def test_a_debate_is_noted_without_scripts(browser, person):
    found = article(person, sound(1))
    words = {
        "begins": "1:10",
        "statement": "Taxes fell.",
        "speaker": "Ada",
        "capture": found.captures.get().pk,
    }
    answer = browser.post(page(found, "listen"), words, follow=True)
    assert Claim.objects.get().appearances.get().fragment == "t=70"
    assert "at 1:10" in says(answer)
    assert "Taxes fell." in says(answer)


def test_a_time_that_is_none_is_refused_and_the_line_kept(browser, person):
    answer = browser.post(
        page(article(person, sound(1)), "listen"), {"begins": "1:99", "statement": "Taxes fell."}
    )
    assert "Write a time as 1:10, 1:01:10 or 70." in says(answer)
    assert 'value="Taxes fell."' in answer.content.decode()


def test_a_script_is_answered_in_json(browser, person):
    found = article(person, sound(1))
    ask = {"headers": {"Accept": "application/json"}}
    noted = browser.post(page(found, "listen"), {"begins": "70", "statement": "Taxes fell."}, **ask)
    assert noted.json()["said"] == "Noted: Taxes fell."
    refused = browser.post(page(found, "listen"), {"begins": "x", "statement": "Taxes fell."}, **ask)
    assert (refused.status_code, list(refused.json()["fields"])) == (422, ["begins"])


def test_a_publisher_listens_and_notes_nothing(door, person):
    found = article(person, sound(1))
    publisher = door(factories.person("publisher"))
    assert publisher.get(page(found, "listen")).status_code == 200
    answer = publisher.post(
        page(found, "listen"), {"statement": "Taxes fell."}, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 403
    assert not Claim.objects.exists()


@pytest.mark.parametrize("name", ["listen", "media"])
def test_the_pages_take_the_same_queries_for_one_and_for_ten_claims(
    browser, person, name, django_assert_num_queries
):
    found = article(person, sound(1))

    def note(number):
        words = {"statement": f"Claim {number}.", "fragment": f"t={number}", "speaker": f"Speaker {number}"}
        listening.mark_media(found, by=person, capture=found.captures.get(), **words)

    note(0)
    with CaptureQueriesContext(connection) as few:
        browser.get(page(found, name))
    for number in range(1, 10):
        note(number)
    with django_assert_num_queries(len(few)):
        browser.get(page(found, name))


def test_the_article_shows_its_media_beside_its_text(browser, person):
    found = article(person, picture(), "image")
    assert (
        f"/admin/captures/{found.captures.get().sha256}/shown/"
        in browser.get(page(found, "change")).content.decode()
    )


def test_split_says_where_a_claim_was_heard(browser, person):
    found = article(person, sound(1))
    listening.mark_media(found, by=person, statement="Taxes fell.", fragment="t=70")
    seen = says(browser.get(page(found, "split")))
    assert "at 1:10" in seen
    assert "No longer in the text" not in seen
