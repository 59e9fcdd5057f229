"""The log: whatever is done to a line behind our back is found."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from factcheck.models import Edition, Event, Ledger, triggers
from factcheck.workflow.audit import verify_log
from factcheck.workflow.ledger import line_hash, sha256
from factcheck.workflow.redaction import redact, request_redaction
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def log():
    """A log of some lines, in a database whose triggers somebody has taken off."""
    factories.published_claim()
    triggers.remove()
    return Event.objects.order_by("number")


def faults() -> str:
    return " ".join(verify_log().faults)


def test_an_untouched_log_is_whole(log):
    report = verify_log()
    assert report.faults == []
    assert report.lines == log.count() > 10
    assert report.head == Ledger.objects.get().event_hash


def test_an_edited_line_is_found(log):
    line = log[5]
    log.filter(pk=line.pk).update(payload=line.payload.replace("note", "NOTE"))
    assert f"The words of line {line.number} were edited." in faults()


def test_an_edited_line_with_a_new_digest_is_found(log):
    line = log[5]
    payload = json.dumps({"note": "Never happened."})
    log.filter(pk=line.pk).update(payload=payload, payload_digest=sha256(line.salt + payload))
    assert f"Line {line.number} was changed after it was written." in faults()


def test_another_name_in_a_line_is_found(log):
    line = log[5]
    log.filter(pk=line.pk).update(by=factories.person("editor"))
    assert f"Line {line.number} was changed" in faults()


def test_a_deleted_line_is_found(log):
    line = log[5]
    log.filter(pk=line.pk).delete()
    assert f"Lines {line.number} to {line.number} are missing." in faults()


def test_a_line_deleted_and_the_rest_renumbered_is_found(log):
    line = log[5]
    log.filter(pk=line.pk).delete()
    for later in Event.objects.filter(number__gt=line.number).order_by("number"):
        Event.objects.filter(pk=later.pk).update(number=F("number") - 1)
    assert f"Line {line.number} does not follow line {line.number - 1}" in faults()


def test_swapped_lines_are_found(log):
    first, second = log[5], log[6]
    log.filter(pk=first.pk).update(number=10**6)
    log.filter(pk=second.pk).update(number=first.number)
    log.filter(pk=first.pk).update(number=second.number)
    assert "swapped or forged" in faults()


def test_a_forged_line_with_a_fitting_hash_is_found_by_the_ledger(log):
    last = log.last()
    forged = Event.objects.get(pk=last.pk)
    forged.pk, forged.number, forged.prev_hash = None, last.number + 1, last.hash
    forged.hash = line_hash(forged)
    forged.save(force_insert=True)
    assert "its ledger stands at" in faults()


def test_a_cut_tail_is_found_by_its_head_though_the_ledger_was_mended(log):
    head = log.last().hash
    log.filter(pk=log.last().pk).delete()
    Ledger.objects.update(event_number=log.last().number, event_hash=log.last().hash)
    assert verify_log().faults == []
    assert "its tail was cut" in " ".join(verify_log(head=head).faults)


def test_a_log_cut_before_an_edition_is_found_by_the_edition(log):
    head = Edition.objects.get().ledger_hash
    log.filter(number__gte=Event.objects.get(hash=head).number).delete()
    Ledger.objects.update(event_number=log.last().number, event_hash=log.last().hash)
    assert f"no longer holds {head}" in faults()


def test_a_redacted_line_is_said_to_be_redacted():
    factories.published_claim()
    line = Event.objects.order_by("number")[5]
    asked = request_redaction(line, by=factories.person("administrator"), legal_basis="Court order.")
    redact(asked, by=factories.person("administrator"))
    report = verify_log()
    assert (report.faults, report.redacted) == ([], 1)


def test_words_that_are_gone_without_a_redaction_are_found(log):
    line = log[5]
    log.filter(pk=line.pk).update(payload="", salt="")
    assert f"The words of line {line.number} were edited." in faults()


def test_the_command_prints_the_head_and_ends_with_1_when_the_log_is_broken(log, capsys):
    call_command("verify_log")
    assert Ledger.objects.get().event_hash in capsys.readouterr().out
    log.filter(pk=log[3].pk).update(verb="approve")
    with pytest.raises(CommandError, match="The log is broken"):
        call_command("verify_log")
