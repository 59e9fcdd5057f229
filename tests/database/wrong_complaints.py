"""Wrong rows about what readers send."""

from django.utils import timezone

from .wrong import Wrong, changed, like

NOW = timezone.now()

COMPLAINTS = (
    Wrong(
        "a finding that has no name",
        "complaint_finding_known",
        changed("complaint", finding="perhaps"),
        changed("complaint", finding="rejected"),
    ),
    Wrong(
        "a finding without an answer",
        "complaint_finding_has_its_words",
        changed("complaint", answer=""),
        changed("complaint", answer="Because."),
    ),
    Wrong(
        "a decision of nobody",
        "complaint_decided_on_a_finding",
        changed("complaint", decided_by_id=None),
        changed("complaint", decided_by_id=None, decided_at=None),
    ),
    Wrong(
        "a complaint that one person decides",
        "complaint_decided_by_another",
        lambda papers: changed("complaint", decided_by_id=papers.complaint.proposed_by_id)(papers),
        lambda papers: changed("complaint", decided_by_id=papers.team.publisher.pk)(papers),
    ),
    Wrong(
        "a look of nobody",
        "complaint_looked_at_by_somebody",
        changed("complaint", looked_by_id=None),
        None,
    ),
    Wrong(
        "a tip closed in a way that has no name",
        "tip_closing_known",
        like("tip", closing="perhaps"),
        like("tip", closing="declined"),
    ),
    Wrong(
        "a tip that nobody closed",
        "tip_closed_by_somebody",
        like("tip", closed_by_id=None),
        like("tip"),
    ),
    Wrong(
        "an article of a tip that was not taken",
        "tip_article_was_taken",
        lambda papers: changed("tip", article_id=papers.text.article_id, closing="declined")(papers),
        lambda papers: changed("tip", article_id=papers.text.article_id, closing="taken")(papers),
    ),
    Wrong(
        "one reader twice at one fact-check",
        "subscription_once",
        like("subscription", key="another"),
        like("subscription", key="another", email="another@example.org"),
    ),
    Wrong(
        "two readers with one key",
        "key",
        like("subscription", email="another@example.org"),
        like("subscription", email="another@example.org", key="another"),
    ),
    Wrong(
        "a letter to no address",
        "subscription_has_an_address",
        changed("subscription", email="nobody"),
        changed("subscription", email="nobody@example.org"),
    ),
    Wrong(
        "a reader who is told before they confirm",
        "subscription_told_from_its_confirmation",
        changed("subscription", confirmed_at=None),
        changed("subscription", confirmed_at=None, told_seq=0),
    ),
    Wrong(
        "a reader who confirmed and is told all that ever was",
        "subscription_told_from_its_confirmation",
        changed("subscription", told_seq=0),
        changed("subscription", told_seq=1),
    ),
    Wrong(
        "two complaints of one number", "number", like("complaint"), like("complaint", number="C-2222-3333")
    ),
)
