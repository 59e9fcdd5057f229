"""Who is told of what; nobody of their own deed, and nobody of a verdict that they may not see."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck.models import Document, Notice, User
from factcheck.workflow import checking, claims, notices, review, schedule, worker
from tests import factories
from tests.admin.pages import address, says

pytestmark = pytest.mark.django_db
K = Notice.Kind


@pytest.fixture
def team():
    return factories.Team()


def told(person: User) -> list[str]:
    return list(Notice.objects.filter(user=person).order_by("id").values_list("kind", flat=True))


def test_who_is_given_a_role_is_told(team):
    claim = factories.open_claim(team)
    assert told(team.lead) == told(team.reviewer) == [K.ASSIGNED]
    assert Notice.objects.get(user=team.reviewer).words == f"{team.editor} made you its reviewer."
    assert Notice.objects.get(user=team.lead).claim == claim


def test_reviewers_are_told_of_a_submission_and_authors_of_what_became_of_it(team):
    claim = factories.submitted_claim(team)
    assert told(team.reviewer)[-1] == K.SUBMITTED
    review.send_back(claim, by=team.reviewer, note="The second source is the first.")
    assert told(team.lead)[-1] == K.SENT_BACK
    assert told(team.reviewer).count(K.SENT_BACK) == 0


def test_a_dispute_is_told_to_the_lead(team):
    factories.disputed_claim(team)
    assert told(team.lead)[-1] == K.DISPUTED


def test_an_approval_is_told_to_the_lead_and_to_publishers(team):
    factories.approved_claim(team)
    assert told(team.lead)[-1] == told(team.publisher)[-1] == K.APPROVED
    assert "waits to be published" in Notice.objects.get(user=team.publisher).words


def test_publication_is_told_to_all_who_worked_on_it_and_not_to_who_did_it(team):
    factories.published_claim(team)
    assert told(team.lead)[-1] == told(team.reviewer)[-1] == K.PUBLISHED
    assert K.PUBLISHED not in told(team.publisher)


def test_a_correction_is_told(team):
    factories.reopened_claim(team)
    assert told(team.reviewer)[-1] == K.REOPENED


def test_a_suspension_is_told_to_the_other_publishers(team):
    other = factories.person("publisher")
    factories.suspended_claim(team)
    assert told(other)[-1] == told(team.lead)[-1] == K.SUSPENDED
    assert K.SUSPENDED not in told(team.publisher)


def test_whoever_has_left_and_the_desk_are_told_nothing(team):
    gone = factories.person("publisher")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    factories.approved_claim(team)
    assert told(gone) == told(schedule.desk()) == []


def test_a_step_that_is_refused_tells_nobody(team):
    claim, before = factories.submitted_claim(team), Notice.objects.count()
    with pytest.raises(Exception, match="needs a note"):
        review.send_back(claim, by=team.reviewer, note=" ")
    assert Notice.objects.count() == before


def test_telling_takes_the_same_queries_for_few_and_for_many(team):
    def count() -> int:
        claim = factories.seconded_claim(team)
        with CaptureQueriesContext(connection) as seen:
            review.approve(claim, by=team.reviewer)
        return len(seen)

    few = count()
    for _ in range(8):
        factories.person("publisher")
    assert count() == few


def test_no_notice_tells_a_verdict(team):
    factories.disputed_claim(team)
    words = " ".join(Notice.objects.values_list("words", flat=True)).lower()
    for secret in ("mixed", "false", "the turn began", "2008", "no."):
        assert secret not in words


def test_a_day_for_a_reply_that_passes_is_told_once(team):
    claim = factories.open_claim(team)
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - any day that has passed
    words = {"asked_on": yesterday, "deadline_on": yesterday}
    checking.record_reply(claim, by=team.lead, outcome="waiting", **words)
    for _ in range(2):
        worker.look_around(timezone.now() + timedelta(days=1))
    assert told(team.lead).count(K.OVERDUE) == 1


def test_a_reply_that_came_is_not_waited_for(team):
    claim = factories.open_claim(team)
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - any day that has passed
    words = {"asked_on": yesterday, "deadline_on": yesterday}
    checking.record_reply(claim, by=team.lead, outcome="waiting", **words)
    checking.record_reply(claim, by=team.lead, outcome="answered", asked_on=yesterday, answer="No.")
    worker.look_around(timezone.now() + timedelta(days=1))
    assert K.OVERDUE not in told(team.lead)


def test_a_page_that_is_gone_is_told_to_who_cites_it(team):
    factories.checked_claim(team)
    notices.page_gone(Document.objects.first(), by=schedule.desk())
    assert told(team.lead)[-1] == K.GONE


def test_the_bell_counts_and_opening_the_claim_reads(door, team):
    claim = factories.submitted_claim(team)
    browser = door(team.reviewer)
    assert browser.get("/admin/").context["unread"] == "2"
    browser.get(address(claim))
    assert browser.get("/admin/").context["unread"] == ""


def test_the_list_shows_what_is_new_and_marks_all_of_it(door, team):
    factories.submitted_claim(team)
    browser = door(team.reviewer)
    assert "it waits for your review." in says(browser.get("/admin/notices/?show=unread"))
    browser.post("/admin/notices/read/")
    assert "You have read everything." in says(browser.get("/admin/notices/?show=unread"))


def test_nobody_reads_the_notices_of_another(door, team):
    factories.submitted_claim(team)
    stranger = factories.person("checker")
    assert "Nobody has told you anything yet." in says(door(stranger).get("/admin/notices/"))
    door(stranger).post("/admin/notices/read/")
    assert Notice.objects.filter(user=team.reviewer).unread().count() == 2


def test_the_list_takes_the_same_queries_for_few_and_for_many(door, team):
    factories.open_claim(team)
    browser = door(team.lead)

    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.get("/admin/notices/")
        return len(seen)

    few = count()
    claim = factories.suggested(team)
    for _ in range(9):
        claims.assign(claim, by=team.editor, user=team.lead, role="lead")
    assert count() == few <= 14
