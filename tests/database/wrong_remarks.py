"""Wrong rows about what is said of submissions, and who outside may read them."""

from datetime import datetime

from django.utils import timezone

from .wrong import Wrong, changed, like

NOW = timezone.now()

REMARKS = (
    Wrong(
        "a comment on nothing that there is",
        "comment_on_one_part",
        like("comment", part="headline"),
        like("comment", part="quote"),
    ),
    Wrong(
        "a comment on evidence that names none",
        "comment_on_one_part",
        like("comment", part="evidence"),
        like("comment", part="summary"),
    ),
    Wrong(
        "a comment without a word",
        "comment_says_something",
        like("comment", words=""),
        like("comment"),
    ),
    Wrong(
        "words that nobody redacted and are gone",
        "comment_says_something",
        like("comment", words=None),
        like("comment"),
    ),
    Wrong(
        "a link that has expired before it is made",
        "preview_expires",
        changed("preview", expires_at=datetime(2001, 1, 1, tzinfo=NOW.tzinfo)),
        changed("preview", expires_at=datetime(2101, 1, 1, tzinfo=NOW.tzinfo)),
    ),
    Wrong(
        "a link revoked by nobody",
        "preview_revoked_by_somebody",
        changed("preview", revoked_at=NOW),
        changed("preview", opened_at=NOW),
    ),
    Wrong(
        "two links of one token",
        "token_sha256",
        like("preview"),
        like("preview", token_sha256="f" * 64),
    ),
    Wrong(
        "a comment settled twice",
        "settles_id",
        lambda p: like("comment", settles_id=p.settled.pk)(p),
        lambda p: like("comment", settles_id=p.comment.pk)(p),
    ),
    Wrong(
        "one submission shared twice with one partner",
        "embargo_shared_once",
        like("embargo", public_id="em_2"),
        like("embargo", public_id="em_2", partner="Another"),
    ),
    Wrong(
        "two shares of one name",
        "public_id",
        like("embargo", partner="Another"),
        like("embargo", partner="Another", public_id="em_2"),
    ),
    Wrong(
        "a share with nobody",
        "embargo_names_a_partner",
        changed("embargo", partner=""),
        changed("embargo", partner="Another"),
    ),
    Wrong(
        "a share taken back by nobody",
        "embargo_revoked_by_somebody",
        changed("embargo", revoked_at=NOW),
        changed("embargo", note="Ring us."),
    ),
    Wrong(
        "a share read last before it was read first",
        "embargo_read_first_then_last",
        changed("embargo", first_read_at=NOW, last_read_at=datetime(2001, 1, 1, tzinfo=NOW.tzinfo)),
        changed("embargo", first_read_at=NOW, last_read_at=NOW),
    ),
)
