"""A claim is found again when its article changes, and is not found where it does not stand."""

# ruff: noqa: RUF001 - typographic quotes and dashes are what is tested

import pytest

from factcheck.text import Status, anchor, selector

from .articles import BRIDGE, SEED

QUOTE = "About 12,000 cars cross it a day."


def select(text, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return selector(text, start, start + len(words))


def found(text, sought):
    there = anchor(text, sought)
    return there.status, None if there.start is None else text[there.start : there.end]


def test_nothing_changed():
    sought = select(BRIDGE, QUOTE)
    there = anchor(BRIDGE, sought)
    assert (there.status, there.start, there.end, there.score) == (
        Status.EXACT,
        sought.start,
        sought.end,
        1.0,
    )


def test_a_claim_moves_with_its_words():
    assert found("Correction: see below.\n\n" + BRIDGE, select(BRIDGE, QUOTE)) == (Status.EXACT, QUOTE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“", '"'),
        ("’", "'"),
        (" ", "\u00a0"),
        ("worn", "WORN"),
        ("–", "-"),
        ("e", "e\u00ad"),
        ("…", "..."),
    ],
)
def test_typography_may_change(old, new):
    quote = "“The piers are worn,” the engineer said… It’s “over” – Zoé left."
    text = f"Nobody spoke.\n\nThen:\n\n{quote} More followed."
    there = anchor(text.replace(old, new), select(text, quote))
    assert there.status in {Status.TYPOGRAPHIC, Status.EXACT}
    assert text.replace(old, new)[there.start : there.end] == quote.replace(old, new)


def test_composed_and_decomposed_letters_are_the_same():
    sought = select("Then Zoé left. More.", "Zoé left")
    assert found("Then Zoe\u0301 left. More.", sought) == (Status.TYPOGRAPHIC, "Zoe\u0301 left")


def test_a_superscript_is_not_a_digit():
    assert (
        anchor("It has 102 rooms.", select("It has 10² rooms.", "10² rooms")).status is not Status.TYPOGRAPHIC
    )


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_among_copies_the_surroundings_decide(nth):
    text = "Rome: it fell again. Oslo: it fell again. Bern: it fell again. End."
    sought = select(text, "it fell again.", nth)
    there = anchor("New lines at the top. " + text, sought)
    assert there.start == sought.start + 22
    assert len(there.copies) == 3


def test_among_equal_copies_the_nearest_is_taken():
    text = "na " * 50
    sought = selector(text, 60, 62, context=6)
    assert anchor("x " + text, sought).start == 59


def test_an_edited_sentence_is_found_as_changed():
    status, words = found(
        BRIDGE.replace("cars cross it a day", "cars still cross the bridge each day"), select(BRIDGE, QUOTE)
    )
    assert (status, words) == (Status.CHANGED, "About 12,000 cars still cross the bridge each day.")


def test_a_corrected_number_is_found_as_changed_in_its_place():
    text = BRIDGE.replace("12,000", "15,000")
    assert found(text, select(BRIDGE, QUOTE)) == (Status.CHANGED, QUOTE.replace("12,000", "15,000"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("107 people died in the flood.", "111 people died in the flood."),
        ("The flood came in the year 2019.", "The flood came in the year 2018."),
        ("Three people died in the great flood.", "Four people died in the great flood."),
    ],
)
def test_a_correction_at_the_edge_belongs_to_the_passage(old, new):
    text = f"The river rose at night. {old} Nobody had warned them."
    assert found(text.replace(old, new), select(text, old)) == (Status.CHANGED, new)


def test_a_near_twin_with_other_numbers_does_not_win():
    twin = "About 17,000 cars cross it a day.\n\n"
    edited = BRIDGE.replace("cross it a day", "cross it every day")
    assert found(twin + BRIDGE, select(BRIDGE, QUOTE)) == (Status.EXACT, QUOTE)
    assert found(twin + edited, select(BRIDGE, QUOTE)) == (
        Status.CHANGED,
        "About 12,000 cars cross it every day.",
    )


def test_a_near_twin_alone_is_not_the_claim():
    text = "About 17,000 cars cross it a day.\n\n" + BRIDGE.replace(QUOTE, "")
    assert anchor(text, select(BRIDGE, QUOTE)).status is Status.ORPHANED


@pytest.mark.parametrize("text", ["", " ", "Another story.", BRIDGE.replace(QUOTE, "")])
def test_a_deleted_claim_is_orphaned(text):
    there = anchor(text, select(BRIDGE, QUOTE))
    assert (there.status, there.start, there.end) == (Status.ORPHANED, None, None)


def test_words_are_not_found_inside_other_words():
    assert anchor("The banner is up.", select("The ban is up.", "ban")).status is Status.ORPHANED


def test_every_passage_of_the_seed_is_found_in_a_text_with_a_new_top():
    for start in range(0, len(SEED) - 80, 40):
        sought = selector(SEED, start, start + 80)
        assert anchor("Updated.\n\n" + SEED, sought).start == start + 10


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 10_000)])
def test_a_passage_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="outside"):
        selector(BRIDGE, start, end)
