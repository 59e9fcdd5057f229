"""Letters to readers: is it you who asked, and: it has changed. What they say and how they look."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from factcheck.formats.bidi import closed
from factcheck.formats.headlines import shortened
from factcheck.formats.legible import legible
from factcheck.formats.tongue import tongue
from factcheck.models import Change, Correction, FactCheck, House, Subscription

from .subscriptions import TOLD, ticket

LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class News:
    """One change as a letter tells it. `note` is the house's words, set in so that none looks like ours."""

    seq: int
    at: datetime
    sentence: str
    note: str


def last_told_of(check: FactCheck) -> Change | None:
    """The last change that readers are told of."""
    return Change.objects.filter(fact_check=check, kind__in=TOLD).order_by("-seq").first()


def news(check: FactCheck, last: Change, after: int) -> list[News]:
    """What has changed after that number, oldest first. Of what is withdrawn, that it is."""
    changes = Change.objects.filter(fact_check=check, kind__in=TOLD, seq__gt=after, seq__lte=last.seq)
    shown = [last] if last.kind == Change.Kind.WITHDRAWN else list(changes.order_by("seq"))
    notes = {note.edition.number: note for note in check.corrections.select_related("edition")}
    with translation.override(tongue(check.language)):
        return [_told(check, each, notes.get(each.edition_number)) for each in shown]


def _told(check: FactCheck, change: Change, correction: Correction | None) -> News:
    before = correction.previous_label if correction else ""
    sentences = {
        Change.Kind.CORRECTED: _("We corrected this fact-check."),
        Change.Kind.VERDICT_CHANGED: _("We changed the verdict. It was “{verdict}” before.").format(
            verdict=before
        ),
        Change.Kind.REINSTATED: _("We had taken this fact-check down to look at it again. It is back."),
        Change.Kind.WITHDRAWN: _("We withdrew this fact-check. It carries no verdict any more."),
    }
    said = {
        Change.Kind.CORRECTED: correction and correction.note,
        Change.Kind.VERDICT_CHANGED: correction and correction.note,
        Change.Kind.WITHDRAWN: check.notice,
    }
    note = said.get(Change.Kind(change.kind)) or ""
    return News(change.seq, change.at, sentences[Change.Kind(change.kind)], _set_in(note))


def headline(check: FactCheck, kind: str) -> str:
    """What happened, in the words of the feeds."""
    if kind == Change.Kind.WITHDRAWN:
        return _("Withdrawn: {statement}").format(statement=check.statement)
    if kind == Change.Kind.VERDICT_CHANGED:
        return _("Changed to {verdict}").format(verdict=f"{check.label}: {check.statement}")
    if kind == Change.Kind.REINSTATED:
        return _("Shown again: {statement}").format(statement=check.statement)
    return _("Corrected: {statement}").format(statement=check.statement)


def change_letter(row: Subscription, check: FactCheck, last: Change, told: Iterable[News]) -> EmailMessage:
    """What has changed since this reader was last told."""
    with translation.override(tongue(check.language)):
        mine = [each for each in told if each.seq > row.told_seq]
        words = {"news": mine, "over": last.kind == Change.Kind.WITHDRAWN}
        return _letter(row, check, headline(check, last.kind), "change", words, f"change {last.seq}")


def confirmation(row: Subscription, check: FactCheck) -> EmailMessage:
    """Is it you who asked? Who is told already is told that."""
    with translation.override(tongue(check.language)):
        subject = _("Shall we tell you when this changes?")
        words: dict[str, Any] = {"known": row.confirmed_at is not None}
        words["confirm"] = settings.SITE_URL + reverse("confirm-subscription", args=[ticket(row)])
        return _letter(row, check, subject, "confirm", words, f"asked {row.asked_at.isoformat()}")


def _letter(
    row: Subscription, check: FactCheck, subject: str, template: str, words: dict[str, Any], named: str
) -> EmailMessage:
    leave = settings.SITE_URL + reverse("end-subscription", args=[row.key])
    title = _one_line(subject)
    around = {
        "title": title,
        "house": _one_line(House.the().name),
        "statement": _one_line(check.statement),
        "page": settings.SITE_URL + check.get_absolute_url(),
        "leave": leave,
    }
    headers = {
        "Message-ID": _message_id(row, named),
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "X-Auto-Response-Suppress": "All",
    }
    text = render_to_string(f"letters/{template}.txt", around | words)
    return EmailMessage(title, text, to=[row.email], headers=headers)


def _one_line(words: str) -> str:
    """Fit for a header: no line break, no control character, no direction mark left open."""
    return shortened(closed(legible(" ".join(words.split()))), LONGEST_SUBJECT)


def _set_in(words: str) -> str:
    lines = (closed(legible(line.strip())) for line in words.splitlines())
    return "\n".join(f"  {line}".rstrip() for line in lines).strip("\n")


def _message_id(row: Subscription, named: str) -> str:
    """The same for the same letter, so that one sent twice is shown once."""
    digest = hashlib.sha256(f"{row.key} {named}".encode()).hexdigest()[:32]
    return f"<{digest}@{urlsplit(settings.SITE_URL).hostname}>"
