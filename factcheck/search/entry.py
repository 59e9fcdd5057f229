"""Under which terms a fact-check is found: those of its statement, quotation, summary and claimant."""

from dataclasses import dataclass
from typing import Any

from factcheck.text.terms import terms

LONGEST_TERM = 60
MOST_TERMS = 2000


@dataclass(frozen=True)
class Entry:
    """The terms of one fact-check, parted by spaces, as `FactCheckTerms` keeps them."""

    language: str
    statement: str
    claimant: str
    terms: str

    def distinct(self) -> list[str]:
        """Each term once, in order."""
        return sorted(set(self.terms.split()))


def entry_of(content: dict[str, Any]) -> Entry:
    """The terms of signed content: nothing that readers do not see."""
    language = content["language"]
    statement = _terms(content["statement"], language)
    claimant = _terms((content.get("claimant") or {}).get("name") or "", language)
    rest = f"{content.get('quote') or ''}\n{content['verdict']['summary']}"
    every = [*statement, *claimant, *_terms(rest, language)][:MOST_TERMS]
    return Entry(tongue(language), " ".join(statement), " ".join(claimant), " ".join(every))


TRANSLATION = "::translation"
"""The token of what is a translation: left out where nobody asks for a language."""


def facet(kind: str, value: object) -> str:
    """
    The token of a facet. Both indexes take it whole, and no word of a text is like it.

    >>> facet("rating", "half-true")
    '::rating:half:true'
    """
    return f"::{kind}:{value}".lower().replace("-", ":").replace("_", ".")


def tongue(language: str) -> str:
    """
    The language without its region: what is found together.

    >>> tongue("pt-BR")
    'pt'
    """
    return language.lower().replace("_", "-").split("-")[0][:12]


def _terms(text: str, language: str) -> list[str]:
    return [term[:LONGEST_TERM] for term in terms(text, language)]
