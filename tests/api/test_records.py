"""What surrounds a fact-check: its editions, the ratings, the corrections, and the feed of changes."""

import hashlib
import json

from django.utils import timezone

from factcheck.models import Change, ChangeSequence, Edition, Rating
from factcheck.workflow import publishing
from tests import factories

LIST = "/api/v1/fact-checks"
CORRECTIONS = "/api/v1/corrections"
CHANGES = "/api/v1/changes"


def test_editions_come_newest_first_with_the_reason_for_each(corrected, read):
    second, first = read(f"{LIST}/{corrected.public_id}/editions")["results"]
    assert (second["number"], first["number"]) == (2, 1)
    assert (second["verdict"]["category"], first["verdict"]["category"]) == ("false", "mixed")
    assert second["correction"] == {"kind": "correction", "note": "The year was wrong."}
    assert first["correction"] is None


def test_anybody_can_check_what_was_signed(corrected, read):
    for edition in read(f"{LIST}/{corrected.public_id}/editions")["results"]:
        assert hashlib.sha256(edition["signed_content"].encode()).hexdigest() == edition["digest"]
        assert json.loads(edition["signed_content"])["statement"] == edition["statement"]


def test_editions_are_paged(corrected, read):
    page = read(f"{LIST}/{corrected.public_id}/editions?page_size=1")
    assert [edition["number"] for edition in page["results"]] == [2]
    rest = read(page["next"].partition("8000")[2])
    assert [edition["number"] for edition in rest["results"]] == [1]


def test_the_editions_of_another_are_not_among_them(live, corrected, read):
    [edition] = read(f"{LIST}/{live.public_id}/editions")["results"]
    assert edition["fact_check"] == live.public_id


def test_the_editions_of_what_was_withdrawn_are_gone_too(withdrawn, client):
    answer = client.get(f"{LIST}/{withdrawn.public_id}/editions")
    assert answer.status_code == 410
    assert answer.json()["type"].endswith("/api/problems/withdrawn")
    assert "Azure" not in answer.content.decode()


def test_an_edition_tells_no_name_of_the_desk(corrected, team, client):
    words = client.get(f"{LIST}/{corrected.public_id}/editions").content.decode()
    for person in (team.lead, team.reviewer, team.editor, team.publisher):
        assert person.username not in words


def test_editions_take_a_fixed_number_of_queries(corrected, client, django_assert_num_queries):
    assert Edition.objects.filter(fact_check=corrected).count() == 2
    with django_assert_num_queries(2):
        client.get(f"{LIST}/{corrected.public_id}/editions")


def test_ratings_say_what_each_word_means_retired_ones_too(db, read):
    rating = factories.rating()
    Rating.objects.filter(pk=rating.pk).update(retired_at=timezone.now())
    found = {row["rating"]: row for row in read("/api/v1/ratings")["results"]}
    assert found["true"]["value"] == 5
    assert found["missing-context"]["value"] is None
    assert found["missing-context"]["category"] == "missing_context"
    assert found[rating.slug]["retired_at"]
    assert found["true"]["retired_at"] is None


def test_ratings_take_one_query(db, client, django_assert_num_queries):
    factories.rating()
    with django_assert_num_queries(1):
        client.get("/api/v1/ratings")


def test_a_correction_names_its_fact_check_and_the_rating_before(corrected, live, read):
    [correction] = read(CORRECTIONS)["results"]
    assert correction["fact_check"]["id"] == corrected.public_id
    assert correction["note"] == "The year was wrong."
    assert (correction["edition"], correction["verdict_changed"]) == (2, True)
    assert correction["previous_label"] == "Mixed"


def test_corrections_can_be_narrowed(corrected, live, read):
    assert len(read(f"{CORRECTIONS}?fact_check={corrected.public_id}")["results"]) == 1
    assert read(f"{CORRECTIONS}?fact_check={live.public_id}")["results"] == []
    assert read(f"{CORRECTIONS}?since=2999-01-01T00:00:00Z")["results"] == []


def test_a_correction_of_what_was_suspended_is_not_shown(team, client):
    claim = factories.corrected_claim(team)
    publishing.suspend(claim, by=team.publisher, note="A doubt.")
    assert client.get(CORRECTIONS).json() == {"results": [], "next": None}


def test_corrections_take_two_queries(corrected, client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(CORRECTIONS)


def test_every_public_change_has_the_next_number(corrected, withdrawn, read):
    changes = read(CHANGES)["results"]
    assert [change["seq"] for change in changes] == list(range(1, len(changes) + 1))
    kinds = [change["kind"] for change in changes]
    assert kinds == ["published", "verdict_changed", "published", "suspended", "withdrawn"]
    assert {change["fact_check"] for change in changes} == {corrected.public_id, withdrawn.public_id}


def test_who_was_away_gets_what_came_after(corrected, withdrawn, read):
    assert [change["seq"] for change in read(f"{CHANGES}?after=3")["results"]] == [4, 5]
    last = Change.objects.order_by("-seq")[0].seq
    nothing = {"results": [], "next": None, "log_id": str(ChangeSequence.objects.get().log_id)}
    assert read(f"{CHANGES}?after={last}") == read(f"{CHANGES}?after={2**63 - 1}") == nothing


def test_changes_are_paged_without_loss(corrected, withdrawn, read):
    found, address = [], f"{CHANGES}?after=1&page_size=1"
    while address:
        page = read(address)
        found += [change["seq"] for change in page["results"]]
        address = (page["next"] or "").partition("8000")[2]
    assert found == [2, 3, 4, 5]


def test_changes_take_two_queries(corrected, client, django_assert_num_queries):
    ChangeSequence.the()  # its row is there once it was asked for
    with django_assert_num_queries(2):
        client.get(CHANGES)
