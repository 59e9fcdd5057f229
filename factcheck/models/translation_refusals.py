"""What the database refuses of translations: none without its original, none that only one person signed."""

from .refusals import Refusal

TRANSLATIONS = [
    Refusal(
        "factcheck_translation_is_of_an_original",
        "factcheck_factcheck",
        "INSERT",
        "NEW.translation_of_id IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM factcheck_factcheck o WHERE o.id = NEW.translation_of_id"
        " AND o.claim_id = NEW.claim_id AND o.translation_of_id IS NULL)",
        "A translation is one of the original fact-check of its claim.",
    ),
    Refusal(
        "factcheck_translation_stays_one",
        "factcheck_factcheck",
        "UPDATE",
        "NEW.translation_of_id IS DISTINCT FROM OLD.translation_of_id OR NEW.language <> OLD.language",
        "A fact-check keeps its language, and a translation its original.",
    ),
    Refusal(
        "factcheck_translation_is_live_with_its_original",
        "factcheck_factcheck",
        "UPDATE",
        "NEW.status = 'live' AND NEW.translation_of_id IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM factcheck_factcheck o WHERE o.id = NEW.translation_of_id"
        " AND o.status || '' = 'live')",
        "A translation is live only while its original is.",
    ),
    Refusal(
        "factcheck_original_hides_its_translations",
        "factcheck_factcheck",
        "UPDATE",
        "OLD.status = 'live' AND NEW.status <> 'live' AND EXISTS (SELECT 1 FROM factcheck_factcheck t"
        " WHERE t.translation_of_id = NEW.id AND t.status || '' = 'live')",
        "An original is hidden with its translations, and after them.",
    ),
    Refusal(
        "factcheck_translation_signed",
        "factcheck_translation",
        "UPDATE",
        "NEW.stage IN ('approved', 'published') AND NOT EXISTS (SELECT 1 FROM factcheck_review r"
        " JOIN factcheck_submission s ON s.id = r.submission_id WHERE r.decision = 'approve'"
        " AND s.id = NEW.submission_id AND s.translation_id = NEW.id)",
        "A translation is approved only with an approved submission.",
    ),
    Refusal(
        "factcheck_translation_starts_open",
        "factcheck_translation",
        "INSERT",
        "NEW.stage <> 'open' OR NEW.language = (SELECT c.language FROM factcheck_claim c"
        " WHERE c.id = NEW.claim_id)",
        "A translation starts open, in another language than its claim.",
    ),
]
