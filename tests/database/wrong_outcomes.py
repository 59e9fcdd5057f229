"""Wrong rows about what came of fact-checks, and the record of the house."""

from datetime import date

from .wrong import Wrong, like

OUTCOMES = (
    Wrong(
        "an outcome of nobody whom we ask",
        "outcome_party_known",
        like("outcome", party="reader"),
        like("outcome", party="outlet"),
    ),
    Wrong(
        "an outcome that has no name",
        "outcome_result_known",
        like("outcome", result="perhaps"),
        like("outcome", result="refused"),
    ),
    Wrong(
        "an answer from before the question",
        "outcome_answered_after_it_was_asked",
        like("outcome", answered_on=date(2001, 1, 1)),
        like("outcome"),
    ),
    Wrong(
        "a correction on no day",
        "outcome_of_an_answer_has_its_day",
        like("outcome", answered_on=None),
        like("outcome", answered_on=None, result="waiting"),
    ),
    Wrong(
        "a link that would run",
        "outcome_link_leads_to_the_web",
        like("outcome", link="javascript:alert(1)"),
        like("outcome", link="https://wire.example/1"),
    ),
    Wrong("a second record", "record_is_one_row", like("record", id=2), None),
    Wrong("a second name of the changes", "change_sequence_is_one_row", like("sequence", id=2), None),
)
