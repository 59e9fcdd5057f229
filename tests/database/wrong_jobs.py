"""Wrong rows about the work of the background, and about what is one person's own."""

from django.utils import timezone

from .wrong import Wrong, changed, like

NOW = timezone.now()

JOBS = (
    Wrong(
        "a job of no kind",
        "job_about_one_thing",
        changed("job", kind="dig"),
        changed("job", kind="capture"),
    ),
    Wrong(
        "a job about another thing than its kind is about",
        "job_about_one_thing",
        changed("job", kind="fetch"),
        changed("job", kind="capture"),
    ),
    Wrong(
        "a job about nothing",
        "job_about_one_thing",
        changed("job", document_id=None),
        changed("job", kind="capture"),
    ),
    Wrong(
        "a job in no state",
        "job_state_known",
        changed("job", state="paused", finished_at=NOW),
        changed("job", state="failed", finished_at=NOW),
    ),
    Wrong(
        "a job that runs for ever",
        "job_leased_while_running",
        changed("job", state="running"),
        changed("job", state="running", leased_until=NOW),
    ),
    Wrong(
        "a job that waits in somebody's hands",
        "job_leased_while_running",
        changed("job", leased_until=NOW),
        changed("job", leased_by=""),
    ),
    Wrong(
        "a job done at no time",
        "job_finished_or_not",
        changed("job", state="done"),
        changed("job", state="done", finished_at=NOW),
    ),
    Wrong(
        "a job that waits after its end",
        "job_finished_or_not",
        changed("job", finished_at=NOW),
        changed("job", next_at=NOW),
    ),
    Wrong(
        "two captures of one document at a time",
        "job_once_per_document",
        like("job"),
        like("job", state="done", finished_at=NOW),
    ),
    Wrong(
        "two fetches of one article at a time",
        "job_once_per_article",
        like("fetch"),
        like("fetch", state="done", finished_at=NOW),
    ),
    Wrong(
        "two e-mails to one person at a time",
        "job_once_per_person",
        like("notice"),
        like("notice", state="failed", finished_at=NOW),
    ),
    Wrong(
        "two questions to one reader at a time",
        "job_once_per_subscription",
        like("asking_back"),
        like("asking_back", state="done", finished_at=NOW),
    ),
    Wrong(
        "two rounds of letters about one change at a time",
        "job_once_per_change",
        like("telling"),
        like("telling", state="done", finished_at=NOW),
    ),
    Wrong(
        "an e-mail at no time that there is",
        "preferences_digest_known",
        changed("preferences", digest="hourly"),
        changed("preferences", digest="never"),
    ),
    Wrong(
        "a notice of nothing that happens here",
        "notice_kind_known",
        like("told", kind="weather"),
        like("told", kind="gone"),
    ),
    Wrong(
        "a notice of a claim that names none",
        "notice_about_a_claim_or_the_account",
        like("told", claim_id=None),
        like("told", claim_id=None, kind="account"),
    ),
    Wrong(
        "a notice of one's account about a claim",
        "notice_about_a_claim_or_the_account",
        like("told", kind="account"),
        like("told"),
    ),
    Wrong(
        "a notice of a webhook about a claim",
        "notice_about_a_claim_or_the_account",
        like("told", kind="webhook"),
        like("told", claim_id=None, kind="webhook"),
    ),
    Wrong(
        "two drafts of one person for one form",
        "draft_once_per_form",
        like("draft"),
        like("draft", form="record_reply"),
    ),
    Wrong(
        "one person twice at one claim",
        "presence_once",
        like("presence"),
        None,
    ),
    Wrong(
        "two sets of choices of one person",
        "user_id",
        like("preferences"),
        None,
    ),
)
