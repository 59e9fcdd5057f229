"""Wrong rows about what is published, and about the log."""

from typing import Any

from .statements import insert_like, update
from .wrong import Write, Wrong, changed, like

NEW = {"public_id": "xx_new"}
NEW_PAGE = NEW | {"slug": "new", "edition_id": None, "status": "suspended"}
NEW_LINE = {"number": 999, "hash": "a" * 64, "prev_hash": "b" * 64}


def edition(**changes: Any) -> Write:
    """A third edition, of an approved submission."""
    return lambda p: insert_like(p.edition, **NEW | {"submission_id": p.signed.pk, "number": 94} | changes)


def correction(**changes: Any) -> Write:
    """A correction of an edition that has none."""
    return lambda p: insert_like(p.correction, **NEW | {"edition_id": p.unexplained.pk} | changes)


PUBLISHED = (
    Wrong(
        "an article that was read no times",
        "article_reads_count_from_one",
        changed("reads", times=0),
        changed("reads", times=2),
    ),
    Wrong(
        "a picture listed twice for one page",
        "published_image_once_on_a_page",
        like("shown_image"),
        like("shown_image", sha256="c" * 64),
    ),
    Wrong("a file of reads counted twice", "name", like("folded"), like("folded", name="others")),
    Wrong(
        "an edition that nobody approved",
        "factcheck_edition_is_approved",
        lambda p: edition(submission_id=p.unsigned.pk)(p),
        edition(),
    ),
    Wrong(
        "an edition in another approver's name",
        "factcheck_edition_is_approved",
        lambda p: edition(approved_by_id=p.team.editor.pk)(p),
        edition(),
    ),
    Wrong(
        "an edition with other words than were signed",
        "factcheck_edition_is_approved",
        edition(content="{}"),
        edition(),
    ),
    Wrong(
        "an edition of another claim's fact-check",
        "factcheck_edition_is_approved",
        lambda p: edition(fact_check_id=p.other_page.pk)(p),
        edition(),
    ),
    Wrong(
        "an edition signed twice by one person",
        "edition_signed_by_two_people",
        lambda p: edition(approved_by_id=p.edition.submitted_by_id)(p),
        edition(),
        behind="factcheck_edition_is_approved",
    ),
    Wrong("two editions of one number", "edition_number_once", edition(number=2), edition()),
    Wrong("an edition before the first", "edition_counts_from_one", edition(number=0), edition()),
    Wrong(
        "an edition without words that nobody redacted",
        "edition_words_or_redacted",
        edition(document=None),
        edition(),
    ),
    Wrong(
        "a fact-check that starts with another's edition",
        "factcheck_page_starts_hidden",
        lambda p: insert_like(
            p.fact_check, **NEW_PAGE | {"language": "de", "edition_id": p.first_edition.pk}
        ),
        like("fact_check", **NEW_PAGE, language="de"),
    ),
    Wrong(
        "a later edition shown without its correction",
        "factcheck_second_edition_says_why",
        lambda p: update(p.fact_check, edition_id=p.unexplained.pk),
        lambda p: update(p.fact_check, edition_id=p.first_edition.pk),
    ),
    Wrong(
        "another fact-check's edition shown",
        "factcheck_second_edition_says_why",
        lambda p: update(p.other_page, edition_id=p.first_edition.pk),
        lambda p: update(p.fact_check, edition_id=p.first_edition.pk),
    ),
    Wrong(
        "a fact-check live without an edition",
        "fact_check_live_has_edition",
        changed("fact_check", edition_id=None),
        changed("fact_check", edition_id=None, status="suspended"),
    ),
    Wrong(
        "two checks of one claim in one language",
        "fact_check_once_in_a_language",
        like("fact_check", **NEW_PAGE),
        like("fact_check", **NEW_PAGE, language="de"),
    ),
    Wrong(
        "a fact-check in no state",
        "fact_check_status_known",
        changed("fact_check", status="lost"),
        changed("fact_check", status="suspended"),
    ),
    Wrong("a correction of no kind", "correction_kind_known", correction(kind="whim"), correction()),
    Wrong(
        "a correction that says nothing", "correction_says_what_changed", correction(note=""), correction()
    ),
    Wrong("one number for two changes", "seq", like("change"), like("change", seq=999)),
    Wrong("a term counted twice", "term_counted_once", like("term"), like("term", term="another")),
)

LOG = (
    Wrong(
        "two lines after one line",
        "prev_hash",
        lambda p: insert_like(p.event, **NEW_LINE | {"prev_hash": p.event.prev_hash}),
        like("event", **NEW_LINE),
    ),
    Wrong(
        "two lines of one number",
        "number",
        lambda p: insert_like(p.event, **NEW_LINE | {"number": p.event.number}),
        like("event", **NEW_LINE),
    ),
    Wrong(
        "a line without words that nobody redacted",
        "event_payload_or_redacted",
        like("event", **NEW_LINE, payload=None),
        like("event", **NEW_LINE),
    ),
    Wrong("a second ledger", "ledger_is_one_row", like("ledger", id=2), changed("ledger", change_seq=999)),
)
