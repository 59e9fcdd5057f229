"""What the desk does with a complaint."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from factcheck import rules
from factcheck.models import Complaint, PublishedRecord
from factcheck.workflow import complaints, readers, record
from tests import factories


@pytest.fixture
def complaint(db):
    return Complaint.objects.get(number=readers.complain(words="The date is wrong."))


@pytest.fixture
def editor(db):
    return factories.person("editor")


def test_nobody_signs_their_own_finding(complaint, editor):
    row = complaints.propose(complaint, by=editor, finding="rejected", answer="It is right.")
    with pytest.raises(PermissionDenied, match="two people"):
        complaints.decide(row, by=editor)


def test_complaints_are_for_editors(complaint):
    with pytest.raises(PermissionDenied, match="editors"):
        complaints.look(complaint, by=factories.person("checker"))


def test_a_finding_needs_words_and_an_edition_that_there_is(complaint, editor):
    for words in ({"answer": " "}, {"answer": "\u202e"}, {"answer": "Yes.", "edition": 9}):
        with pytest.raises(ValidationError):
            complaints.propose(complaint, by=editor, finding="upheld", **words)
    with pytest.raises(ValidationError, match="Nothing is proposed"):
        complaints.decide(complaint, by=editor)


def test_what_is_decided_stays(complaint, editor):
    row = complaints.propose(complaint, by=editor, finding="partly", answer="In part.")
    row = complaints.decide(row, by=factories.person("editor"))
    with pytest.raises(rules.Conflict, match="decided"):
        complaints.propose(row, by=editor, finding="rejected", answer="No.")


def test_two_who_look_at_once_are_told_of_each_other(complaint, editor):
    complaints.look(complaint, by=editor)
    with pytest.raises(rules.Conflict, match="Reload"):
        complaints.look(complaint, by=factories.person("editor"))


def test_the_words_go_after_a_year_and_the_score_stays(complaint, editor):
    row = complaints.propose(complaint, by=editor, finding="upheld", answer="Yes.")
    complaints.decide(row, by=factories.person("editor"))
    assert complaints.forget(timezone.now() + timedelta(days=364)) == 0
    assert complaints.forget(timezone.now() + timedelta(days=366)) == 1
    assert Complaint.objects.get().words == ""
    assert Complaint.objects.get().finding == "upheld"


def test_on_the_desk_one_proposes_and_another_signs(client, complaint, editor):
    other = factories.person("editor")
    page = f"/admin/factcheck/complaint/{complaint.pk}/"
    client.force_login(editor)
    assert client.post(f"{page}look/", {"version": 1}).status_code == 302
    refused = client.post(f"{page}propose/", {"finding": "upheld", "answer": "", "version": 2})
    assert refused.status_code == 200
    assert (
        client.post(f"{page}propose/", {"finding": "upheld", "answer": "Yes.", "version": 2}).status_code
        == 302
    )
    assert "Sign:" not in client.get(f"{page}change/").content.decode()
    client.force_login(other)
    assert "Sign: Upheld" in client.get(f"{page}change/").content.decode()
    client.post(f"{page}decide/", {"version": 3})
    assert Complaint.objects.get().decided_by == other


@pytest.mark.parametrize("version", ["", "x", "9" * 30])
def test_nobody_signs_a_finding_without_naming_the_version_that_they_saw(client, complaint, editor, version):
    complaints.propose(complaint, by=editor, finding="upheld", answer="Yes.")
    client.force_login(factories.person("editor"))
    page = f"/admin/factcheck/complaint/{complaint.pk}/decide/"
    answer = client.post(page, {"version": version}, follow=True).content.decode()
    assert "does not say which version you saw" in answer
    assert Complaint.objects.get().decided_at is None


def test_a_decision_tells_the_score_and_reads_no_other_figures(complaint, editor):
    record.compute(timezone.now())
    row = complaints.propose(complaint, by=editor, finding="upheld", answer="Yes.")
    PublishedRecord.objects.update(seq=7)
    other = factories.person("editor")
    with CaptureQueriesContext(connection) as asked:
        complaints.decide(row, by=other)
    assert not any('FROM "factcheck_correction"' in query["sql"] for query in asked)
    told = PublishedRecord.objects.get()
    assert (told.data["complaints"]["upheld"], told.seq) == (1, 7)
