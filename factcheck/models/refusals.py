"""What the database itself refuses and a constraint cannot say, declared once for SQLite and PostgreSQL."""

from dataclasses import dataclass

from django.db import models

CONTENT = {
    # append-only tables, and the columns that a redaction may empty
    "ArticleText": ("text",),
    "Appearance": ("exact", "prefix", "suffix"),
    "Capture": ("description",),
    "Submission": ("content",),
    "Review": ("comment",),
    "Comment": ("words",),
    "Event": ("payload", "salt"),
    "Edition": ("content", "document"),
    "Correction": ("note",),
    "Change": (),
    "Outcome": (),
}


@dataclass(frozen=True)
class Refusal:
    """A trigger: `on` INSERT, UPDATE or DELETE of a row, refuse when `when` holds, in these words.

    TRUNCATE exists on PostgreSQL alone, where it would empty a table without asking for its rows.
    """

    name: str
    table: str
    on: str
    when: str
    message: str

    @property
    def body(self) -> str:
        """The PL/pgSQL body."""
        row = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(self.on, "NEW")
        return (
            f"BEGIN IF ({self.when}) THEN RAISE EXCEPTION '{self.message}' "
            f"USING ERRCODE = 'check_violation'; END IF; RETURN {row}; END"
        )

    def sqlite(self) -> str:
        """One CREATE TRIGGER statement."""
        when = self.when.replace("IS NOT DISTINCT FROM", "IS").replace("IS DISTINCT FROM", "IS NOT")
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.on} ON {self.table} WHEN ({when}) "
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )

    @property
    def definition(self) -> str:
        """The PostgreSQL trigger that calls it, in the words in which PostgreSQL repeats it."""
        each = "STATEMENT" if self.on == "TRUNCATE" else "ROW"
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.on} ON {self.table}"
            f" FOR EACH {each} EXECUTE FUNCTION {self.name}()"
        )

    def postgresql(self) -> str:
        """A function and its trigger."""
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql"
            f" AS $body${self.body}$body$; {self.definition}"
        )


def append_only(model: type[models.Model], content: tuple[str, ...]) -> list[Refusal]:
    """No update but a redaction, no delete at all."""
    table, name = model._meta.db_table, model._meta.model_name
    words = f"{model._meta.verbose_name_plural} are append-only."
    keeps = [f'"{f.column}"' for f in model._meta.concrete_fields if f.name not in {*content, "redacted_by"}]
    redaction = " AND ".join(
        [
            "OLD.redacted_by IS NULL",
            "EXISTS (SELECT 1 FROM factcheck_redaction r"
            " WHERE r.id = NEW.redacted_by AND r.approved_by_id IS NOT NULL)",
            *(f'NEW."{column}" IS NULL' for column in content),
            *(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in keeps),
        ]
    )
    when = {"UPDATE": f"NOT ({redaction})" if content else "TRUE"}
    return [
        Refusal(f"factcheck_keep_{name}_{on.lower()}", table, on, when.get(on, "TRUE"), words)
        for on in ("UPDATE", "DELETE", "TRUNCATE")
    ]


_APPROVED = (
    "EXISTS (SELECT 1 FROM factcheck_review r JOIN factcheck_submission s ON s.id = r.submission_id"
    " WHERE r.decision = 'approve' AND s.claim_id = NEW.id AND s.id = NEW.submission_id"
    " AND s.translation_id IS NULL)"
)
# Concatenated, the status finds no index, so that SQLite does not read every live row.
_LIVE = (
    "EXISTS (SELECT 1 FROM factcheck_factcheck f WHERE f.claim_id = NEW.id"
    " AND f.language = NEW.language AND f.status || '' = 'live')"
)
_WITHDRAWN = (
    "EXISTS (SELECT 1 FROM factcheck_suspension s WHERE s.claim_id = NEW.id AND s.settlement = 'withdrawn'"
    " AND NOT EXISTS (SELECT 1 FROM factcheck_suspension x WHERE x.claim_id = NEW.id AND x.id > s.id))"
)

