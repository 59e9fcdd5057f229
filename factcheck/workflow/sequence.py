"""The name of the sequence of changes, by which partners know that their place in it still counts."""

from django.db import transaction

from factcheck.models import ChangeSequence

from .desk_account import desk
from .ledger import locked_ledger, record


@transaction.atomic
def new_log_id() -> ChangeSequence:
    """
    Name the sequence of changes anew, after a backup was restored: partners start over, and so do the files.

    Numbers that were given out after the backup are given out again, for other changes.
    """
    locked_ledger()
    row = ChangeSequence.the()
    before, row.log_id = row.log_id, ChangeSequence().log_id
    row.save(update_fields=["log_id"])
    record("new_log_id", row, by=desk(), changes={"log_id": [before, row.log_id]})
    return row
