"""Nothing in the admin changes the newsroom's rows without a verb."""

import pytest
from django.contrib.admin import site as stock

from factcheck.admin import desk
from factcheck.models import Claim, Event, FactCheck, Rating, Source, Status, Topic, User, Verdict
from tests import factories
from tests.admin.claim_pages import TABLES
from tests.admin.pages import address, bulk, edited, listing, says

pytestmark = pytest.mark.django_db
KEPT = {
    "Article",
    "Claim",
    "Conflict",
    "Document",
    "House",
    "PartnerKey",
    "PolicyPage",
    "Rating",
    "RatingScale",
    "Redaction",
    "Source",
    "Topic",
    "User",
}
"""The tables with a form. Every other one is only read."""


@pytest.fixture
def root():
    person = factories.person("editor", "publisher", "administrator")
    User.objects.filter(pk=person.pk).update(is_superuser=True)
    return User.objects.get(pk=person.pk)


def admin_of(table):
    return desk.get_model_admin(table)


def test_every_table_has_its_pages():
    models = {table.__name__ for table in TABLES}
    assert {"Claim", "Verdict", "Submission", "Event", "FactCheck", "Edition", "House", "User"} <= models
    assert len(models) == 45
    assert not stock.is_registered(Claim)


def test_no_table_has_inlines_or_cells_to_edit():
    for table in TABLES:
        assert list(admin_of(table).inlines) == []
        assert admin_of(table).list_editable == ()


def test_records_are_only_read_even_by_a_superuser(rf, root):
    request = rf.get("/")
    request.user = root
    for table in TABLES:
        rights = admin_of(table).get_model_perms(request)
        assert (rights["add"] or rights["change"] or rights["delete"]) is (table.__name__ in KEPT), table


def test_nothing_is_deleted_from_a_list(door, root):
    claim = factories.suggested()
    for table in (Claim, Source, Verdict):
        assert "delete_selected" not in door(root).get(listing(table)).content.decode()
    bulk(door(root), "delete_selected", claim)
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_a_claim_is_not_deleted(door, root):
    claim = factories.suggested()
    assert door(root).post(address(claim, "delete"), {"post": "yes"}).status_code == 403
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_a_claim_is_not_added(door, root):
    assert door(root).post(listing(Claim, "add/"), {"statement": "Out of nowhere."}).status_code == 403


def test_a_form_cannot_smuggle_a_status_or_a_rating_in(door, root):
    team = factories.Team()
    claim = factories.open_claim(team)
    rating = factories.rating()
    words = edited(claim, status="published", rating=rating.pk, decline_reason="opinion", submission=1)
    door(root).post(address(claim), words)
    claim.refresh_from_db()
    assert (claim.status, claim.rating, claim.decline_reason) == (Status.OPEN, None, "")


def test_what_is_published_is_not_changed_here(door, root):
    fact_check = factories.fact_check(factories.published_claim())
    answer = door(root).post(address(fact_check), {"statement": "Forged.", "status": "live"})
    assert answer.status_code == 403
    assert FactCheck.objects.get(pk=fact_check.pk).statement == fact_check.statement


def test_the_log_is_not_changed_here(door, root):
    event = factories.suggested().events.last()
    assert door(root).post(address(event), {"verb": "forged"}).status_code == 403
    assert door(root).post(address(event, "delete"), {"post": "yes"}).status_code == 403
    assert Event.objects.get(pk=event.pk).verb == event.verb


def test_a_get_changes_nothing_on_any_page(door, root):
    team = factories.Team()
    claim, events = factories.approved_claim(team), Event.objects.count()
    for verb in ("publish", "reveal", "take_on"):
        door(root).get(f"/admin/factcheck/claim/{claim.pk}/step/{verb}/")
    door(root).get(f"/admin/factcheck/article/{claim.article_id}/split/do/")
    assert Event.objects.count() == events


def test_changing_a_source_writes_a_line_of_the_log(door):
    source = factories.source("Ministry")
    words = {"name": "Ministry of Works", "kind": "organization", "same_as": "", "version": 1}
    door(factories.person("checker")).post(address(source), words)
    source.refresh_from_db()
    assert (source.name, source.version) == ("Ministry of Works", 2)
    assert Event.objects.get(subject=f"source:{source.pk}").verb == "change"


def test_a_stale_source_is_refused_with_both_texts(door):
    source = factories.source("Ministry")
    words = {"name": "Ministry of Works", "kind": "organization", "same_as": "", "version": 1}
    door(factories.person("checker")).post(address(source), words)
    answer = door(factories.person("checker")).post(address(source), words | {"name": "Board of Works"})
    assert "Somebody changed this while you had it open." in says(answer)
    assert "Saved now Ministry of Works You typed Board of Works" in says(answer)
    assert Source.objects.get(pk=source.pk).name == "Ministry of Works"


def test_dropping_a_source_writes_a_line_and_what_is_in_use_stays(door, root):
    team = factories.Team()
    used = factories.checked_claim(team).claimant
    spare = factories.source("Nobody")
    for source in (used, spare):
        door(root).post(address(source, "delete"), {"post": "yes"})
    assert list(Source.objects.filter(pk__in=[used.pk, spare.pk])) == [used]
    assert Event.objects.get(subject=f"source:{spare.pk}").verb == "drop"


def test_a_topic_that_is_in_use_stays(door, root):
    claim = factories.suggested()
    topic = Topic.objects.create(name="Works", slug="works")
    claim.topics.add(topic)
    assert door(root).post(address(topic, "delete"), {"post": "yes"}).status_code == 403


def test_only_administrators_change_the_scale(door):
    rating = factories.rating()
    answer = door(factories.person("editor", "publisher")).post(address(rating), {"label": "Wrong"})
    assert answer.status_code == 403
    assert Rating.objects.get(pk=rating.pk).label == rating.label
