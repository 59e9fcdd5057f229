"""The append-only tables: for each, a row, a change that would otherwise pass, and what may be erased."""

from typing import Any

from factcheck.models.refusals import CONTENT

from .papers import Papers
from .statements import Statement, delete, update
from .wrong import Wrong

CHANGES: dict[str, tuple[str, dict[str, Any]]] = {
    "ArticleText": ("text", {"sha256": "b" * 64}),
    "Appearance": ("appearance", {"fragment": "t=1"}),
    "Capture": ("capture", {"size": 2}),
    "Submission": ("submission", {"groups_reason": "Another."}),
    "Review": ("approval", {"decision": "send_back"}),
    "Comment": ("comment", {"part": "quote"}),
    "Event": ("event", {"verb": "forge"}),
    "Edition": ("edition", {"minor": True}),
    "Correction": ("correction", {"previous_label": "Another"}),
    "Change": ("change", {"kind": "minor"}),
    "Outcome": ("outcome", {"result": "refused"}),
}
"""Table -> the papers' row of it, and a change of a column that no redaction may touch."""
ERASABLE = sorted(table for table, content in CONTENT.items() if content)


def row(papers: Papers, table: str) -> Any:
    """The papers' row of an append-only table."""
    return getattr(papers, CHANGES[table][0])


def erased(papers: Papers, table: str, **otherwise: Any) -> Statement:
    """The one change that passes: every word gone, in the name of an approved redaction."""
    empty = dict.fromkeys(CONTENT[table])
    return update(row(papers, table), **empty | {"redacted_by": papers.redaction.pk} | otherwise)


def _wrong(table: str) -> tuple[Wrong, Wrong]:
    name, changes = CHANGES[table]
    keep = f"factcheck_keep_{table.lower()}"
    return (
        Wrong(f"{name} changed", f"{keep}_update", lambda p: update(getattr(p, name), **changes), None),
        Wrong(f"{name} deleted", f"{keep}_delete", lambda p: delete(getattr(p, name)), None),
    )


KEPT = tuple(wrong for table in CHANGES for wrong in _wrong(table))
