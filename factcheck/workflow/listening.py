"""Claims that were heard or seen: suggested with the time or the part of the picture."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck.models import Appearance, Article, Capture, Claim, Source, Status, User
from factcheck.text.fragments import parse

from .intake import require_split
from .ledger import record
from .parts import part
from .sources import source_named
from .words import require_storable

LONGEST = 500


@transaction.atomic
def mark_media(
    article: Article,
    *,
    by: User,
    statement: str,
    capture: Capture | None = None,
    fragment: str = "",
    speaker: str = "",
) -> Claim:
    """Suggest a claim of what was heard at a time, or is seen in a picture or a part of it.

    Without a `capture` it was heard while it was said. The same claim at the same place is the one that is
    there: whoever sends a line again, because no answer came, does no harm.
    """
    require_split(by)
    statement, fragment = " ".join(statement.split()), part(fragment)
    _look_at(article, statement, capture, fragment)
    article = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    known = Appearance.objects.filter(
        claim__article=article, claim__statement=statement, fragment=fragment, capture=capture, kind="media"
    ).select_related("claim")
    if first := known.order_by("id").first():
        return first.claim
    return _suggest(article, by, statement, capture, fragment, _speaker(speaker, by))


def _look_at(article: Article, statement: str, capture: Capture | None, fragment: str) -> None:
    """Refuse, in words, what makes no claim."""
    require_storable(statement=statement)
    if not statement:
        raise ValidationError({"statement": "Write what was said, as one sentence that stands on its own."})
    if len(statement) > LONGEST:
        raise ValidationError({"statement": f"Shorten the statement to {LONGEST} characters."})
    if capture is not None and capture.article_id != article.pk:
        raise ValidationError({"capture": "This file belongs to another article. Choose one of this one."})
    meant = parse(fragment) if fragment else None
    kind = capture.content_type.partition("/")[0] if capture else "audio"
    if meant and meant.start is not None and kind == "image":
        raise ValidationError({"fragment": "A picture has no time. Mark a part of it, or the whole."})
    if meant and meant.area and kind == "audio":
        raise ValidationError({"fragment": "Sound has no picture. Give the time instead."})


def _speaker(name: str, by: User) -> Source | None:
    """Who said it: the source of this name, a new person if need be."""
    return source_named(name, Source.Kind.PERSON, by=by, field="speaker")


def _suggest(
    article: Article, by: User, statement: str, capture: Capture | None, fragment: str, speaker: Source | None
) -> Claim:
    """One suggested claim with its appearance and its first line in the log."""
    now = timezone.now()
    claim = Claim.objects.create(
        article=article,
        status=Status.SUGGESTED,
        statement=statement,
        language=article.language,
        claimant=speaker,
        claimed_on=article.published_on,
        created_at=now,
        created_by=by,
        changed_at=now,
    )
    Appearance.objects.create(
        claim=claim,
        kind=Appearance.Kind.MEDIA,
        capture=capture,
        fragment=fragment,
        url=article.url,
        created_at=now,
        created_by=by,
    )
    record("suggest", claim, by=by, changes={"statement": [None, statement], "fragment": [None, fragment]})
    return claim
