"""Wrong rows about what people sign, suspend and erase."""

from .statements import delete, insert_like, moved, update
from .wrong import Wrong, like, stepped

SIGNATURES = (
    Wrong(
        "one independent source and no reason",
        "submission_two_groups_or_a_reason",
        like("submission", number=95, independent_groups=1),
        like("submission", number=95, independent_groups=1, groups_reason="Only the court knows."),
    ),
    Wrong(
        "a submission without right of reply",
        "submission_has_reply_outcome",
        like("submission", number=95, reply_outcome=""),
        like("submission", number=95),
    ),
    Wrong(
        "two submissions of one number",
        "submission_number_once",
        like("submission"),
        like("submission", number=95),
    ),
    Wrong(
        "a submission without words that nobody redacted",
        "submission_words_or_redacted",
        like("submission", number=95, content=None),
        like("submission", number=95),
    ),
    Wrong(
        "an approval by who submitted it",
        "factcheck_approved_by_another",
        lambda p: insert_like(p.approval, submission_id=p.unsigned.pk, user_id=p.unsigned.submitted_by_id),
        lambda p: insert_like(p.approval, submission_id=p.unsigned.pk),
    ),
    Wrong(
        "one submission approved twice",
        "review_approved_once",
        lambda p: insert_like(p.approval, user_id=p.team.editor.pk),
        lambda p: insert_like(p.approval, user_id=p.team.editor.pk, decision="send_back"),
    ),
    Wrong(
        "a decision of one's own",
        "review_decision_known",
        like("approval", decision="perhaps"),
        like("approval", decision="send_back"),
    ),
    Wrong(
        "a claim approved without a signature",
        "factcheck_claim_signed",
        stepped("in_review", status="approved"),
        stepped("approved", status="scheduled"),
    ),
    Wrong(
        "a claim approved with another claim's signature",
        "factcheck_claim_signed",
        lambda p: moved(p.in_review, status="approved", submission_id=p.approved.submission_id),
        stepped("in_review", status="open"),
    ),
    Wrong(
        "a claim published without a fact-check",
        "factcheck_claim_is_public",
        stepped("approved", status="published"),
        stepped("published"),
    ),
    Wrong(
        "a claim withdrawn by one person",
        "factcheck_claim_withdrawn_by_two",
        stepped("suspended", status="withdrawn"),
        stepped("suspended", status="open"),
    ),
    Wrong(
        "a suspension settled by who began it",
        "suspension_settled_by_another",
        lambda p: update(
            p.suspension, settlement="withdrawn", public_note="Gone.", settled_by_id=p.team.publisher.pk
        ),
        lambda p: update(
            p.suspension, settlement="withdrawn", public_note="Gone.", settled_by_id=p.team.editor.pk
        ),
    ),
    Wrong(
        "a suspension settled without a public note",
        "suspension_settled_with_a_note",
        lambda p: update(p.suspension, settlement="reinstated", settled_by_id=p.team.editor.pk),
        lambda p: update(
            p.suspension, settlement="reinstated", settled_by_id=p.team.editor.pk, public_note="Back."
        ),
    ),
    Wrong(
        "a suspension in another's name",
        "factcheck_suspension_settled_once",
        lambda p: update(p.suspension, suspended_by_id=p.team.editor.pk),
        lambda p: update(p.suspension, suspended_at=p.reply.recorded_at),
    ),
    Wrong(
        "a suspension taken off the record",
        "factcheck_suspension_stays",
        lambda p: delete(p.suspension),
        None,
    ),
    Wrong(
        "two suspensions at once",
        "suspension_one_unsettled",
        like("suspension"),
        lambda p: insert_like(p.suspension, claim_id=p.approved.pk),
    ),
    Wrong(
        "a redaction without a basis",
        "redaction_has_a_basis",
        like("requested", legal_basis=""),
        like("requested"),
    ),
    Wrong(
        "a redaction by one person",
        "redaction_by_two_people",
        lambda p: update(p.requested, approved_by_id=p.requested.requested_by_id),
        lambda p: update(p.requested, approved_by_id=p.redaction.approved_by_id),
    ),
)
