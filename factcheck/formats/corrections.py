"""What was corrected in a fact-check, note by note, and what each note did to the verdict."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Note:
    """A public note on one edition.

    `was` and `now` are the labels of the verdict before and after it, empty when it left the verdict alone.
    `stands` says that `now` is the verdict of today; `leads` that readers must meet the note first.
    """

    kind: str
    words: str
    at: str
    edition: int
    was: str
    now: str
    stands: bool
    leads: bool


def notes(document: dict[str, Any]) -> list[Note]:
    """
    Every correction of a public document, newest first.

    Editions that came later, minor ones too, take nothing from a note: what it made of the verdict is read
    from the next change of the verdict, or from the verdict of today.
    """
    now, stands = document["content"]["verdict"]["label"], True
    found: list[Note] = []
    for line in document["envelope"]["corrections"]:
        changed = bool(line["verdict_changed"])
        was = (line.get("previous_label") or "") if changed else ""
        found.append(
            Note(
                kind=line["kind"],
                words=line["note"],
                at=line["at"],
                edition=line["edition"],
                was=was,
                now=now if changed else "",
                stands=changed and stands,
                leads=not found or (changed and stands),
            )
        )
        if changed:
            now, stands = was, False
    return found
