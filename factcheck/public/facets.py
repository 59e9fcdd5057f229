"""What a list can be narrowed by: each value with its label, how many there are, and its address."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.formats.languages import language_name
from factcheck.models.house import Rating, Topic
from factcheck.models.published import PublishedClaimant
from factcheck.search import facet

from .archive import onward

SHOWN = 12
NAMES = {
    "rating": gettext_lazy("Rating"),
    "topic": gettext_lazy("Topic"),
    "claimant": gettext_lazy("Claimant"),
    "language": gettext_lazy("Language"),
}


@dataclass(frozen=True)
class Option:
    """One value. `address` asks for it, or, when it is `asked`, no more."""

    label: str
    value: str
    count: int
    asked: bool
    address: str
    rating: Rating | None = None


@dataclass(frozen=True)
class Facet:
    """A kind of thing to narrow by, its values most frequent first."""

    kind: str
    options: list[Option]

    @property
    def name(self) -> str:
        """What it is called."""
        return str(NAMES[self.kind])

    @property
    def asked(self) -> Option | None:
        """The value that is asked for."""
        return next((option for option in self.options if option.asked), None)


@dataclass(frozen=True)
class Known:
    """What the archive has to narrow by. Of claimants: those counted, and the one that is asked for."""

    ratings: Iterable[Rating]
    topics: Iterable[Topic]
    claimants: Iterable[PublishedClaimant]


def facets(query: QueryDict, counts: Counter[str], known: Known) -> list[Facet]:
    """The facets of a list, each with what would be left of it."""
    choices: dict[str, list[tuple[str, str, str, Rating | None]]] = {
        "rating": [(r.slug, r.label, facet("rating", r.slug), r) for r in known.ratings],
        "topic": [(t.slug, t.name, facet("topic", t.pk), None) for t in known.topics],
        "claimant": [(c.slug, c.name, facet("claimant", c.pk), None) for c in known.claimants],
        "language": [
            (code, language_name(code), facet("language", code), None) for code in _languages(counts)
        ],
    }
    found = []
    for kind, values in choices.items():
        options = [
            _option(query, kind, value, label, counts[token], rating)
            for value, label, token, rating in values
        ]
        shown = [option for option in options if option.count or option.asked]
        if len(shown) > 1 or any(option.asked for option in shown):
            found.append(Facet(kind, sorted(shown, key=_order)[:SHOWN]))
    return found


def claimants_of(counts: Counter[str], asked: str) -> list[PublishedClaimant]:
    """The claimants most often counted, and the one that is asked for."""
    start = facet("claimant", "")
    often = [int(token.removeprefix(start)) for token, _n in counts.most_common() if token.startswith(start)]
    rows = PublishedClaimant.objects.filter(pk__in=often[:SHOWN]) | PublishedClaimant.objects.filter(
        slug=asked
    )
    return list(rows.order_by("name", "id"))


def _languages(counts: Counter[str]) -> list[str]:
    start = facet("language", "")
    return sorted(token.removeprefix(start).replace(":", "-") for token in counts if token.startswith(start))


def _option(query: QueryDict, kind: str, value: str, label: str, count: int, rating: Rating | None) -> Option:
    asked = query.get(kind, "") == value
    return Option(label, value, count, asked, onward(query, **{kind: "" if asked else value}), rating)


def _order(option: Option) -> tuple[bool, int, str]:
    return not option.asked, -option.count, option.label


def day_options(query: QueryDict) -> str:
    """What the days that are asked for are called."""
    after, before = query.get("after", ""), query.get("before", "")
    if after and before:
        return _("{first} to {last}").format(first=after, last=before)
    return _("from {first}").format(first=after) if after else _("until {last}").format(last=before)
