"""Articles that are no texts: their files kept byte for byte, their claims found at times and in places."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck.models import Appearance, Article, Capture, Claim, Event, Source
from factcheck.workflow import claims, intake, listening, media, vault
from tests import factories
from tests.recordings import bomb, picture, sound

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return factories.person("contributor")


@pytest.fixture
def speech(person):
    return received(person, sound())


def received(person, *files, **facts):
    facts = {"kind": "speech", "title": "A speech"} | facts
    return media.receive_media(by=person, media=[media.keep_medium([file]) for file in files], **facts)


def test_a_recording_is_kept_byte_for_byte(speech):
    capture = Capture.objects.get()
    assert (capture.article, capture.content_type) == (speech, "audio/wav")
    assert vault.path_of(capture.sha256).read_bytes() == sound()
    assert vault.is_whole(capture.sha256)
    assert [e.verb for e in Event.objects.filter(article=speech).order_by("number")] == [
        "receive",
        "attach_media",
    ]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_kept_as_received_and_drawn_anew_beside_it(person, form):
    received(person, picture(form))
    sha256 = Capture.objects.get().sha256
    assert vault.path_of(sha256).read_bytes() == picture(form)
    assert vault.shown_path(sha256).read_bytes()[8:12] == b"WEBP"


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"", "empty"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "SVG files can carry programs",
        ),
        (b"<!doctype html><script>alert(1)</script>", "cannot be shown here"),
        (b"%PDF-1.7 ...", "cannot be shown here"),
        (b"MZ\x90\x00", "cannot be shown here"),
        (b"\x00\x00\x00\x20ftypheic", "Save a picture as JPEG"),
        (b"\x89PNG\r\n\x1a\n and no picture", "damaged"),
        (picture()[:60], "damaged"),
    ],
)
def test_what_is_no_medium_is_refused_in_words(file, told):
    with pytest.raises(ValidationError, match=told):
        media.keep_medium([file])


def test_a_bomb_is_refused():
    with pytest.raises(ValidationError, match="far larger"):
        media.keep_medium([bomb()])


def test_a_recording_that_is_too_large_is_refused_and_leaves_nothing(monkeypatch):
    monkeypatch.setattr(media, "LARGEST_RECORDING", 1000)
    before = set(vault.path_of("x").parent.glob("*"))
    with pytest.raises(ValidationError, match="larger than"):
        media.keep_medium(sound()[at : at + 500] for at in range(0, 2000, 500))
    assert set(vault.path_of("x").parent.glob("*")) == before


def test_an_article_needs_a_file_or_words(person):
    with pytest.raises(ValidationError, match="a transcript, or a description"):
        received(person)
    with pytest.raises(ValidationError, match="Give it a title"):
        received(person, sound(), title="")
    assert not Article.objects.exists()


def test_a_transcript_is_its_text(person):
    article = received(person, transcript="Taxes fell by a third.", title="", kind="post")
    assert (article.title, article.kind) == ("Taxes fell by a third.", "post")
    assert article.texts.get().text == "Taxes fell by a third."


def test_a_known_address_leads_to_what_is_there(person):
    first = received(person, sound(), url="https://video.example/1")
    with pytest.raises(intake.Duplicate) as refusal:
        received(person, sound(1), url="https://video.example/1?utm_source=post#t=1")
    assert refusal.value.article == first


def test_the_same_file_is_on_an_article_once(person, speech):
    again = [media.keep_medium([sound()]), media.keep_medium([picture()]), media.keep_medium([picture()])]
    assert media.attach_media(speech, again, by=person, description="The hall") == 1
    assert speech.captures.count() == 2


def test_a_publisher_takes_nothing_in(speech):
    publisher = factories.person("publisher")
    for act in (
        lambda: received(publisher, sound()),
        lambda: media.attach_media(speech, [media.keep_medium([picture()])], by=publisher),
        lambda: listening.mark_media(speech, by=publisher, statement="Taxes fell."),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_claim_is_heard_at_a_time(person, speech):
    capture = Capture.objects.get()
    claim = listening.mark_media(
        speech, by=person, statement=" Taxes  fell. ", capture=capture, fragment="t=npt:1:10", speaker="Ada"
    )
    place = claim.appearances.get()
    assert (claim.status, claim.statement, claim.claimant.name) == ("suggested", "Taxes fell.", "Ada")
    assert (place.kind, place.capture, place.fragment) == ("media", capture, "t=70")


def test_a_speaker_is_one_source(person, speech):
    for time, name in ((1, "Ada"), (2, "ada "), (3, "Grace")):
        listening.mark_media(
            speech, by=person, statement=f"Claim {time}.", fragment=f"t={time}", speaker=name
        )
    assert list(Source.objects.values_list("name", flat=True)) == ["Ada", "Grace"]


def test_the_same_line_sent_again_is_the_claim_that_is_there(person, speech):
    words = {"statement": "Taxes fell.", "fragment": "t=70"}
    first = listening.mark_media(speech, by=person, **words)
    events = Event.objects.count()
    assert listening.mark_media(speech, by=person, **words) == first
    assert (Claim.objects.count(), Event.objects.count()) == (1, events)
    assert listening.mark_media(speech, by=person, **words | {"fragment": "t=71"}) != first


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"statement": " "}, "Write what was said"),
        ({"statement": "x" * 501}, "Shorten the statement"),
        ({"statement": "a\x00b"}, "NUL"),
        ({"fragment": "t=20,10"}, "comes after"),
        ({"fragment": "xywh=1,2,3,4"}, "Sound has no picture"),
        ({"speaker": "x" * 201}, "Shorten the name"),
    ],
)
def test_what_makes_no_claim_is_refused_in_words(person, speech, words, told):
    words = {"statement": "Taxes fell.", "capture": Capture.objects.get()} | words
    with pytest.raises(ValidationError, match=told):
        listening.mark_media(speech, by=person, **words)
    assert not Claim.objects.exists()


def test_a_picture_has_parts_and_no_time(person):
    article = received(person, picture(), kind="image")
    mark = {"by": person, "statement": "It is red.", "capture": Capture.objects.get()}
    listening.mark_media(article, **mark, fragment="xywh=percent:1,2,30,40")
    with pytest.raises(ValidationError, match="A picture has no time"):
        listening.mark_media(article, **mark, fragment="t=1")


def test_a_file_of_another_article_is_refused(person, speech):
    other = received(person, picture(), kind="image")
    with pytest.raises(ValidationError, match="another article"):
        listening.mark_media(other, by=person, statement="It is red.", capture=speech.captures.get())


def test_a_part_that_is_none_is_refused_wherever_it_is_written(person):
    with pytest.raises(ValidationError, match="Write a part as"):
        claims.place(
            factories.open_claim(factories.Team()), by=person, url="https://a.example/", fragment="id=1"
        )
    assert not Appearance.objects.filter(kind="outside").exists()
