"""What readers sent, on the front page of the desk: how much waits, for how long, and where it leads."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.models import Complaint, Tip
from factcheck.workflow import complaints, readers, tips
from tests import factories
from tests.admin.pages import address, listing, says

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def boxes(door):
    """The boxes as an editor sees them, by what is in them."""
    browser = door(factories.person("editor"))
    return lambda: {box.code: box for box in browser.get("/admin/").context["voices"]}


def complained(words="The year is wrong."):
    return Complaint.objects.get(number=readers.complain(words=words))


def test_a_box_says_how_many_wait_since_when_and_leads_to_them(door, boxes):
    assert [box.items for box in boxes().values()] == [[], []]
    words = ("Is it true that Microsoft pivoted to Azure?", "Is the old bridge closed on Sundays?")
    for _ in range(2):
        readers.tip(words=words[1])
    readers.tip(words=words[0])
    Tip.objects.filter(words=words[0]).update(received_at=NOW - timedelta(days=3))
    found = boxes()["tip"]
    assert (found.count, found.oldest) == ("2", NOW - timedelta(days=3))
    assert [(item.title, item.note) for item in found.items] == [
        (words[1], "2 readers asked"),
        (words[0], ""),
    ]
    browser = door(factories.person("editor"))
    page = says(browser.get("/admin/"))
    assert "The oldest has waited 3 days" in page.replace("\xa0", " ")
    assert found.url == f"{listing(Tip)}?closed_at__isempty=1"
    assert browser.get(found.url).status_code == 200
    tip = Tip.objects.get(words=words[0])
    assert found.items[1].url == address(tip)
    tips.close(tip, by=factories.person("editor"), closing="declined")
    assert boxes()["tip"].count == "1"


def test_a_complaint_is_due_until_somebody_has_looked_and_then_waits_for_two(boxes):
    row, editor = complained(), factories.person("editor")
    Complaint.objects.update(due_on=timezone.localdate() - timedelta(days=1))
    assert [item.overdue for item in boxes()["complaint"].items] == [True]
    row.refresh_from_db()
    row = complaints.look(row, by=editor, version=row.version)
    assert [(i.overdue, i.note) for i in boxes()["complaint"].items] == [(False, "Looked at")]
    complaints.propose(row, by=editor, finding="rejected", answer="It is right.", version=row.version)
    assert boxes()["complaint"].items[0].note == "Proposed: another person signs it"


def test_a_box_counts_no_further_than_it_says_and_sorts_nothing(boxes):
    waiting = {"closed_at": None, "received_at": NOW}
    Tip.objects.bulk_create(Tip(words=f"Tip {number}", **waiting) for number in range(120))
    with CaptureQueriesContext(connection) as asked:
        assert boxes()["tip"].count == "99+"
    boxed = ('FROM "factcheck_tip"', 'FROM "factcheck_complaint"')
    sent = [query["sql"] for query in asked if any(table in query["sql"] for table in boxed)]
    assert len(sent) == 4
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for sql in sent:
                cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
                assert "TEMP B-TREE" not in " ".join(row[3] for row in cursor.fetchall()), sql
