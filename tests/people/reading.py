"""What a reader does who asks to be told, and what a worker does then."""

import re

from django.test import Client
from django.utils import timezone

from factcheck.models import Job, Subscription
from factcheck.workflow import subscriptions, worker
from tests import factories

TOKEN = re.compile(r'name="token" value="([^"]+)"')
SITE = "http://127.0.0.1:8000"
READER = "reader@example.org"
TURKISH_I = "\u0130"


def page_of(claim):
    return factories.fact_check(claim).get_absolute_url()


def ask(claim, email=READER, status=303, **more):
    browser, path = Client(enforce_csrf_checks=True), f"{page_of(claim)}subscribe/"
    token = TOKEN.search(browser.get(path).content.decode())[1]
    answer = browser.post(path, {"token": token, "email": email, **more})
    assert answer.status_code == status
    return answer


def work(*, at=None):
    """What a worker does until nothing is due."""
    worker.look_around(at or timezone.now())
    while worker.run_next("worker"):
        pass


def text(letter):
    return letter.get_body(("plain",)).get_content().replace("\r\n", "\n")


def link(letter, kind):
    return re.search(rf"{SITE}(/subscriptions/{kind}/\S+)", text(letter))[1]


def subscribed(claim, email=READER, **facts):
    """Somebody who is told of the next change."""
    check = factories.fact_check(claim)
    subscriptions.ask(slug=check.slug, email=email)
    row = Subscription.objects.get(email=email, fact_check=check)
    subscriptions.confirm(subscriptions.ticket(row))
    Job.objects.filter(kind="confirm").delete()
    Subscription.objects.filter(pk=row.pk).update(**facts)
    return row


def later():
    """A quarter of an hour passes."""
    Job.objects.filter(state="waiting").update(next_at=timezone.now())
    Subscription.objects.update(next_at=timezone.now())
