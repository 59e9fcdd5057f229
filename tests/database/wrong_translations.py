"""Wrong rows about fact-checks in other languages."""

from .statements import insert_like, update
from .wrong import Wrong, changed, like

NEW_PAGE = {"public_id": "xx_new", "slug": "new", "edition_id": None, "status": "suspended", "language": "fr"}

TRANSLATIONS = (
    Wrong(
        "a claim twice at one address",
        "claim_address_once",
        like("whereabouts"),
        like("whereabouts", key="b" * 64),
    ),
    Wrong(
        "a second translation into one language",
        "translation_once_in_a_language",
        like("translation", stage="open"),
        like("translation", stage="open", language="fr"),
    ),
    Wrong(
        "a translation at no stage",
        "translation_stage_known",
        changed("translation", stage="lost"),
        changed("translation", stage="open"),
    ),
    Wrong(
        "a translation in review that nobody submitted",
        "translation_in_review_has_submission",
        changed("drafted", stage="in_review"),
        lambda p: update(p.drafted, stage="in_review", submission_id=p.submission.pk),
    ),
    Wrong(
        "a translation of no edition",
        "translation_of_an_edition",
        changed("drafted", edition=0),
        changed("drafted", edition=1),
    ),
    Wrong(
        "a translation with another's signature",
        "factcheck_translation_signed",
        lambda p: update(p.drafted, stage="approved", submission_id=p.submission.pk),
        changed("translation", stage="approved"),
    ),
    Wrong(
        "a translation into the language of its claim",
        "factcheck_translation_starts_open",
        like("translation", stage="open", language="en"),
        like("translation", stage="open", language="fr"),
    ),
    Wrong(
        "a translation of another claim's page",
        "factcheck_translation_is_of_an_original",
        lambda p: insert_like(p.spanish, **NEW_PAGE | {"translation_of_id": p.other_page.pk}),
        lambda p: insert_like(p.spanish, **NEW_PAGE),
    ),
    Wrong(
        "a translation that becomes an original",
        "factcheck_translation_stays_one",
        changed("spanish", translation_of_id=None),
        changed("spanish", notice="Another."),
    ),
    Wrong(
        "a translation that readers see alone",
        "factcheck_translation_is_live_with_its_original",
        changed("hidden", status="live"),
        changed("spanish", status="live"),
    ),
    Wrong(
        "an original hidden before its translation",
        "factcheck_original_hides_its_translations",
        changed("translated", status="suspended"),
        changed("spanish", status="suspended"),
    ),
)
