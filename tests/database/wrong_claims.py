"""Wrong rows about claims, people at work on them, and verdicts."""

from .statements import delete, insert_like, moved, update
from .wrong import Wrong, changed, like, stepped

CLAIMS = (
    Wrong(
        "a claim that starts past the desk",
        "factcheck_claim_starts_at_the_desk",
        like("published"),
        like("published", status="open"),
    ),
    Wrong(
        "a change that does not count the version up",
        "factcheck_claim_version_counts",
        changed("published", statement="Other words."),
        stepped("published", statement="Other words."),
    ),
    Wrong(
        "a version that skips one",
        "factcheck_claim_version_counts",
        lambda p: update(p.published, version=p.published.version + 2),
        stepped("published"),
    ),
    Wrong(
        "a status of one's own",
        "claim_status_known",
        stepped("published", status="burnt"),
        stepped("published", status="open"),
    ),
    Wrong(
        "a claim declined without a reason",
        "claim_declined_for_a_reason",
        stepped("suggestion", status="declined"),
        stepped("suggestion", status="declined", decline_reason="opinion"),
    ),
    Wrong(
        "a claim merged into nothing",
        "claim_merged_into_another",
        stepped("suggestion", status="merged"),
        lambda p: moved(p.suggestion, status="merged", merged_into_id=p.published.pk),
    ),
    Wrong(
        "a claim merged into itself",
        "claim_not_merged_into_itself",
        lambda p: moved(p.suggestion, status="merged", merged_into_id=p.suggestion.pk),
        lambda p: moved(p.suggestion, status="merged", merged_into_id=p.published.pk),
    ),
    Wrong(
        "a review of nothing",
        "claim_in_review_has_submission",
        stepped("suggestion", status="in_review"),
        lambda p: moved(p.suggestion, status="in_review", submission_id=p.submission.pk),
    ),
    Wrong(
        "a claimant both known and unknown",
        "claim_claimant_known_or_not",
        stepped("published", claimant_unknown=True),
        stepped("published", claimant_unknown=True, claimant_id=None),
    ),
    Wrong(
        "two lead checkers",
        "assignment_one_lead",
        lambda p: insert_like(p.lead, user_id=p.team.editor.pk),
        lambda p: insert_like(p.lead, user_id=p.team.editor.pk, role="editor"),
    ),
    Wrong(
        "two roles for one person",
        "assignment_one_role_each",
        like("lead", role="editor"),
        lambda p: insert_like(p.lead, role="editor", user_id=p.team.editor.pk),
    ),
    Wrong(
        "a role of one's own",
        "assignment_role_known",
        changed("lead", role="boss"),
        changed("lead", role="editor"),
    ),
    Wrong(
        "work on a claim that stands nowhere",
        "assignment_claim_status_known",
        changed("lead", claim_status="lost"),
        changed("lead", claim_status="open"),
    ),
    Wrong(
        "one sighting twice",
        "sighting_once",
        like("sighting"),
        lambda p: insert_like(p.sighting, user_id=p.team.publisher.pk),
    ),
)

VERDICTS = (
    Wrong(
        "two lead verdicts",
        "verdict_one_lead",
        lambda p: insert_like(p.verdict, user_id=p.team.editor.pk),
        lambda p: insert_like(p.verdict, claim_id=p.suggestion.pk),
    ),
    Wrong(
        "two verdicts of one person on one submission",
        "verdict_one_each",
        like("second"),
        lambda p: insert_like(p.second, user_id=p.team.editor.pk),
    ),
    Wrong(
        "a verdict of no role",
        "verdict_role_known",
        lambda p: insert_like(p.second, user_id=p.team.editor.pk, role="third"),
        lambda p: insert_like(p.second, user_id=p.team.editor.pk, role="deciding"),
    ),
    Wrong(
        "a second verdict on nothing",
        "verdict_second_rates_a_submission",
        like("second", submission_id=None),
        lambda p: insert_like(p.second, submission_id=p.unsigned.pk),
    ),
    Wrong(
        "a second verdict changed afterwards",
        "factcheck_verdict_given_once",
        lambda p: update(p.second, rating_id=p.mixed.pk),
        lambda p: update(p.verdict, rating_id=p.mixed.pk),
    ),
    Wrong(
        "a second verdict taken off the record",
        "factcheck_verdict_stays",
        lambda p: delete(p.second),
        lambda p: delete(p.verdict),
    ),
)
