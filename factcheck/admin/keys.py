"""The desk's single keys: what each does, on which screen, and which key it has until somebody changes it.

A template gives an element its key by `data-key` and names it by `data-key-name`; a test compares both.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

EVERYWHERE = "Everywhere"
TAKEN = {"?": "the list of keys"}


@dataclass(frozen=True)
class Key:
    """One shortcut: `name` as templates and preferences know it."""

    screen: str
    name: str
    key: str
    words: str


KEYS = (
    Key(EVERYWHERE, "notices", "g", "Open the notices"),
    Key("Lists", "search", "/", "Search the list"),
    Key("Lists", "add", "n", "Add a row"),
    Key("Desk", "take_in", "i", "Take in a link or a text"),
    Key("Desk", "publish", "p", "Publish what is approved"),
    Key("Split", "next", "j", "Next suggestion"),
    Key("Split", "previous", "k", "Previous suggestion"),
    Key("Split", "accept", "a", "Accept"),
    Key("Split", "opinion", "o", "Decline as an opinion"),
    Key("Split", "context", "c", "Choose the words around it"),
    Key("Split", "same", "m", "It repeats an earlier claim"),
    Key("Split", "time", "t", "Stamp the time"),
    Key("Split", "edit", "e", "Edit the statement"),
    Key("Check", "supports", "s", "Evidence that supports"),
    Key("Check", "refutes", "r", "Evidence that refutes"),
    Key("Check", "around", "x", "Evidence for context"),
    Key("Check", "address", "u", "Cite an address"),
    Key("Review", "approve", "y", "Approve and go on"),
    Key("Review", "send_back", "n", "Send back"),
    Key("Review", "verdict", "v", "Show the verdict"),
)


def screens() -> Iterator[tuple[str, list[Key]]]:
    """The keys of each screen, in the order in which the work goes."""
    for screen in dict.fromkeys(key.screen for key in KEYS):
        yield screen, [key for key in KEYS if key.screen == screen]


def clashes(chosen: dict[str, str]) -> Iterator[tuple[Key, str]]:
    """Each key that somebody chose (`chosen`: name -> key) though something else has it there, and what."""
    for key in KEYS:
        wanted = chosen.get(key.name, key.key)
        if wanted in TAKEN:
            yield key, TAKEN[wanted]
        for other in _beside(key):
            if wanted and chosen.get(other.name, other.key) == wanted and key.name in chosen:
                yield key, f"“{other.words}”"


def _beside(key: Key) -> Iterable[Key]:
    """What a key may be mistaken for."""
    here = {key.screen, EVERYWHERE}
    return (other for other in KEYS if other != key and (other.screen in here or key.screen == EVERYWHERE))
