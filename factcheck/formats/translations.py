"""The strings of a signed content that another language needs, and the content with them in their places.

Words that were said or written by others (the quotation, the passages of evidence) stay as they are; their
translations stand beside them.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]

VERDICT = {
    "summary": "Verdict in one sentence",
    "explanation": "Explanation",
    "uncertainty": "What remains uncertain",
}
REPLY = {"note": "Note on the right of reply", "answer": "Answer of the claimant"}
REASONS = {
    "independence": "Why one independent source was enough",
    "primary": "Why there is no primary source",
    "sides": "Why one side only is set out",
}
EVIDENCE = {"note": "note", "locator": "where in it", "no_capture_reason": "why no copy is kept"}
IMAGE = {"alt": "text in its place", "caption": "caption"}
LONG = 120
"""From so many characters on a string is typed in a larger field."""


@dataclass(frozen=True)
class String:
    """Something to translate: its name in `words`, what it is, and its text in the original.

    `needed` strings must have a translation. The others are words of others, which are shown as they are.
    """

    key: str
    label: str
    text: str
    needed: bool = True
    limit: int | None = None

    @property
    def long(self) -> bool:
        """Whether one line is too little for it."""
        return len(self.text) > LONG or "\n" in self.text


@dataclass(frozen=True)
class Original:
    """The edition that is translated: its fact-check's public id, its number, its digest."""

    fact_check: str
    edition: int
    digest: str


def strings(content: Content) -> list[String]:
    """Everything there is to translate, in the order of the page. What is empty needs no translation."""
    return [string for string in _strings(content) if string.text]


def _strings(content: Content) -> Iterator[String]:
    yield String("statement", "Statement", content["statement"], limit=500)
    yield String("quote", "Quotation", content["quote"] or "", needed=False)
    limits = {"summary": 400}
    for name, label in VERDICT.items():
        yield String(f"verdict.{name}", label, content["verdict"][name], limit=limits.get(name))
    for item in content["evidence"]:
        yield from _evidence(item)
    reply = content["reply"] or {}
    for name, label in REPLY.items():
        yield String(f"reply.{name}", label, reply.get(name) or "")
    for name, label in REASONS.items():
        yield String(f"reasons.{name}", label, content["reasons"][name] or "")
    for number, image in enumerate(content.get("images", []), start=1):
        for name, label in IMAGE.items():
            yield String(f"image.{image['sha256']}.{name}", f"Picture {number}, {label}", image[name] or "")


def _evidence(item: dict[str, Any]) -> Iterator[String]:
    called = f"Evidence {item['number']}"
    yield String(f"evidence.{item['id']}.passage", f"{called}, passage", item["passage"], needed=False)
    for name, label in EVIDENCE.items():
        yield String(f"evidence.{item['id']}.{name}", f"{called}, {label}", item[name] or "")


def missing(content: Content, words: Mapping[str, str]) -> list[String]:
    """The strings that have no translation and need one."""
    return [each for each in strings(content) if each.needed and not words.get(each.key, "").strip()]


def translated(
    content: Content,
    words: Mapping[str, str],
    *,
    language: str,
    label: str,
    original: Original,
    correction: dict[str, Any] | None,
) -> Content:
    """The content in another language. `label` is the rating's; `correction` is the translation's own."""
    made = copy.deepcopy(content)
    said = {each.key: words[each.key].strip() for each in strings(content) if words.get(each.key, "").strip()}
    made |= {
        "language": language,
        "original_language": content["language"],
        "statement": said.get("statement", content["statement"]),
        "quote_translation": said.get("quote"),
        "correction": correction,
        "translation_of": {
            "id": original.fact_check,
            "edition": original.edition,
            "digest": original.digest,
        },
    }
    made["verdict"] |= {"label": label, **_put(made["verdict"], "verdict", VERDICT, said)}
    for item in made["evidence"]:
        item["passage_translation"] = said.get(f"evidence.{item['id']}.passage")
        item.update(_put(item, f"evidence.{item['id']}", EVIDENCE, said))
    if made["reply"]:
        made["reply"] |= _put(made["reply"], "reply", REPLY, said)
    made["reasons"] |= _put(made["reasons"], "reasons", REASONS, said)
    for image in made.get("images", []):
        image.update(_put(image, f"image.{image['sha256']}", IMAGE, said))
    return made


def _put(of: dict[str, Any], place: str, names: Mapping[str, str], said: Mapping[str, str]) -> dict[str, Any]:
    """These fields in their translation; one that is empty in the original stays so."""
    return {name: said.get(f"{place}.{name}", of[name]) for name in names}
