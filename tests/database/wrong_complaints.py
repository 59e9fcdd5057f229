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
        "two complaints of one number", "number", like("complaint"), like("complaint", number="C-2222-3333")
    ),
)
