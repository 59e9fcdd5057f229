"""Administrators see the webhooks of partners, turn them off and on, and have messages sent again."""

import pytest
from django.db import transaction
from django.utils import timezone

from factcheck.models import Delivery, Event, Job, Notice, WebhookEndpoint
from factcheck.workflow import letters, webhook_keeping, webhooks
from tests import factories
from tests.admin.pages import address, listing, says

pytestmark = pytest.mark.django_db


@pytest.fixture
def hook():
    return factories.webhook(url="https://partner.example/hook?token=abc").endpoint


def test_an_administrator_turns_it_off_and_on(door, hook):
    keeper = factories.person("administrator")
    browser = door(keeper)
    page = says(browser.get(address(hook)))
    assert "partner.example" in page
    assert "token" not in page
    assert "Turn it off" in page
    said = says(browser.post(address(hook, "disable"), follow=True))
    assert "It is not called until somebody turns it on." in said
    assert WebhookEndpoint.objects.get().disabled_reason == webhook_keeping.STOPPED
    said = says(browser.post(address(hook, "enable"), follow=True))
    assert "what waits for it is sent" in said
    assert WebhookEndpoint.objects.get().enabled
    assert Event.objects.get(verb="enable_webhook").by == keeper


def test_a_message_is_sent_again(door, hook):
    row = webhooks.test(hook)
    Delivery.objects.update(state="failed", attempts=1)
    page = door(factories.person("administrator")).post(address(row, "redeliver"), follow=True)
    assert "sent again" in says(page)
    assert Delivery.objects.get().state == "waiting"


def test_a_webhook_leads_to_its_messages(door, hook):
    mine, other = webhooks.test(hook), webhooks.test(factories.webhook().endpoint)
    browser = door(factories.person("editor"))
    leads = f"/admin/factcheck/delivery/?endpoint__id__exact={hook.pk}"
    assert leads in browser.get(address(hook)).content.decode()
    found = browser.get(leads).content.decode()
    assert address(mine) in found
    assert address(other) not in found


def test_others_read_and_no_more(door, hook):
    row, browser = webhooks.test(hook), door(factories.person("editor"))
    assert "Turn it off" not in says(browser.get(address(hook)))
    assert "Send it again" not in says(browser.get(address(row)))
    for place in (address(hook, "disable"), address(row, "redeliver")):
        assert "for administrators" in says(browser.post(place, follow=True))
    assert WebhookEndpoint.objects.get().enabled
    assert browser.get(address(hook, "disable")).status_code == 405


def test_nobody_learns_an_address_or_a_secret_by_asking_the_list(door, hook):
    browser = door(factories.person("administrator"))
    for field in ("url", "secret", "old_secret"):
        assert browser.get(listing(WebhookEndpoint, f"?{field}__startswith=h")).status_code != 200


def test_who_is_told_of_a_lost_webhook_is_led_to_it(door, hook):
    keeper = factories.person("administrator", email="keeper@example.org")
    with transaction.atomic():
        webhooks.let_go(hook, "It answered 410 Gone.", at=timezone.now())
    leads = listing(WebhookEndpoint)
    page = door(keeper).get("/admin/notices/").content.decode()
    assert leads in page
    assert "is not reached at partner.example: It answered 410 Gone." in page
    job = Job(kind=Job.Kind.NOTIFY, person=keeper, created_at=timezone.now())
    mail = letters.letter(job, list(Notice.objects.filter(user=keeper)))
    assert leads in mail.body
    assert leads in mail.alternatives[0][0]
