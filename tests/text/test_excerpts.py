"""What readers see of an article, with its claims marked."""

import pytest

from factcheck.text import Kind, excerpts

from .articles import BRIDGE, SEED


def span(text, words):
    return text.index(words), text.index(words) + len(words)


def told(block):
    return "".join(segment.text for segment in block.segments)


def test_the_full_article_leaves_out_byline_repeated_headline_and_furniture():
    found = excerpts(BRIDGE, [], full=True)
    assert [block.kind for block in found] == [Kind.HEADLINE, Kind.BODY, Kind.SUBHEAD, Kind.BODY]
    assert not any(block.gap_before for block in found)


def test_every_segment_is_a_piece_of_the_source():
    spans = [span(SEED, "Amazon.com Inc."), span(SEED, "a year, while"), span(SEED, "for a year")]
    for block in excerpts(SEED, spans, full=True):
        assert told(block) in SEED


def test_a_claim_is_marked_and_only_the_claim():
    body = excerpts(BRIDGE, [span(BRIDGE, "built in 1931")], full=True)[1]
    assert [(s.text, s.marks) for s in body.segments if s.marks] == [("built in 1931", (0,))]


def test_overlapping_claims_are_cut_where_they_begin_and_end():
    body = excerpts(
        BRIDGE, [span(BRIDGE, "was built in"), span(BRIDGE, "in 1931"), span(BRIDGE, "built")], full=True
    )[1]
    assert [(s.text, s.marks) for s in body.segments if s.marks] == [
        ("was ", (0,)),
        ("built", (0, 2)),
        (" ", (0,)),
        ("in", (0, 1)),
        (" 1931", (1,)),
    ]


def test_a_claim_across_a_paragraph_is_marked_in_both():
    blocks = excerpts(SEED, [span(SEED, "technology to U.S.\n\npolice departments")], full=False)
    assert [(s.text, s.marks) for b in blocks for s in b.segments if s.marks] == [
        ("technology to U.S.", (0,)),
        ("police departments", (0,)),
    ]


def test_an_excerpt_keeps_the_headline_and_the_sentences_around_the_claim():
    text = (
        "Bank fails\n\nOne is here. Two is here. Three is here. Four is here. Five is here.\n\nSix is here."
    )
    found = excerpts(text, [span(text, "Three")], full=False)
    assert [(told(b), b.gap_before) for b in found] == [
        ("Bank fails", False),
        ("Two is here. Three is here. Four is here.", True),
    ]


def test_gaps_are_told_between_excerpts_of_one_paragraph():
    text = "Bank fails\n\n" + " ".join(f"Number {n} is here." for n in range(9))
    found = excerpts(text, [span(text, "Number 1"), span(text, "Number 7")], full=False)
    assert [(told(b)[:8], b.gap_before) for b in found] == [
        ("Bank fai", False),
        ("Number 0", False),
        ("Number 6", True),
    ]


def test_neighbours_do_not_come_from_another_paragraph():
    text = "Bank fails\n\nOne is here.\n\nTwo is here.\n\nThree is here."
    assert [told(b) for b in excerpts(text, [span(text, "Two")], full=False)] == [
        "Bank fails",
        "Two is here.",
    ]


def test_without_claims_an_excerpt_is_the_headline_alone():
    assert [told(block) for block in excerpts(BRIDGE, [], full=False)] == [
        "Council votes to close the old bridge"
    ]


def test_a_claim_in_the_repeated_headline_brings_it_back():
    start = SEED.index("Washington's", 10)
    kinds = [block.kind for block in excerpts(SEED, [(start, start + 12)], full=False)]
    assert Kind.DUPLICATE_HEADLINE in kinds


@pytest.mark.parametrize("spans", [[(5, 5)], [(9, 3)], [(90_000, 90_010)], [(-5, 0)]])
def test_a_span_that_covers_nothing_marks_nothing(spans):
    assert not any(
        segment.marks for block in excerpts(BRIDGE, spans, full=True) for segment in block.segments
    )


def test_an_excerpt_never_shows_more_than_the_article_page():
    spans = [span(SEED, "Satya Nadella")]
    short, full = (" ".join(map(told, excerpts(SEED, spans, full=full))) for full in (False, True))
    assert len(short) < len(full)
    assert "Matt Cagle" not in short
