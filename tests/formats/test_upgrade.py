"""Documents of earlier and of later releases."""

import pytest

from factcheck.formats.upgrade import UnknownSchema, upgrade


def first_step(document):
    return {**document, "word": document["old_word"]}


def test_todays_document_is_read_as_it_is():
    assert upgrade({"schema": 1, "word": "so"}) == {"schema": 1, "word": "so"}


def test_an_old_document_is_brought_up_to_date_step_by_step():
    steps = {1: first_step, 2: lambda document: {**document, "word": document["word"].upper()}}
    read = upgrade({"schema": 1, "old_word": "so"}, steps=steps, current=3)
    assert (read["schema"], read["word"]) == (3, "SO")


def test_what_is_stored_stays_as_it_was():
    stored = {"schema": 1, "old_word": "so"}
    upgrade(stored, steps={1: first_step}, current=2)
    assert stored == {"schema": 1, "old_word": "so"}


@pytest.mark.parametrize("schema", [2, 0, -1, None, "1", True, 1.0])
def test_what_this_release_does_not_know_is_refused(schema):
    with pytest.raises(UnknownSchema):
        upgrade({"schema": schema})


def test_a_missing_step_is_refused():
    with pytest.raises(UnknownSchema, match="step to 2"):
        upgrade({"schema": 1}, steps={}, current=2)
