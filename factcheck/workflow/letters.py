"""Letters: what somebody has been told since the last one, as one e-mail, when they want it.

A letter is marked as sent after the mail server has taken it: a worker that is killed in between lets it be
sent twice, and none is ever lost. Both tell what was due when their job was made, under that job's
Message-ID, so that mail programs show one. What has become due since waits for the next.
"""

import hashlib
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from factcheck import rules
from factcheck.models import House, Job, Notice, Preferences, User

from . import jobs

PERMANENT = 500
MOST = 100
"""So many notices one letter tells; the desk shows them all."""
REFUSED = "The mail server does not take letters for {address}. Mend the address, and ask for a new one."
AWAY = "The mail server does not take the letter: {reason}. It is tried again."


def mail_due_at(person: User, at: datetime) -> datetime | None:
    """When this person wants to read in a letter what happened now; None when they want none."""
    choice = Preferences.of(person)
    if choice.digest == Preferences.Digest.NEVER or not person.email:
        return None
    if choice.digest == Preferences.Digest.AT_ONCE:
        return at
    here = at.astimezone(choice.zone)
    today = here.replace(
        hour=choice.digest_at.hour, minute=choice.digest_at.minute, second=0, microsecond=0, fold=0
    )
    return today if today > here else today + timedelta(days=1)


def ask_for_letters(now: datetime) -> None:
    """Leave a job for everybody to whom a letter is due and of whom no job is about."""
    due = Notice.objects.to_mail(now).without_a_job().order_by("user").values("user").distinct()[:MOST]
    for person in User.objects.filter(pk__in=[row["user"] for row in due]).order_by("pk"):
        with transaction.atomic():
            jobs.enqueue(Job.Kind.NOTIFY, person, by=person)


def write_letter(job: Job) -> None:
    """Send one person all that is due to them, and mark it; when the mail server refuses, say why."""
    person: User = job.person  # type: ignore[assignment] # it is about a person
    due = Notice.objects.filter(user=person).to_mail(job.created_at)
    told = list(due.select_related("claim").order_by("id")[:MOST])
    if told and _wants(person):
        try:
            letter(job, told).send()
        except (SMTPException, OSError) as error:
            if not is_for_good(error):
                jobs.fail(job, AWAY.format(reason=_reason(error)))
                return
            Notice.objects.filter(pk__in=[notice.pk for notice in told]).update(mail_due_at=None)
            jobs.fail(job, REFUSED.format(address=person.email), for_good=True)
            return
    with transaction.atomic():
        jobs.finish(job)
        Notice.objects.filter(pk__in=[notice.pk for notice in told]).update(mailed_at=timezone.now())


def _wants(person: User) -> bool:
    """Whether they still work here and still want letters."""
    works_here = any(rules.holds(person, right) for rights in rules.ROLES.values() for right in rights)
    return works_here and bool(person.email) and Preferences.of(person).digest != Preferences.Digest.NEVER


def is_for_good(error: Exception) -> bool:
    """Whether the server says that this address takes no letters, today or tomorrow."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return all(code >= PERMANENT for code, _ in error.recipients.values())


def _reason(error: Exception) -> str:
    """What the server or the network said, in one line."""
    said = getattr(error, "smtp_error", None) or getattr(error, "strerror", None) or error
    if isinstance(error, SMTPRecipientsRefused):
        said = next((words for _, words in error.recipients.values()), error)
    text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    return " ".join(text.split()).rstrip(".")[:300]


def letter(job: Job, told: list[Notice]) -> EmailMultiAlternatives:
    """The letter, plain and as HTML. It tells what the desk's list tells, and no verdict."""
    person: User = job.person  # type: ignore[assignment] # it is about a person
    settings_page = settings.SITE_URL + reverse("admin:my_settings")
    house = House.the()
    words = {
        "house": house,
        "person": person,
        "told": told,
        "site": settings.SITE_URL,
        "settings_page": settings_page,
    }
    with timezone.override(Preferences.of(person).zone):
        text, page = (render_to_string(f"mail/letter.{kind}", words) for kind in ("txt", "html"))
    mail = EmailMultiAlternatives(_subject(house, told), text, to=[person.email])
    mail.attach_alternative(page, "text/html")
    mail.extra_headers = {
        "Message-ID": _message_id(job),
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{settings_page}>",
        "X-Auto-Response-Suppress": "All",
    }
    return mail


def _subject(house: House, told: list[Notice]) -> str:
    what = told[0].get_kind_display() if len(told) == 1 else f"{len(told)} things to know"
    return " ".join(f"{house.name}: {what}".split())


def _message_id(job: Job) -> str:
    """The same whenever this job is done, so that a letter sent twice is shown once."""
    known = f"{job.pk} {job.created_at.isoformat()}"
    return f"<{hashlib.sha256(known.encode()).hexdigest()[:32]}@{urlsplit(settings.SITE_URL).hostname}>"