SINGLE = [
    Refusal(
        "factcheck_quote_as_received",
        "factcheck_appearance",
        "INSERT",
        "NEW.kind = 'text' AND NEW.exact IS DISTINCT FROM (SELECT substr(t.text, NEW.start + 1,"
        ' CASE WHEN NEW."end" > NEW.start THEN NEW."end" - NEW.start ELSE 0 END)'
        " FROM factcheck_articletext t WHERE t.id = NEW.snapshot_id)",
        "The quote must be the words of the text at its place.",
    ),
    Refusal(
        "factcheck_approved_by_another",
        "factcheck_review",
        "INSERT",
        "NEW.decision = 'approve' AND NEW.user_id ="
        " (SELECT s.submitted_by_id FROM factcheck_submission s WHERE s.id = NEW.submission_id)",
        "Nobody approves what they submitted.",
    ),
    Refusal(
        "factcheck_edition_is_approved",
        "factcheck_edition",
        "INSERT",
        "NOT EXISTS (SELECT 1 FROM factcheck_submission s"
        " JOIN factcheck_review r ON r.submission_id = s.id AND r.decision = 'approve'"
        " JOIN factcheck_factcheck f ON f.claim_id = s.claim_id"
        " WHERE s.id = NEW.submission_id AND f.id = NEW.fact_check_id AND s.digest = NEW.digest"
        " AND s.content = NEW.content AND s.submitted_by_id = NEW.submitted_by_id"
        " AND r.user_id = NEW.approved_by_id AND f.language = COALESCE((SELECT t.language"
        " FROM factcheck_translation t WHERE t.id = s.translation_id), f.language)"
        " AND (s.translation_id IS NULL) = (f.translation_of_id IS NULL))",
        "An edition needs a submission that another person approved.",
    ),
    Refusal(
        "factcheck_page_starts_hidden",
        "factcheck_factcheck",
        "INSERT",
        "NEW.edition_id IS NOT NULL",
        "A fact-check starts without an edition.",
    ),
    Refusal(
        "factcheck_second_edition_says_why",
        "factcheck_factcheck",
        "UPDATE",
        "NEW.edition_id IS DISTINCT FROM OLD.edition_id AND EXISTS (SELECT 1 FROM factcheck_edition e"
        " WHERE e.id = NEW.edition_id AND (e.fact_check_id <> NEW.id OR (e.number > 1 AND NOT e.minor"
        " AND NOT EXISTS (SELECT 1 FROM factcheck_correction c WHERE c.edition_id = e.id))))",
        "An edition after the first needs its correction.",
    ),
    Refusal(
        "factcheck_claim_signed",
        "factcheck_claim",
        "UPDATE",
        f"NEW.status IN ('approved', 'scheduled', 'published') AND NOT {_APPROVED}",
        "A claim is approved only with an approved submission.",
    ),
    Refusal(
        "factcheck_claim_is_public",
        "factcheck_claim",
        "UPDATE",
        f"NEW.status = 'published' AND NOT {_LIVE}",
        "A claim is published only with a live fact-check.",
    ),
    Refusal(
        "factcheck_claim_withdrawn_by_two",
        "factcheck_claim",
        "UPDATE",
        f"NEW.status = 'withdrawn' AND OLD.status <> 'withdrawn' AND NOT {_WITHDRAWN}",
        "A claim is withdrawn only by a second person.",
    ),
    Refusal(
        "factcheck_claim_starts_at_the_desk",
        "factcheck_claim",
        "INSERT",
        "NEW.status NOT IN ('suggested', 'open')",
        "A claim starts as suggested or open.",
    ),
    Refusal(
        "factcheck_claim_version_counts",
        "factcheck_claim",
        "UPDATE",
        "NEW.version <> OLD.version + 1",
        "Every change of a claim counts its version up by one.",
    ),
    Refusal(
        "factcheck_verdict_given_once",
        "factcheck_verdict",
        "UPDATE",
        "OLD.role <> 'lead'",
        "A second verdict is given once and stays on record.",
    ),
    Refusal(
        "factcheck_verdict_stays",
        "factcheck_verdict",
        "DELETE",
        "OLD.role <> 'lead'",
        "A second verdict is given once and stays on record.",
    ),
    Refusal(
        "factcheck_suspension_stays",
        "factcheck_suspension",
        "DELETE",
        "TRUE",
        "A suspension stays on record.",
    ),
    Refusal(
        "factcheck_suspension_settled_once",
        "factcheck_suspension",
        "UPDATE",
        "OLD.settlement <> '' OR NEW.suspended_by_id <> OLD.suspended_by_id OR NEW.claim_id <> OLD.claim_id"
        " OR NEW.note <> OLD.note",
        "Who suspended a fact-check, and why, stays on record.",
    ),
]
