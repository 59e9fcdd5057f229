"""What partners read of a fact-check, live or gone, and how they find it."""

import json
from datetime import timedelta

import pytest

from factcheck.models import FactCheck, Topic
from factcheck.workflow import publishing
from tests import factories

LIST = "/api/v1/fact-checks"


def one(fact_check: FactCheck) -> str:
    return f"{LIST}/{fact_check.public_id}"


def ids(page: dict) -> list[str]:
    return [found["id"] for found in page["results"]]


def test_a_fact_check_says_what_was_claimed_and_what_we_found(live, read, settings):
    found = read(one(live))
    assert found["id"] == live.public_id
    assert (found["object"], found["status"], found["version"], found["deleted"]) == (
        "fact_check",
        "live",
        1,
        False,
    )
    assert found["claim"]["statement"] == "Microsoft pivoted to Azure in 2014"
    assert found["claim"]["claimant"]["name"] == "Microsoft"
    assert found["verdict"]["category"] == "mixed"
    assert found["verdict"]["value"] == 3
    assert found["url"] == f"{settings.SITE_URL}/fact-checks/{live.slug}/"


def test_the_list_and_the_detail_say_the_same(live, read):
    assert read(LIST)["results"] == [read(one(live))]


def test_a_draft_is_not_there(team, read):
    factories.approved_claim(team)
    assert read(LIST) == {"results": [], "next": None}


def test_nothing_of_the_desk_gets_out(live, team, client):
    words = client.get(f"{one(live)}?include=evidence,editions").content.decode()
    for person in (team.lead, team.reviewer, team.editor, team.publisher):
        assert person.username not in words
    for private in ("internal", "claim_id", "submission", "signers", "ledger"):
        assert private not in words


def test_a_changed_verdict_names_the_one_before_and_the_correction(corrected, read):
    found = read(one(corrected))
    assert found["version"] == 2
    assert found["verdict"]["category"] == "false"
    assert found["previous_verdict"]["category"] == "mixed"
    assert found["corrections"][0]["previous_label"] == found["previous_verdict"]["label"]
    [correction] = found["corrections"]
    assert correction["verdict_changed"]
    assert correction["note"] == "The year was wrong."


def test_evidence_and_editions_come_when_asked_for(live, read):
    plain, full = read(one(live)), read(f"{one(live)}?include=evidence,editions")
    assert plain["evidence"] is plain["editions"] is None
    assert [piece["number"] for piece in full["evidence"]] == [1, 2]
    assert [edition["number"] for edition in full["editions"]] == [1]


def test_a_withdrawn_one_stays_at_its_address_without_its_words(withdrawn, client):
    answer = client.get(f"{one(withdrawn)}?include=evidence,editions")
    found = answer.json()
    assert answer.status_code == 200
    assert (found["status"], found["deleted"], found["verdict"], found["claim"]) == (
        "withdrawn",
        True,
        None,
        None,
    )
    assert found["reason"] == "We relied on a forged letter."
    assert found["withdrawn_at"]
    assert "Azure was announced" not in answer.content.decode()
    assert "Microsoft pivoted to Azure" not in answer.content.decode()


def test_a_suspended_one_says_that_it_is_under_review_and_no_more(team, read):
    claim = factories.published_claim(team)
    publishing.suspend(claim, by=team.publisher, note="Our source may be forged.")
    found = read(one(factories.fact_check(claim)))
    assert (found["status"], found["deleted"], found["verdict"]) == ("suspended", True, None)
    assert found["reason"] == "This fact-check is under review."
    assert "forged" not in json.dumps(found)


def test_live_and_gone_have_the_same_keys(live, withdrawn, read):
    assert list(read(one(live))) == list(read(one(withdrawn)))


def test_withdrawn_ones_are_listed_when_asked_for(live, withdrawn, read):
    assert ids(read(LIST)) == [live.public_id]
    assert ids(read(f"{LIST}?include_withdrawn=false")) == [live.public_id]
    assert set(ids(read(f"{LIST}?include_withdrawn=true"))) == {live.public_id, withdrawn.public_id}


def test_who_asks_for_changes_hears_of_withdrawals_too(live, withdrawn, read):
    changed = read(f"{LIST}?updated_since=1970-01-01T00:00:00Z")
    assert ids(changed) == [live.public_id, withdrawn.public_id]
    without = read(f"{LIST}?updated_since=1970-01-01T00:00:00Z&include_withdrawn=false")
    assert ids(without) == [live.public_id]


