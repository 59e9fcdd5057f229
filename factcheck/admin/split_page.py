"""What Split shows: the text, its suggestions with what was checked before, and what is on the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from factcheck import rules, search
from factcheck.models import Article, ArticleText, Claim, Source, Status, Topic
from factcheck.text.offsets import all_to_utf16
from factcheck.workflow.alike import Alike, on_desk
from factcheck.workflow.proposals import Proposal, propose

from .article_text import Piece, cut
from .fetch_state import arrival_of
from .media import parts_of
from .numbers import number
from .split_forms import KNOWN_TOPICS, AssignmentForm, MarkForm, SuggestionForm

SHOWN = 40
"""So many suggestions are open at a time; the next come when these are done."""
CLAIMS = 1000
SOURCES_OFFERED = 200
ASIDE = (Status.DECLINED, Status.MERGED)


@dataclass(frozen=True)
class Spot:
    """Where a claim stands in the text: in code points, and as browsers count (UTF-16)."""

    start: int
    end: int
    first: int = 0
    last: int = 0


@dataclass(frozen=True)
class Card:
    """A suggestion with its form, what was checked before, and which card comes next."""

    claim: Claim
    spot: Spot | None
    form: SuggestionForm
    earlier: list[search.Match]
    outside: list[search.OutsideMatch]
    alike: list[Alike]
    following: int | None
    part: str = ""
    """Where in a recording or picture it was noted, in words."""

    @property
    def percent(self) -> int | None:
        """Check-worthiness as people read it; nothing for words that a person picked."""
        return None if self.claim.score is None else round(100 * self.claim.score)


@dataclass(frozen=True)
class Taken:
    """A claim that is on the desk, and the proposal for it while nobody has it."""

    claim: Claim
    spot: Spot | None
    form: AssignmentForm | None
    may_take_back: bool


def page_of(request: HttpRequest, article: Article, bound: SuggestionForm | None = None) -> dict[str, Any]:
    """The page's parts; `bound` is the form of a card that was refused, with the words typed into it."""
    snapshot = article.texts.last()
    spots = _spots(snapshot) if snapshot else {}
    heard = parts_of(article)
    claims = list(_claims(article))
    waiting = sorted(
        (claim for claim in claims if claim.status == Status.SUGGESTED),
        key=lambda claim: (spots[claim.pk].start if claim.pk in spots else -1, claim.pk),
    )
    begin = _begin(request, waiting)
    taken = [claim for claim in claims if claim.status not in (*ASIDE, Status.SUGGESTED)]
    cards = _cards(waiting[begin : begin + SHOWN], spots, article.language, bound)
    cards = [replace(card, part=heard.get(card.claim.pk, "")) for card in cards]
    edits = rules.has(request.user, "edit")
    rows = _taken(taken, spots, edits=edits)
    return {
        **arrival_of(article, request.user),
        "article": article,
        "snapshot": snapshot,
        "pieces": _marked(snapshot, spots, [*(card.claim for card in cards), *taken]),
        "cards": cards,
        "current": _current(request, cards, bound),
        "waiting": len(waiting),
        "before": max(0, begin - SHOWN) if begin else None,
        "after": begin + SHOWN if begin + SHOWN < len(waiting) else None,
        "taken": rows,
        "proposals": any(row.form for row in rows),
        "aside": [claim for claim in claims if claim.status in ASIDE],
        "lost": [
            claim
            for claim in claims
            if snapshot and claim.pk not in spots and claim.pk not in heard and claim.status not in ASIDE
        ],
        "may_split": rules.has(request.user, "split"),
        "may_edit": edits,
        "mark_form": MarkForm(auto_id="id_mark_%s"),
        "known_sources": Source.objects.order_by("-pk").values_list("name", flat=True)[:SOURCES_OFFERED],
    }


def _claims(article: Article) -> Any:
    rows = article.claims.select_related("claimant", "reporter", "merged_into", "created_by")
    return rows.prefetch_related("assignments__user", "topics").order_by("id")[:CLAIMS]


def _spots(snapshot: ArticleText) -> dict[int, Spot]:
    """Where each claim stands in this text."""
    rows = snapshot.appearances.filter(start__isnull=False, successors__isnull=True).order_by("id")
    places: list[Any] = list(rows.values_list("claim", "start", "end"))
    units = all_to_utf16(snapshot.text or "", [place for _, start, end in places for place in (start, end)])
    return {claim: Spot(start, end, units[start], units[end]) for claim, start, end in places}


def _begin(request: HttpRequest, waiting: Sequence[Claim]) -> int:
    """From which suggestion on cards are open."""
    begin = number(request.GET.get("from")) or 0
    return min(begin, max(0, (len(waiting) - 1) // SHOWN * SHOWN))


def _cards(
    claims: Sequence[Claim], spots: dict[int, Spot], language: str, bound: SuggestionForm | None
) -> list[Card]:
    texts = [f"{claim.statement} {claim.claimant_guess}" for claim in claims]
    earlier = search.earlier(texts, language) if texts else []
    outside = search.outside(texts, language) if texts else []
    alike = on_desk([claim.statement for claim in claims], language)
    topics = list(Topic.objects.order_by("name", "id")[:KNOWN_TOPICS]) if claims else []
    keys = [claim.pk for claim in claims]
    return [
        Card(
            claim,
            spots.get(claim.pk),
            bound
            if bound and bound.claim.pk == claim.pk
            else SuggestionForm(claim=claim, user=None, offered=topics),
            found,
            others,
            [each for each in near if each.claim.pk != claim.pk],
            following,
        )
        for claim, found, others, near, following in zip(
            claims, earlier, outside, alike, [*keys[1:], None] if keys else [], strict=True
        )
    ]


def _current(request: HttpRequest, cards: Sequence[Card], bound: SuggestionForm | None) -> int | None:
    """The card at which the work goes on: the refused one, the one that the address names, or the first."""
    named = bound.claim.pk if bound else number(request.GET.get("at"))
    keys = [card.claim.pk for card in cards]
    return named if named in keys else next(iter(keys), None)


def _taken(claims: Sequence[Claim], spots: dict[int, Spot], *, edits: bool) -> list[Taken]:
    free = [claim for claim in claims if claim.status == Status.OPEN and not _led(claim)] if edits else []
    forms = {proposal.claim.pk: assignment_form(proposal) for proposal in propose(free)} if free else {}
    return [
        Taken(
            claim,
            spots.get(claim.pk),
            forms.get(claim.pk),
            edits and claim.status == Status.OPEN and not claim.assignments.all() and not claim.submission_id,
        )
        for claim in claims
    ]


def _led(claim: Claim) -> bool:
    return any(each.role == "lead" for each in claim.assignments.all())


def assignment_form(proposal: Proposal) -> AssignmentForm:
    """The proposal as a form: the proposed people chosen, the others to choose from."""
    first = {"lead": proposal.lead, "reviewer": proposal.reviewer, "due_on": proposal.due_on}
    form = AssignmentForm(claim=proposal.claim, initial=first)
    for name, people in (("lead", proposal.leads), ("reviewer", proposal.reviewers)):
        field: Any = form.fields[name]
        field.choices = [("", "Nobody yet"), *((user.pk, str(user)) for user in people)]
        if not people:
            del form.fields[name]
    return form


def _marked(snapshot: ArticleText | None, spots: dict[int, Spot], claims: Sequence[Claim]) -> list[Piece]:
    if snapshot is None:
        return []
    spans = [(spots[claim.pk].start, spots[claim.pk].end, claim) for claim in claims if claim.pk in spots]
    return cut(snapshot.text or "", spans)
