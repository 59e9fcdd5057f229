"""Claims found in an article: suggested by the text itself, or marked by an editor."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from factcheck import rules
from factcheck.models import Article, ArticleText, Claim, Status, User
from factcheck.text.anchor import selector
from factcheck.text.find import locate
from factcheck.text.suggest import Suggestion, drafts

from .intake import appear, require_split
from .ledger import record

LONGEST = 500
LONGEST_NAME = 200
MOST = 300


def split(article: Article, *, by: User, offered: list[Suggestion] | None = None) -> list[Claim]:
    """Suggest a claim for every checkable statement that no claim stands on yet.

    Of a long text the `MOST` statements most worth a check; the others come when it is asked again. It is
    read before anything is locked: a long one takes seconds. `offered` is what was read in it already.
    """
    require_split(by)
    snapshot = _latest(article)
    if offered is None:
        offered = drafts(snapshot.text or "", article.language)
    with transaction.atomic():
        newest = article.texts.select_for_update(no_key=True).defer("text").last()
        if newest is None or newest.pk != snapshot.pk:
            raise rules.Conflict("A new revision of the text has just come. Find the claims in that one.")
        taken = set(snapshot.appearances.values_list("start", "end"))
        found = [s for s in offered if (s.start, s.end) not in taken]
        best = sorted(found, key=lambda s: -s.score)[:MOST]
        return [_offer(snapshot, s, by) for s in sorted(best, key=lambda s: s.start)]


def _offer(snapshot: ArticleText, s: Suggestion, by: User) -> Claim:
    return _suggest(
        snapshot,
        s.start,
        s.end,
        by=by,
        statement=s.statement[:LONGEST],
        score=s.score,
        score_reasons=[str(reason) for reason in s.reasons],
        claimant_guess=(s.claimant_guess or "")[:LONGEST_NAME],
        reporter_guess=(s.reporter_guess or "")[:LONGEST_NAME],
    )


@transaction.atomic
def mark(
    article: Article,
    *,
    by: User,
    quote: str = "",
    span: tuple[int, int] | None = None,
    statement: str = "",
    occurrence: int = 1,
) -> Claim:
    """Make a claim of words that an editor picked: a span in code points, or a quote that the text holds.

    The same words twice make one claim, whoever was first, as long as nobody states them in other words.
    """
    require_split(by)
    article.texts.select_for_update(no_key=True).defer("text").last()
    snapshot = _latest(article)
    start, end = span or _found(snapshot.text or "", quote, occurrence)
    if not 0 <= start < end <= len(snapshot.text or ""):
        raise ValidationError({"span": "Mark words inside the text."})
    if len(statement) > LONGEST:
        raise ValidationError({"statement": f"Shorten the statement to {LONGEST} characters."})
    words = " ".join((snapshot.text or "")[start:end].split())
    if not words:
        raise ValidationError({"span": "Mark words, not empty space."})
    known = snapshot.appearances.filter(start=start, end=end).select_related("claim").order_by("id").first()
    if known and not statement.strip():
        return known.claim
    return _suggest(snapshot, start, end, by=by, statement=statement.strip() or words[:LONGEST])


def _latest(article: Article) -> ArticleText:
    snapshot = article.texts.last()
    if snapshot is None or snapshot.text is None:
        raise ValidationError("This article has no text to find claims in. Add a text or transcript first.")
    return snapshot


def _found(words: str, quote: str, occurrence: int) -> tuple[int, int]:
    """Where the pasted quote stands, its typography forgiven."""
    if not quote.strip():
        raise ValidationError({"quote": "Paste the words of the claim, as they stand in the text."})
    found = locate(words, quote)
    if found.start is None or found.end is None:
        raise ValidationError(
            {"quote": "These words are not in the text. Copy them from it, or take in its new revision."}
        )
    places = found.copies or ((found.start, found.end),)
    if not 1 <= occurrence <= len(places):
        raise ValidationError(
            {"quote": f"These words stand in the text {len(places)} times. Choose one of them."}
        )
    return places[occurrence - 1]


def _suggest(snapshot: ArticleText, start: int, end: int, *, by: User, **facts: Any) -> Claim:
    """One suggested claim with its appearance and its first line in the log."""
    now = timezone.now()
    article = snapshot.article
    claim = Claim.objects.create(
        article=article,
        status=Status.SUGGESTED,
        language=article.language,
        created_at=now,
        created_by=by,
        changed_at=now,
        **facts,
    )
    appear(claim, snapshot, selector(snapshot.text or "", start, end), by)
    record("suggest", claim, by=by, changes={"statement": [None, claim.statement]})
    return claim