@pytest.mark.parametrize("wanted", ["rating=true", "category=true", "rating=true&category=true"])
def test_a_filter_on_the_verdict_does_not_hide_a_withdrawal(live, withdrawn, read, wanted):
    assert ids(read(f"{LIST}?{wanted}&include_withdrawn=true")) == [withdrawn.public_id]


def test_updated_since_includes_its_own_second(live, read):
    told = read(one(live))["updated_at"]
    assert ids(read(f"{LIST}?updated_since={told}")) == [live.public_id]
    later = (live.updated_at + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert ids(read(f"{LIST}?updated_since={later}")) == []


def test_offsets_are_honoured(live, read):
    here = live.published_at.strftime("%Y-%m-%dT%H:%M:%S")
    assert ids(read(f"{LIST}?published_after={here}%2B01:00")) == [live.public_id]
    assert ids(read(f"{LIST}?published_after={here}-01:00")) == []


def test_published_after_and_before_leave_no_gap_and_no_overlap(live, read):
    FactCheck.objects.filter(pk=live.pk).update(published_at="2026-01-31T12:00:00Z")
    assert ids(read(f"{LIST}?published_after=2026-01-31T12:00:00Z")) == [live.public_id]
    assert ids(read(f"{LIST}?published_before=2026-01-31T12:00:00Z")) == []


def test_every_filter_finds_what_fits_and_nothing_else(live, read):
    topic = Topic.objects.create(slug="technology", name="Technology")
    live.topics.add(topic)
    found = read(one(live))
    fits = {
        "rating": [found["verdict"]["rating"]],
        "category": ["mixed"],
        "language": ["en"],
        "claimant": [found["claim"]["claimant"]["id"]],
        "topic": ["technology"],
        "article": [found["articles"][0]["id"]],
    }
    others = {
        "rating": "true",
        "category": "true",
        "language": "de",
        "claimant": "cl_0000000000000000",
        "topic": "sport",
        "article": "ar_0000000000000000",
    }
    for name, [value] in fits.items():
        assert ids(read(f"{LIST}?{name}={value}")) == [live.public_id], name
        assert ids(read(f"{LIST}?{name}={others[name]}")) == [], name


def test_ratings_may_be_repeated_to_mean_any_of_them(live, corrected, read):
    assert set(ids(read(f"{LIST}?rating=mixed&rating=false"))) == {live.public_id, corrected.public_id}
    assert set(ids(read(f"{LIST}?category=mixed&category=false"))) == {live.public_id, corrected.public_id}


def test_latest_change_comes_first_unless_oldest_is_asked_for(live, corrected, read):
    newest = [corrected.public_id, live.public_id]
    assert ids(read(LIST)) == newest
    assert ids(read(f"{LIST}?order=updated_at")) == newest[::-1]
    assert ids(read(f"{LIST}?updated_since=2000-01-01T00:00:00Z")) == newest[::-1]
    assert ids(read(f"{LIST}?updated_since=2000-01-01T00:00:00Z&order=-updated_at")) == newest


def test_the_total_is_counted_only_when_asked_for(live, corrected, read):
    assert "total" not in read(LIST)
    page = read(f"{LIST}?include=total&page_size=1")
    assert (page["total"], len(page["results"])) == (2, 1)


def test_the_licence_is_the_houses(live, read):
    assert read(one(live))["license"] is None
    factories.the_house(licence_name="CC BY 4.0", licence_url="https://creativecommons.org/licenses/by/4.0/")
    assert read(one(live))["license"]["name"] == "CC BY 4.0"


def test_a_list_asks_the_database_twice_however_long(
    live, corrected, withdrawn, client, django_assert_num_queries
):
    with django_assert_num_queries(2):
        client.get(f"{LIST}?include_withdrawn=true&include=evidence,editions")
    with django_assert_num_queries(2):
        client.get(f"{LIST}?page_size=1")
    with django_assert_num_queries(3):
        client.get(f"{LIST}?include=total")


def test_one_fact_check_takes_two_queries(live, withdrawn, client, django_assert_num_queries):
    for fact_check in (live, withdrawn):
        with django_assert_num_queries(2):
            client.get(f"{one(fact_check)}?include=evidence,editions")
