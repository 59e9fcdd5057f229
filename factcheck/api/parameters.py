"""Query parameters, taken at their word: what is unknown, empty or said twice is refused by its name."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.http import QueryDict
from rest_framework.exceptions import ValidationError

MANY = 20  # wrong parameters named in one answer
LONG = 60  # characters of a name that are repeated to its sender


@dataclass(frozen=True)
class Parameters:
    """What an address takes: names said once, and names that may be repeated."""

    once: frozenset[str] = frozenset()
    repeated: frozenset[str] = frozenset()

    def check(self, query: QueryDict) -> None:
        """Refuse the query when a parameter is unknown, empty or repeated."""
        wrong = {name[:LONG]: [sentence] for name, sentence in self._wrong(query)}
        if wrong:
            raise ValidationError(dict(list(wrong.items())[:MANY]))

    def _wrong(self, query: QueryDict) -> Iterator[tuple[str, str]]:
        known = self.once | self.repeated
        for name, values in query.lists():
            if name not in known:
                yield name, f"There is no such parameter. Known here: {', '.join(sorted(known)) or 'none'}."
            elif not all(value.strip() for value in values):
                yield name, "Give it a value, or leave it out."
            elif name in self.once and len(values) > 1:
                yield name, "Give it once."


@dataclass(frozen=True)
class Choice:
    """A parameter with a fixed set of words."""

    name: str
    words: tuple[str, ...]

    def one(self, query: QueryDict, default: str) -> str:
        """The word that was given, or the default."""
        word = query.get(self.name, default)
        self._refuse_others([word])
        return word

    def several(self, query: QueryDict) -> frozenset[str]:
        """The words given, parted by commas."""
        given = query.get(self.name)
        words = given.split(",") if given else []
        self._refuse_others(words)
        if len(set(words)) < len(words):
            raise ValidationError({self.name: ["Name each once."]})
        return frozenset(words)

    def _refuse_others(self, words: Collection[str]) -> None:
        if not set(words) <= set(self.words):
            raise ValidationError({self.name: [f"Choose from: {', '.join(self.words)}."]})
