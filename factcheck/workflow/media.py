"""Speech, posts, pictures, films and sound under check: their files kept as captures, byte for byte."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck.files import LARGEST, Unfit
from factcheck.files.inspection import content_type_of
from factcheck.files.pictures import redrawn
from factcheck.files.refusals import EMPTY, SVG, too_large
from factcheck.models import Article, Capture, User
from factcheck.text.addresses import normal

from . import intake, vault
from .ledger import record
from .words import clean

LARGEST_RECORDING = 300 * 1024 * 1024
MOST_FILES = 20
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
RECORDINGS = frozenset(
    {"audio/wav", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/flac", "video/mp4", "video/webm"}
)
OTHER = (
    "This is a file of a kind that cannot be shown here ({kind}). Save a picture as JPEG, PNG, GIF or WebP,"
    " sound as MP3, M4A, WAV, OGG or FLAC, a film as MP4 or WebM."
)
NOTHING = "Give a file, or the words: a transcript, or a description of what is seen."


@dataclass(frozen=True)
class Medium:
    """A file that is in the vault and on no article yet."""

    sha256: str
    size: int
    content_type: str


def keep_medium(pieces: Iterable[bytes]) -> Medium:
    """Look at a file by its bytes and put it into the vault, before any transaction. Refuses in words.

    A picture is drawn anew, which shows that it is one; of sound and film the first bytes are looked at.
    """
    arriving = iter(pieces)
    head = next(arriving, b"")
    content_type = content_type_of(head) if head else ""
    try:
        if not head:
            raise Unfit(EMPTY)
        if content_type == "image/svg+xml":
            raise Unfit(SVG)
        if content_type in PICTURES:
            body = b"".join(_limited(chain([head], arriving), LARGEST))
            picture = redrawn(body)
            sha256 = vault.keep(body)
            vault.keep_shown(sha256, picture)
        elif content_type in RECORDINGS:
            sha256 = vault.keep_stream(_limited(chain([head], arriving), LARGEST_RECORDING))
        else:
            raise Unfit(OTHER.format(kind=content_type))
    except Unfit as refusal:
        raise ValidationError({"uploads": str(refusal)}) from refusal
    return Medium(sha256, vault.path_of(sha256).stat().st_size, content_type)


def receive_media(
    *, by: User, media: Sequence[Medium] = (), transcript: str = "", description: str = "", **facts: Any
) -> Article:
    """Take an article onto the desk that is no text: with files, with words, or with both.

    `facts` are fields of Article (`intake.WORDS`); without words it needs a title. Raises Duplicate for an
    address or words that are here.
    """
    intake.require_split(by)
    if not media and not transcript.strip():
        raise ValidationError({"transcript": NOTHING})
    with transaction.atomic():
        if transcript.strip():
            article = intake.receive(transcript, by=by, **facts)
        else:
            article = _without_words(by, facts)
        _attach(article, media, description, by)
    return article


@transaction.atomic
def attach_media(article: Article, media: Sequence[Medium], *, by: User, description: str = "") -> int:
    """Keep files with an article. Returns how many were not there already."""
    intake.require_split(by)
    if not media:
        raise ValidationError({"uploads": "Choose a file."})
    return _attach(article, media, description, by)


def _without_words(by: User, facts: dict[str, Any]) -> Article:
    """An article that has no text yet; a transcript may come as its first revision."""
    if not facts.get("title"):
        raise ValidationError({"title": "Give it a title: there are no words to read one from."})
    facts["url"] = normal(facts.get("url", ""))
    article = Article(**facts, received_at=timezone.now(), received_by=by)
    intake.begin(article)
    record("receive", article, by=by, changes={"title": [None, article.title]})
    return article


def _attach(article: Article, media: Sequence[Medium], description: str, by: User) -> int:
    if len(media) > MOST_FILES:
        raise ValidationError({"uploads": f"Choose at most {MOST_FILES} files at a time."})
    Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    kept = set(article.captures.values_list("sha256", flat=True))
    new = [medium for medium in dict.fromkeys(media) if medium.sha256 not in kept]
    for medium in new:
        capture = Capture(
            article=article,
            sha256=medium.sha256,
            size=medium.size,
            content_type=medium.content_type,
            description=description.strip(),
            captured_at=timezone.now(),
            captured_by=by,
        )
        clean(capture)
        capture.save(force_insert=True)
        record("attach_media", article, by=by, changes={"capture": [None, medium.sha256]})
    return len(new)


def _limited(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces, as long as they are no more than that."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise too_large(most)
        yield piece
