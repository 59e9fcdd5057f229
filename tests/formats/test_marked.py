"""Claims marked in the text of an article."""

from factcheck.formats.marked import paragraphs

NOTES = {"fc_a": "A", "fc_b": "B"}


def article(*blocks):
    return {
        "blocks": [
            {
                "kind": "body",
                "gap_before": False,
                "segments": [{"text": text, "marks": marks} for text, marks in block],
            }
            for block in blocks
        ]
    }


def ends(found):
    return [[([c.note for c in p.begins], [c.note for c in p.ends]) for p in block.pieces] for block in found]


def test_overlapping_claims_begin_and_end_where_they_do():
    [block] = paragraphs(article([("a", ["fc_a"]), ("ab", ["fc_a", "fc_b"]), ("b", ["fc_b"])]), NOTES)
    assert [[c.note for c in piece.claims] for piece in block.pieces] == [["A"], ["A", "B"], ["B"]]
    assert ends([block]) == [[(["A"], []), (["B"], ["A"]), ([], ["B"])]]
    assert [[c.note for c in piece.opens] for piece in block.pieces] == [["A"], ["B"], []]


def test_a_claim_across_paragraphs_ends_once_and_has_its_note_there():
    found = paragraphs(article([("one", ["fc_a"])], [("two", ["fc_a"]), ("rest", [])]), NOTES)
    assert ends(found) == [[(["A"], [])], [([], ["A"]), ([], [])]]
    assert [[claim.number for claim in block.notes] for block in found] == [[], [1]]
    assert not any(piece.opens for block in found for piece in block.pieces)
    assert [[claim.note for claim in block.pieces[0].resumes] for block in found] == [[], ["A"]]


def test_notes_stand_by_number_and_reach_down_to_the_next():
    blocks = article([("ab", ["fc_a", "fc_b"]), ("a", ["fc_a"])], [("none", [])], [("none", [])], [("x", [])])
    blocks["blocks"][3]["gap_before"] = True
    found = paragraphs(blocks, NOTES)
    assert [claim.number for claim in found[0].notes] == [1, 2]
    assert [block.reach for block in found] == [5, 4, 3, 1]
    assert [b.reach for b in paragraphs(article([("a", ["fc_a"])], [("b", ["fc_b"])]), NOTES)] == [1, 1]


def test_claims_are_numbered_in_reading_order():
    [block] = paragraphs(article([("b", ["fc_b"]), (" ", []), ("a", ["fc_a"])]), NOTES)
    assert [(claim.number, claim.note) for claim in block.notes] == [(1, "B"), (2, "A")]


def test_of_two_claims_the_one_that_began_first_is_around_the_other():
    [block] = paragraphs(article([("a", ["fc_a"]), ("ba", ["fc_b", "fc_a"])]), NOTES)
    assert [claim.note for claim in block.pieces[1].claims] == ["A", "B"]


def test_an_unknown_mark_leaves_the_text():
    [block] = paragraphs(article([("so", ["fc_z", "fc_a"])]), NOTES)
    assert [(piece.text, len(piece.claims)) for piece in block.pieces] == [("so", 1)]
