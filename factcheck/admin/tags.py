"""What the templates of the desk's lists need beside the stock admin's own tags."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

register = template.Library()


@register.filter
def labelled(cells: Iterable[SafeString], headers: list[dict[str, Any]]) -> list[SafeString]:
    """The cells of a row, each with the name of its column: on a phone a row is a card without a head."""
    return [_labelled(cell, header) for cell, header in zip(cells, headers, strict=False)]


def _labelled(cell: SafeString, header: dict[str, Any]) -> SafeString:
    if "action-checkbox" in header.get("class_attrib", ""):
        return cell
    label = conditional_escape(capfirst(header["text"]))
    start, _, rest = cell.partition(">")
    empty = " data-empty" if rest.startswith("-<") else ""
    return mark_safe(f'{start} data-label="{label}"{empty}>{rest}')  # noqa: S308 - the cell is markup, the label is escaped above
