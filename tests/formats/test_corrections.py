"""What each correction did to the verdict, however many editions came after it."""

from factcheck.formats.corrections import notes
from tests.formats.documents import document


def line(edition, was="", **changes):
    return {
        "id": f"co_{edition}",
        "kind": "correction",
        "note": f"Note on edition {edition}.",
        "at": "2020-07-01T00:00:00Z",
        "edition": edition,
        "verdict_changed": bool(was),
        "previous_label": was or None,
        **changes,
    }


def read(*lines, edition=6):
    return notes(document(corrections=list(lines), edition=edition))


def test_a_minor_edition_does_not_hide_what_the_verdict_was():
    (note,) = read(line(2, was="False"), edition=3)
    assert (note.was, note.now, note.stands) == ("False", "Half true", True)


def test_an_earlier_change_ends_where_the_later_one_begins():
    later, earlier = read(line(4, was="Mostly true"), line(2, was="False"))
    assert (later.was, later.now) == ("Mostly true", "Half true")
    assert (earlier.was, earlier.now, earlier.stands) == ("False", "Mostly true", False)


def test_a_clarification_between_two_changes_says_nothing_of_the_verdict():
    clear = read(line(4, was="False"), line(3), line(2, was="True"))[1]
    assert (clear.was, clear.now, clear.stands) == ("", "", False)


def test_the_newest_note_and_the_last_change_of_the_verdict_lead():
    assert [note.leads for note in read(line(5), line(4), line(3, was="False"), line(2, was="True"))] == [
        True,
        False,
        True,
        False,
    ]


def test_a_document_from_before_labels_were_kept_is_still_read():
    old = line(2, was="False")
    del old["previous_label"]
    (note,) = read(old)
    assert (note.was, note.now) == ("", "Half true")
