"""A fact-check in one line: its title and its description, as browsers and search engines show them."""

from typing import Any

from django.utils.translation import gettext as _

DESCRIPTION_MAX = 160


def title(document: dict[str, Any]) -> str:
    """Rating and statement: "Half true: Microsoft pivoted to Azure in 2014"."""
    content = document["content"]
    return f"{content['verdict']['label']}: {content['statement']}"


def description(document: dict[str, Any]) -> str:
    """The verdict in at most 160 characters, cut between words."""
    return shortened(document["content"]["verdict"]["summary"], DESCRIPTION_MAX)


def article(title: str) -> str:
    """What an article's page is about, in at most 160 characters, its title cut where it is long."""
    around = _("The claims of “{title}”, checked against the evidence.")
    return around.format(title=shortened(title, DESCRIPTION_MAX - len(around)))


def shortened(text: str, most: int) -> str:
    """The text on one line, with an ellipsis where it had to be cut."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    whole = kept.rpartition(" ")[0] if " " in kept[most // 2 :] else kept
    return whole.rstrip(" ,;:-") + "…"
