"""What is worth checking first, and why."""

import pytest

from factcheck.text import Kind, Reason, score, statement_of, suggest

from .articles import BRIDGE, SEED


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("About 12,000 cars cross the bridge.", Reason.NUMBER),
        ("Half of all voters stayed at home.", Reason.NUMBER),
        ("The bridge was built in 1931.", Reason.DATE),
        ("It was closed on Monday by the city.", Reason.DATE),
        ("The city closed it a day after the flood.", Reason.DATE),
        ("According to the city the piers are worn.", Reason.NAMED_SOURCE),
        ("It is the largest bridge of all.", Reason.COMPARISON),
        ("The flood was caused by the dam.", Reason.CAUSE),
        ("The council should be ashamed of itself.", Reason.OPINION),
        ("The council will close the bridge.", Reason.FORECAST),
        ("The bridge could fall into the river.", Reason.HEDGED),
        ("Why did the council close the bridge?", Reason.QUESTION),
        ("It closed the bridge to all traffic.", Reason.UNRESOLVED),
        ("Jo Marsh called the piers “worn out”.", Reason.QUOTE),
    ],
)
def test_a_sentence_tells_why_it_ranks_where_it_does(sentence, reason):
    assert reason in score(sentence).reasons


def test_a_year_is_a_date_and_no_number_besides():
    assert Reason.NUMBER not in score("The bridge was built in 1931.").reasons


def test_a_figure_ranks_above_a_judgment():
    assert (
        score("About 12,000 cars cross it a day.").value
        > score("The council should be ashamed of itself.").value
    )


def test_the_score_stays_between_nothing_and_one():
    everything = (
        "According to Jo Marsh, 12,000 cars, more than in 1931, crossed it on Monday because of a “law”."
    )
    assert 0.8 < score(everything, kind=Kind.HEADLINE).value <= 1


@pytest.mark.parametrize("kind", [Kind.BYLINE, Kind.FURNITURE, Kind.DUPLICATE_HEADLINE])
def test_what_is_no_part_of_the_story_has_no_score(kind):
    assert score("The bridge was built in 1931.", kind=kind).value == 0


def test_every_reason_is_a_sentence_people_can_read():
    assert all(reason.endswith(".") and reason[0].isupper() and len(reason) < 90 for reason in Reason)


def test_other_languages_are_ranked_by_what_every_language_shares():
    assert score("Die Bank will 12 Filialen schließen.", language="de").reasons == (
        Reason.NUMBER,
        Reason.NAME,
    )


def test_suggestions_come_in_the_order_of_the_text():
    places = [(suggestion.start, suggestion.end) for suggestion in suggest(SEED)]
    assert places == sorted(places)
    assert all(SEED[s.start : s.end] == s.text for s in suggest(SEED))


def test_the_seed_offers_its_headline_subhead_and_sentences():
    assert len(suggest(SEED)) == 7


def test_the_seed_guesses_who_claimed_and_who_reported():
    guesses = [(s.claimant_guess, s.reporter_guess) for s in suggest(SEED)]
    assert guesses[1] == ("Microsoft", None)
    assert guesses[4] == ("Microsoft", "Washington Post")
    assert guesses[6] == ("Matt Cagle", None)


def test_questions_furniture_and_bylines_are_not_offered():
    text = BRIDGE + "\n\nWho will pay for the new bridge in 2025?"
    offered = [suggestion.text for suggestion in suggest(text)]
    assert not any(line.startswith(("By Ada", "Advert", "Who will")) for line in offered)


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Meanwhile, the bank\n\nhad closed.", "The bank had closed."),
        ("But in fact, it had closed.", "It had closed."),
        ("Stills of the film were sold.", "Stills of the film were sold."),
        ("iPhone sales rose.", "iPhone sales rose."),
    ],
)
def test_a_draft_statement_stands_alone(sentence, statement):
    assert statement_of(sentence) == statement
