"""Our record: every figure computed from rows, none of it private, all of it in tables too."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from factcheck.formats import charts
from factcheck.models import Event, FactCheck, PublishedRecord, Verdict
from factcheck.text.figures import agreement, spread
from factcheck.workflow import asking, claims, publishing, record
from factcheck.workflow.worker import look_around
from tests import factories

NOW = timezone.now()


@pytest.fixture
def worked(team):
    """Two fact-checks, one of them corrected, one outcome, one declined claim."""
    claim = factories.corrected_claim(team)
    factories.published_claim(team)
    asking.record_outcome(
        claim, by=team.lead, party="claimant", asked_on=date(2020, 6, 12), result="no_answer"
    )
    claims.decline(factories.suggested(team), by=team.editor, reason="opinion", note="canary-note")
    return claim


def test_an_empty_house_has_a_page_worth_reading(read, db):
    assert "Nothing has been computed yet" in read("/our-record/")
    record.compute(NOW)
    assert "0 of 30 pairs so far" in read("/our-record/")


def test_every_figure_is_that_of_the_rows(worked, client):
    record.compute(NOW)
    data = json.loads(client.get("/our-record/data.json").content)
    assert data["months"] == [{"month": f"{NOW:%Y-%m}", "fact_checks": 2}]
    assert data["corrections"]["published"] == 2
    assert data["corrections"]["fact_checks"] == data["corrections"]["verdicts_changed"] == 1
    assert data["corrections"]["kinds"] == {"correction": 1}
    assert data["declined"] == {"opinion": 1}
    assert data["outcomes"] == {"no_answer": 1}
    assert data["days_to_verdict"]["number"] == 2
    assert sum(line["fact_checks"] for line in data["kinds"]) == 2
    seconds = Verdict.objects.filter(role="second", blind=True).count()
    assert data["agreement"] == {"pairs": seconds, "same": seconds, "percent": None, "kappa": None}
    assert data["ledger_hash"] == Event.objects.latest("pk").hash


def test_the_page_shows_each_figure_and_nothing_of_the_desk(worked, client, django_assert_num_queries):
    factories.the_house()
    record.compute(NOW)
    with django_assert_num_queries(2):
        page = client.get("/our-record/").content.decode()
    assert "Did not answer" in page
    assert "It is an opinion" in page
    assert PublishedRecord.objects.get().ledger_hash in page
    assert "canary" not in page
    assert page.count('<svg class="chart') >= 2
    assert "style=" not in page


def test_a_spreadsheet_gets_every_figure(worked, client):
    record.compute(NOW)
    lines = dict(csv.reader(io.StringIO(client.get("/our-record/data.csv").content.decode())))
    assert lines["corrections.published"] == "2"
    assert lines[f"months.{NOW:%Y-%m}.fact_checks"] == "2"


def test_the_worker_keeps_the_record_up_but_not_all_the_time(worked, team):
    noon = NOW.replace(hour=12, minute=0)  # a new day would be a reason of its own
    look_around(noon)
    first = PublishedRecord.objects.get()
    publishing.suspend(worked, by=team.publisher, note="Forged.")
    look_around(noon + timedelta(minutes=5))
    assert PublishedRecord.objects.get().as_of == first.as_of
    look_around(noon + timedelta(minutes=16))
    assert PublishedRecord.objects.get().data["outcomes"] == {}
    again = PublishedRecord.objects.get().as_of
    look_around(noon + timedelta(minutes=40))
    assert PublishedRecord.objects.get().as_of == again


def test_months_without_a_fact_check_are_told_too(live):
    FactCheck.objects.update(published_at="2020-01-15T00:00:00Z")
    months = record._from_to({"2019-11": 1, "2020-02": 1})  # noqa: SLF001
    assert months == ["2019-11", "2019-12", "2020-01", "2020-02"]


def test_agreement_is_told_from_thirty_pairs_on():
    pairs = [("true", "true")] * 15 + [("false", "false")] * 10 + [("true", "false")] * 4
    assert agreement(pairs).percent is None
    told = agreement([*pairs, ("true", "true")])
    assert (told.pairs, told.percent) == (30, 87)
    assert told.kappa == pytest.approx(0.73, abs=0.005)
    assert agreement([("true", "true")] * 40).kappa is None


def test_days_are_told_by_their_quartiles():
    assert (spread([]).median, spread([3.0]).median) == (None, 3.0)


def test_a_chart_is_drawn_for_the_eye_alone():
    svg = charts.columns([charts.Bar("<b>", 2), charts.Bar("2026-02", 4)])
    assert "&lt;b&gt;" in svg
    assert 'aria-hidden="true"' in svg
    assert charts.columns([]) == ""
