"""What readers are shown of the difference between two editions: field by field, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from factcheck.text.diff import Change, Edit, word_diff

Content = dict[str, Any]

FIELDS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Rating"), ("verdict", "label")),
    (_("Statement"), ("statement",)),
    (_("Quotation"), ("quote",)),
    (_("Claimant"), ("claimant", "name")),
    (_("Reported by"), ("reported_by", "name")),
    (_("Date of the claim"), ("claimed_on",)),
    (_("Verdict in one sentence"), ("verdict", "summary")),
    (_("Explanation"), ("verdict", "explanation")),
    (_("What remains uncertain"), ("verdict", "uncertainty")),
    (_("Right of reply"), ("reply", "label")),
    (_("Note on the right of reply"), ("reply", "note")),
    (_("Answer of the claimant"), ("reply", "answer")),
    (_("Why one independent source was enough"), ("reasons", "independence")),
    (_("Why there is no primary source"), ("reasons", "primary")),
    (_("Why one side only is set out"), ("reasons", "sides")),
)
STANCES = {"supports": _("For the claim"), "refutes": _("Against the claim"), "context": _("Context")}
KINDS = {"primary": _("Primary source"), "secondary": _("Secondary source")}


@dataclass(frozen=True)
class Difference:
    """A field that changed, with what stayed, went and came in reading order."""

    field: str
    changes: tuple[Change, ...]

    @property
    def only(self) -> str:
        """`added` or `removed` when that is all that happened to the field, else nothing."""
        kinds = {change.kind for change in self.changes}
        return kinds.pop().value if len(kinds) == 1 else ""


def differences(old: Content, new: Content) -> list[Difference]:
    """Fields that differ between two signed contents, in the order of the page; evidence comes last."""
    found = list(_fields(old, new))
    found += _list(gettext("Topics"), _topics(old), _topics(new))
    found += _list(gettext("Where it was said"), _places(old), _places(new))
    return [*found, *_images(old, new), *_evidence(old, new)]


def _fields(old: Content, new: Content) -> Iterator[Difference]:
    for name, path in FIELDS:
        yield from _text(name, _at(old, path), _at(new, path))


def _text(name: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(str(name), tuple(word_diff(before, after)))


def _at(content: Content, path: tuple[str, ...]) -> str:
    """The words at a path; nothing where something on the way is unknown."""
    value: Any = content
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return "" if value is None else str(value)


def _list(name: str, before: list[str], after: list[str]) -> list[Difference]:
    """A list read as lines: what is in one only was removed or added whole."""
    if sorted(before) == sorted(after):
        return []
    gone = [Change(Edit.REMOVED, f"{line}\n") for line in before if line not in after]
    come = [Change(Edit.ADDED, f"{line}\n") for line in after if line not in before]
    return [Difference(name, tuple(gone + come))] if gone or come else []


def _topics(content: Content) -> list[str]:
    return [topic["name"] for topic in content.get("topics", [])]


def _places(content: Content) -> list[str]:
    return [
        " · ".join(part for part in (place["quote"], place["url"], place["fragment"]) if part)
        for place in content.get("appearances", [])
    ]


def _images(old: Content, new: Content) -> Iterator[Difference]:
    """Pictures by their digest: the words of each, and nothing of one that only stands elsewhere."""
    before = {image["sha256"]: image for image in old.get("images", [])}
    after = {image["sha256"]: image for image in new.get("images", [])}
    for key in [*before, *(key for key in after if key not in before)]:
        yield from _text("Picture", _described(before.get(key)), _described(after.get(key)))


def _described(image: dict[str, Any] | None) -> str:
    """A picture as somebody is told of it who does not see it."""
    return "\n".join(filter(None, (image["alt"], image["caption"], image["credit"]))) if image else ""


def _evidence(old: Content, new: Content) -> Iterator[Difference]:
    named = all("id" in item for item in [*old.get("evidence", []), *new.get("evidence", [])])
    before, after = _numbered(old, named=named), _numbered(new, named=named)
    for key in [*before, *(key for key in after if key not in before)]:
        number = (after.get(key) or before[key])["number"]
        yield from _text(
            gettext("Evidence {number}").format(number=number),
            _words(before.get(key)),
            _words(after.get(key)),
        )


def _numbered(content: Content, *, named: bool) -> dict[tuple[str, ...], dict[str, Any]]:
    """The evidence by what makes it the same piece in both editions: its id, or else address and title."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for item in content.get("evidence", []):
        key: tuple[str, ...] = (item["id"],) if named else (item["url"] or "", item["title"])
        while key in found:
            key = (*key, "again")
        found[key] = item
    return found


def _words(item: dict[str, Any] | None) -> str:
    """A piece of evidence as readers would read it aloud. Its number alone is no difference."""
    if item is None:
        return ""
    publisher = item["publisher"]["name"] if item["publisher"] else ""
    source = (publisher, _day(item["published_on"]), str(KINDS.get(item["kind"], item["kind"])))
    lines = (
        f"{STANCES.get(item['stance'], item['stance'])}: {item['title']}",
        ", ".join(part for part in source if part),
        item["passage"],
        item["locator"],
        item["note"],
        item["url"],
        item["archived_url"],
        item["no_capture_reason"],
    )
    return "\n".join(line for line in lines if line)


def _day(value: str | None) -> str:
    """An ISO 8601 day as readers read it."""
    day = date.fromisoformat(value) if value else None
    return date_format(day, pgettext("date format", "j F Y")) if day else ""
