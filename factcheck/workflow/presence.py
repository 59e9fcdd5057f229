"""Who has a claim open: pages say every few seconds that they are there. No lock, no line of the log."""

from datetime import timedelta

from django.utils import timezone

from factcheck.models import Claim, Presence, User

ALIVE = timedelta(seconds=70)
"""So long somebody counts as present after their page was last heard of: two beats may be lost."""
FORGOTTEN = timedelta(hours=1)


def arrive(claim: Claim, *, by: User) -> None:
    """Say that this person has the claim open now."""
    now = timezone.now()
    if not Presence.objects.filter(claim=claim, user=by).update(seen_at=now):
        here = Presence(claim=claim, user=by, seen_at=now)
        Presence.objects.bulk_create([here], ignore_conflicts=True)
        Presence.objects.filter(seen_at__lt=now - FORGOTTEN).delete()


def leave(claim: Claim, *, by: User) -> None:
    """Say that this person has closed the page."""
    Presence.objects.filter(claim=claim, user=by).delete()


def others(claim: Claim, *, but: User) -> list[User]:
    """Everybody else who has the claim open, by name."""
    here = Presence.objects.filter(claim=claim, seen_at__gt=timezone.now() - ALIVE).exclude(user=but.pk)
    return [row.user for row in here.select_related("user").order_by("user__username", "id")]
