"""The list of fact-checks: everything, or what words, facets and days leave of it."""

from typing import Any

from django.utils.translation import gettext as _

from factcheck.models.house import Topic
from factcheck.models.published import PublishedClaimant
from factcheck.search import Question, unquoted

from .archive import days_of, onward, results, row, text_of, written
from .facets import Known, claimants_of, day_options, facets
from .frame import Context
from .listing import listing, refuse_unknown
from .pages import PublicPage
from .refusals import Unanswerable
from .rows import originals, topics_known

FACETS = ("rating", "topic", "claimant", "language")
KNOWN = ("q", *FACETS, "after", "before", "order", "verbatim")


class FactCheckList(PublicPage):
    """Every live fact-check, newest first, or those that are asked for."""

    template_name = "public/fact_check_list.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """One page of the list, with what it can be narrowed by."""
        query = self.request.GET
        refuse_unknown(query, KNOWN)
        context = super().get_context_data(**kwargs)
        asked = {name: query.get(name, "") for name in KNOWN}
        narrowed = any(asked[name] for name in ("q", *FACETS, "after", "before"))
        context |= {"asked": asked, "narrowed": narrowed}
        if asked["order"]:
            return context | self.last_changed(narrowed=narrowed)
        topics = list(topics_known())
        question = self.question(topics)
        found = results(question, query)
        known = Known(
            context["ratings"].values(), topics, claimants_of(found.answer.counts, asked["claimant"])
        )
        groups = facets(query, found.answer.counts, known)
        return context | {
            "listing": found,
            "facets": groups,
            "chips": self.chips(groups),
            "words": [
                (word, word.mended and written(word.mended, found.rows))
                for word in found.answer.words
                if word.mended or word.begun or not (word.known or word.exact)
            ],
            "phrases": question.phrases,
            "unquoted": onward(query, q=unquoted(query["q"])) if question.phrases else "",
            "verbatim": onward(query, verbatim=1),
        }

    def last_changed(self, *, narrowed: bool) -> Context:
        """The whole list, last public change first."""
        if self.request.GET["order"] != "changed":
            raise Unanswerable(_("There is no such order. Leave it out for the newest first."))
        if narrowed:
            raise Unanswerable(
                _("The last changed can come first in the whole list only: take the filters away.")
            )
        found = listing(originals(), by="updated_at", query=self.request.GET)
        rows = [row(check, frozenset()) for check in found.rows]
        return {"listing": {"rows": rows, "older": found.older, "first": found.first}}

    def question(self, topics: list[Topic]) -> Question:
        """What the address asks; a value that we do not know is refused."""
        query = self.request.GET
        chosen: dict[str, object] = {}
        if rating := query.get("rating", ""):
            chosen["rating"] = one_of(self.imprint.ratings, rating, _("rating")).slug
        if topic := query.get("topic", ""):
            chosen["topic"] = one_of({each.slug: each for each in topics}, topic, _("topic")).pk
        if claimant := query.get("claimant", ""):
            rows = {each.slug: each for each in PublishedClaimant.objects.filter(slug=claimant)}
            chosen["claimant"] = one_of(rows, claimant, _("claimant")).pk
        if language := query.get("language", ""):
            chosen["language"] = language[:12]
        return Question(text_of(query), chosen, days_of(query), verbatim=bool(query.get("verbatim")))

    def chips(self, groups: list[Any]) -> list[tuple[str, str]]:
        """What is asked for, each with the address that asks for it no more."""
        query = self.request.GET
        words = query.get("q", "")
        said = words if unquoted(words) != words else f"“{words}”"
        found = [(said, onward(query, q="", verbatim=""))] if query.get("q") else []
        found += [(group.asked.label, group.asked.address) for group in groups if group.asked]
        if query.get("after") or query.get("before"):
            found.append((day_options(query), onward(query, after="", before="")))
        return found


def one_of(choices: dict[str, Any], slug: str, name: str) -> Any:
    """What the slug stands for; an unknown one is refused."""
    if slug not in choices:
        raise Unanswerable(_("We know no {name} called “{slug}”.").format(name=name, slug=slug[:40]))
    return choices[slug]


class OfMany(PublicPage):
    """A page about a claimant or a topic, with its fact-checks."""

    def listed(self, kind: str, key: int) -> Context:
        """Its fact-checks, newest first, and how its ratings are spread."""
        refuse_unknown(self.request.GET, ())
        found = results(Question(facets={kind: key}), self.request.GET)
        known = Known(self.imprint.ratings.values(), (), ())
        spread = next(iter(facets(self.request.GET, found.answer.counts, known)), None)
        return {"listing": found, "spread": spread}
