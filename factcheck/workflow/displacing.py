"""A place of a claim that a new text changed or lost becomes work for a person; one row while it is open."""

from typing import Any

from django.db.models import Q

from factcheck.models import Appearance, ArticleText, Displacement, User

Match = Displacement.Match


def displace(row: Appearance, new: Appearance | None, snapshot: ArticleText, match: str, by: User) -> None:
    """What became of the place `row` in a newer text: `new`, or nothing. Part of a verb.

    Words that are there as a person last agreed to them are nobody's work, and end what was open about them.
    """
    open_row = Displacement.objects.open().filter(Q(appearance=row) | Q(now=row)).first()
    agreed = open_row.appearance if open_row else row
    if new is not None and ((match not in Match.values and open_row is None) or new.exact == agreed.exact):
        if open_row:
            _found_again(open_row, new, by)
        return
    words: dict[str, Any] = {"match": Match.CHANGED if new else Match.ORPHANED, "snapshot": snapshot}
    words |= {"found_at": snapshot.received_at} | ({"now": new} if new else {})
    if open_row:
        Displacement.objects.filter(pk=open_row.pk).update(**words)
    else:
        Displacement.objects.create(claim=row.claim, appearance=row, **words)


def _found_again(open_row: Displacement, new: Appearance, by: User) -> None:
    Displacement.objects.filter(pk=open_row.pk).update(
        now=new,
        snapshot=new.snapshot,
        settlement=Displacement.Settlement.FOUND,
        settled_at=new.created_at,
        settled_by=by,
    )
