"""The page on which a reviewer rates, looks and signs, and an author signs what a reviewer has mended."""

import json
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from factcheck import rules
from factcheck.formats.editions import Content, Difference, differences
from factcheck.models import Claim, Evidence, FactCheck, House, Rating, Sighting, Status, Submission, Verdict
from factcheck.rules.who import leads, reviews, submitted
from factcheck.text.diff import word_diff

from .claim_doors import DOORS
from .claim_page import page_of
from .drafts import room_of
from .verb_forms import RATING_KEYS, rating_field

ON_THE_TABLE = (Status.IN_REVIEW, Status.DISPUTED, Status.APPROVED, Status.SCHEDULED)
YOU = "you"
TELLS = ("verdict", "correction")
"""What of a submission's content would tell a verdict."""


@dataclass(frozen=True)
class RatingKey:
    """A rating that may be given, and the key that gives it."""

    rating: Rating
    key: str


@dataclass(frozen=True)
class Against:
    """What is in review, held against older words."""

    title: str
    differences: list[Difference]


@dataclass(frozen=True)
class Round:
    """The ratings of what is in review now, and those given on earlier submissions."""

    lead: Verdict | None
    given: list[Verdict]
    earlier: list[Verdict]

    def sentence(self, user: Any) -> str:
        """Who said what, and whether that is the same."""
        if self.lead is None or self.lead.rating is None or not self.given:
            return ""
        said = [(_called(v, user), str(v.rating)) for v in (self.lead, *self.given)]
        if len({rating for _, rating in said}) == 1:
            names = " and ".join(dict.fromkeys(name for name, _ in said))
            return f"{'You' + names[3:] if said[0][0] == YOU else names} agree: {said[0][1]}."
        return f"The verdicts differ: {'; '.join(f'{name}, {rating}' for name, rating in said)}."


def review_page(admin: ModelAdmin, request: HttpRequest, claim: Claim) -> HttpResponse:
    """The claim and its evidence first; the verdict once this person has rated or looked."""
    if claim.status not in ON_THE_TABLE:
        return redirect("admin:factcheck_claim_change", claim.pk)
    page = page_of(claim, request.user)
    context = {
        **admin.admin_site.each_context(request),
        **page,
        **room_of(claim, request.user),
        **_table(claim, request.user, shown=page["verdict_shown"]),
        "pieces": _pieces(page["evidence"]),
        "unsettled": sum(not hasattr(remark, "answer") for remark in page["remarks"]),
        "title": "Review",
        "opts": admin.opts,
        "original": claim,
    }
    return TemplateResponse(request, "admin/factcheck/claim/review.html", context)


def _table(claim: Claim, user: Any, *, shown: bool) -> dict[str, Any]:
    """What a review needs beside the claim's papers."""
    docket, steps = rules.open_docket(claim), set(rules.open_steps(user, claim))
    missing = rules.missing(claim, "approve", docket)
    rated = _round(docket, user)
    house = House.the()
    return {
        "steps": steps,
        "ratings": _ratings(claim) if "second" in steps else [],
        "asks_second": house.ask_second,
        "round": rated,
        "sentence": rated.sentence(user),
        "agreement": next(r.sentence for r in rules.inspect(docket) if r.code == "second"),
        "against": _against(claim, user, docket.fact_check, shown=shown),
        "missing": missing,
        "signs_mended": shown and leads(user, claim) and not submitted(user, claim),
        "mend": _mend(claim, user, steps) if shown and not missing else None,
        "decide": DOORS["decide"].form(claim=claim, user=user) if "decide" in steps and shown else None,
        "adopts": leads(user, claim),
        "correction": json.loads(_content(claim.submission)).get("correction") if shown else None,
        "numbered": [{"number": number} for number, _ in enumerate(docket.evidence, start=1)],
    }


def _pieces(evidence: Any) -> list[tuple[Evidence, int | None]]:
    """The evidence, each public piece with the number by which the explanation cites it."""
    numbers = count(1)
    return [(piece, next(numbers) if piece.public else None) for piece in evidence]


def _ratings(claim: Claim) -> list[RatingKey]:
    """The ratings on offer, with their keys."""
    field: Any = rating_field(claim)
    return [RatingKey(rating, RATING_KEYS[place : place + 1]) for place, rating in enumerate(field.queryset)]


def _round(docket: rules.Docket, user: Any) -> Round:
    """What counts now: each person's latest rating, from the last decision on. The others stay on record."""
    counts = {verdict.pk for verdict in rules.standing(docket.verdicts)}
    rows = Verdict.objects.filter(claim=docket.claim).visible_to(user).order_by("id")
    verdicts = list(rows.select_related("rating", "user", "submission__rating").defer("submission__content"))
    others = [v for v in verdicts if v.role != Verdict.Role.LEAD]
    given = [v for v in others if v.pk in counts]
    return Round(
        next((v for v in verdicts if v.role == Verdict.Role.LEAD), None),
        given,
        [v for v in others if v not in given],
    )


def _called(verdict: Verdict, user: Any) -> str:
    return YOU if verdict.user_id == user.pk else str(verdict.user)


def _mend(claim: Claim, user: Any, steps: set[str]) -> Any:
    """The form with which a reviewer who agrees mends a word; the author signs then."""
    if "send_back" not in steps or not reviews(user, claim) or submitted(user, claim):
        return None
    return DOORS["mend"].form(claim=claim, user=user)


def _against(claim: Claim, user: Any, fact_check: FactCheck | None, *, shown: bool) -> list[Against]:
    """What is new since this person last looked, and since the edition that readers see."""
    now = _content(claim.submission)
    found = []
    seen = _seen_last(claim, user)
    if seen:
        found.append(_compared(f"what you saw last, submission {seen.number}", _content(seen), now, shown))
    edition = fact_check.edition if fact_check and fact_check.is_live else None
    if edition:
        found.append(
            _compared(f"what readers see now, edition {edition.number}", edition.content or "{}", now, shown)
        )
    return [each for each in found if each is not None]


def _seen_last(claim: Claim, user: Any) -> Submission | None:
    """The latest earlier submission that this person made, rated, answered or looked at."""
    looked = Sighting.objects.filter(claim=claim, user=user.pk).values_list("seen_at", flat=True).first()
    mine = Q(submitted_by=user.pk) | Q(verdicts__user=user.pk) | Q(reviews__user=user.pk)
    if looked:
        mine |= Q(submitted_at__lte=looked)
    earlier = claim.submissions.originals().filter(mine).exclude(pk=claim.submission_id or 0)
    return earlier.order_by("-number", "-id").first()


def _content(submission: Submission | None) -> str:
    return (submission.content if submission else None) or "{}"


def _compared(title: str, before: str, after: str, shown: bool) -> Against | None:  # noqa: FBT001 - private
    """Field by field; without what tells a verdict that is hidden. Nothing where one side was erased."""
    old, new = (_readable(json.loads(words), shown=shown) for words in (before, after))
    if not old or not new:
        return None
    notes = [_note(content) for content in (old, new)]
    found = differences(old, new)
    if notes[0] != notes[1]:
        found.append(Difference("Correction note", tuple(word_diff(*notes))))
    return Against(title, found)


def _readable(content: Content, *, shown: bool) -> Content:
    return content if shown else {name: value for name, value in content.items() if name not in TELLS}


def _note(content: Content) -> str:
    return (content.get("correction") or {}).get("note") or ""
