"""What readers are shown of the difference between two editions."""

import pytest

from factcheck.formats.editions import FIELDS, differences
from tests.formats.documents import appearance, content, evidence, verdict


def shown(old, new):
    return {
        item.field: [(change.kind.value, change.text) for change in item.changes]
        for item in differences(old, new)
    }


def test_two_equal_editions_do_not_differ():
    assert differences(content(), content()) == []


def test_a_changed_rating_comes_first_and_word_by_word():
    new = content(statement="It has been so since 2010", verdict=verdict(label="False"))
    found = shown(content(), new)
    assert list(found) == ["Rating", "Statement"]
    assert found["Statement"] == [("same", "It has been so since "), ("removed", "2014"), ("added", "2010")]


def test_new_evidence_is_added_whole():
    new = content(evidence=[evidence(1), evidence(2, stance="refutes"), evidence(3)])
    [(kind, text)] = shown(content(), new)["Evidence 3"]
    assert kind == "added"
    assert "Record 3" in text


def test_evidence_that_was_taken_out_is_shown():
    [(kind, _)] = shown(content(), content(evidence=[evidence(1)]))["Evidence 2"]
    assert kind == "removed"


def test_evidence_that_only_moved_is_no_difference():
    moved = [evidence(2, stance="refutes") | {"number": 1}, evidence(1) | {"number": 2}]
    assert differences(content(), content(evidence=moved)) == []


def test_two_pieces_of_one_page_are_told_apart():
    twice = [evidence(1), evidence(1, passage="Another passage.") | {"number": 2}]
    assert list(shown(content(evidence=twice[:1]), content(evidence=twice))) == ["Evidence 2"]


def test_a_picture_in_other_words_is_shown_and_one_that_was_added():
    first, second = ({"sha256": key, "alt": key, "caption": "", "credit": "CC0"} for key in "ab")
    old, new = content(images=[first]), content(images=[second, first | {"alt": "c"}])
    assert [item.field for item in differences(old, new)] == ["Picture", "Picture"]
    assert shown(content(), old)["Picture"] == [("added", "a\nCC0")]
    assert differences(content(images=[first, second]), content(images=[second, first])) == []


def test_a_place_that_was_added_is_shown():
    found = shown(content(), content(appearances=[appearance(), appearance(url="https://post.example/9")]))
    assert found["Where it was said"] == [("added", "It is so · https://post.example/9\n")]


@pytest.mark.parametrize("missing", ["claimant", "reported_by", "reply", "quote"])
def test_what_became_known_is_added(missing):
    found = differences(content(**{missing: None}), content())
    assert {change.kind.value for item in found for change in item.changes} == {"added"}


def test_every_field_is_named_once():
    assert len({name for name, _path in FIELDS}) == len(FIELDS)


def test_evidence_with_a_new_title_is_the_same_piece():
    old = content(evidence=[evidence(1, id="ev_1", title="Annual report 2013")])
    new = content(
        evidence=[evidence(1, id="ev_1", title="Annual report 2014", url="https://wire.example/new")]
    )
    (found,) = differences(old, new)
    assert {change.kind.value for change in found.changes} == {"same", "removed", "added"}
