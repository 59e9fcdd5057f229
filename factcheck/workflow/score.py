"""The public score of complaints: how many came, how many were upheld, how many days it took."""

from typing import Any

from factcheck.models import Complaint
from factcheck.text.figures import spread

DAY = 24 * 3600
NEWEST = 10_000


def score() -> dict[str, Any]:
    """The figures, as a part of our record."""
    decided = Complaint.objects.exclude(decided_at=None)
    days = decided.order_by("-id").values_list("received_at", "decided_at")[:NEWEST]
    found = list(decided.values_list("finding", flat=True))
    return {
        "received": Complaint.objects.count(),
        "decided": len(found),
        "upheld": found.count(Complaint.Finding.UPHELD),
        "partly": found.count(Complaint.Finding.PARTLY),
        "median_days": spread((end - start).total_seconds() / DAY for start, end in days if end).median,
    }
