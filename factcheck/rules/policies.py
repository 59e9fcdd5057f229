"""What a house must have said of itself before anything of it goes public."""

from collections.abc import Collection

from factcheck.models import PolicyPage


def without_policies(adopted: Collection[str]) -> str:
    """Which policy pages keep everything from readers; nothing when all are adopted."""
    absent = [slug for slug in PolicyPage.REQUIRED if slug not in adopted]
    return f"Adopt the policy pages first: {', '.join(absent)}." if absent else ""
