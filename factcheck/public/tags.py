"""What templates may ask of the public document: dates, safe addresses, marked-up words, rating marks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from factcheck.formats import addresses, images, jsonld
from factcheck.formats.bidi import closed
from factcheck.formats.fragments import spoken
from factcheck.formats.gates import gate_name
from factcheck.formats.languages import language_name
from factcheck.formats.legible import legible
from factcheck.formats.markdown import cited, markdown
from factcheck.models.house import Rating
from factcheck.models.published import FactCheck

from .pages import absolute

register = template.Library()
register.filter("absolute", absolute)
register.filter("closed", closed)
register.filter("gate_name", gate_name)
register.filter("legible", legible)
register.filter("own_name", language_name)
register.filter("spoken", spoken)
register.filter("picture_path", images.path)
register.filter("picture_set", images.source_set)
register.filter("web", addresses.web)

ICONS = {
    "true": "true",
    "mostly_true": "mostly-true",
    "mixed": "half",
    "mostly_false": "mostly-false",
    "false": "false",
    "missing_context": "missing-context",
    "miscaptioned": "miscaptioned",
    "altered": "altered",
    "outdated": "outdated",
    "satire": "satire",
    "unproven": "unproven",
}
HIDDEN = {"suspended": _("Under review"), "withdrawn": _("Withdrawn")}
REPLIES = {
    "self_evident": _("Source is self-evident"),
    "waiting": _("Asked, waiting"),
    "answered": _("Answered"),
    "declined": _("Declined to comment"),
    "no_answer": _("No answer by the deadline"),
    "unreachable": _("Could not be reached"),
    "unsafe": _("Not safe to ask"),
    "claimant_unknown": _("Claimant unknown"),
    "not_asked": _("Not asked"),
}
RESULTS = {
    "corrected": _("Corrected it"),
    "partly": _("Corrected it in part"),
    "removed": _("Took it down"),
    "refused": _("Would not correct it"),
    "no_answer": _("Did not answer"),
    "waiting": _("Asked, waiting"),
}
CORRECTIONS = {
    "correction": _("Correction"),
    "clarification": _("Clarification"),
    "update": _("Update"),
    "retraction": _("Retraction"),
}


def icon_of(rating: Rating | None, category: str) -> str:
    """The name of a rating's drawing: the house's choice where we have it, else that of its category."""
    return rating.icon if rating and rating.icon in ICONS.values() else ICONS.get(category, "other")


@register.filter
def moment(value: str | None) -> date | None:
    """An ISO 8601 day or an RFC 3339 time of the document, for the date filter."""
    if not value:
        return None
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


@register.filter
def day(value: date | None) -> str:
    """A day as readers of the page's language write it."""
    # Translators: the letters are Django's date format: j is the day, F the month's name, Y the year.
    return date_format(value, pgettext("date format", "j F Y")) if value else ""


@register.filter
def kind_of_correction(kind: str) -> str:
    """The name of a kind of correction."""
    return str(CORRECTIONS.get(kind, kind))


@register.filter
def result_name(result: str) -> str:
    """What somebody did whom we asked to put a claim right."""
    return str(RESULTS.get(result, result))


@register.filter
def reply_said(reply: Mapping[str, Any]) -> str:
    """What came of the right of reply; as it was signed where we do not know the word."""
    return str(REPLIES.get(reply["outcome"], reply["label"]))


@register.filter
def page_address(page: Mapping[str, Any]) -> str:
    """The address of the page of a fact-check that the document names."""
    return absolute(reverse("fact-check", args=[page["slug"]]))


@register.filter
def site_of(address: str | None) -> str:
    """The host that an address leads to, so that readers know before they follow it."""
    return addresses.host(address).removeprefix("www.")


@register.filter
def instant(value: datetime) -> str:
    """A time for machines: RFC 3339 in UTC, to the second (HTML allows no microseconds)."""
    return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


@register.filter
def listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: "A", "A and B", "A, B and C"."""
    if not names[1:]:
        return "".join(names)
    return gettext("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


@register.filter
def of_stance(evidence: Iterable[dict[str, Any]], stance: str) -> list[dict[str, Any]]:
    """The pieces of evidence with this stance, in their order."""
    return [item for item in evidence if item["stance"] == stance]


@register.filter
def key(mapping: Mapping[str, Any] | None, name: str) -> Any:
    """What a mapping holds under a name that is itself a variable, or nothing."""
    return (mapping or {}).get(name)


@register.filter
def explained(text: str, evidence: Iterable[dict[str, Any]]) -> SafeString:
    """Markdown of a fact-check, its citations linked to its evidence."""
    html = markdown(text, evidence={item["number"] for item in evidence})
    return mark_safe(html)  # noqa: S308 - cleaned by nh3 in formats.markdown


@register.filter
def noted(text: str, evidence: Iterable[dict[str, Any]]) -> SafeString:
    """A plain note, its citations linked to the evidence."""
    html = cited(text, evidence={item["number"] for item in evidence})
    return mark_safe(html)  # noqa: S308 - cleaned by nh3 in formats.markdown


@register.filter
def policy(text: str) -> SafeString:
    """Markdown of a policy page."""
    return mark_safe(markdown(text, top=2))  # noqa: S308 - cleaned by nh3 in formats.markdown


@register.filter
def json_ld(node: dict[str, Any]) -> SafeString:
    """A node as text of its script."""
    return mark_safe(jsonld.script(node))  # noqa: S308 - <, >, &, U+2028 and U+2029 are escaped in it


@register.filter
def standing(check: FactCheck) -> str:
    """How a fact-check stands, in a word: its rating, or the notice in its place."""
    return check.label if check.is_live else str(HIDDEN[check.status])


@register.inclusion_tag("public/_rating.html", takes_context=True)
def rating(context: template.Context, slug: str, label: str, category: str = "") -> dict[str, Any]:
    """The mark of a rating: its icon and its word; the house's own icon where we can draw it."""
    icon = icon_of((context.get("ratings") or {}).get(slug), category)
    return {"slug": slug, "label": label, "icon": f"public/icons/{icon}.svg"}


@register.inclusion_tag("public/_rating.html")
def notice(status: str) -> dict[str, Any]:
    """The mark of a fact-check that is hidden: under review or withdrawn, without a rating."""
    return {"slug": status, "label": HIDDEN[status], "icon": f"public/icons/{status}.svg"}
