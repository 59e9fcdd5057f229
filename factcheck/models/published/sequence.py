"""The name of the sequence of changes: whoever has followed another one must start over."""

from typing import Self
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q


class ChangeSequence(models.Model):
    """One row. `log_id` is drawn once, and anew when a backup is restored: later numbers are void then."""

    log_id = models.UUIDField(default=uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="change_sequence_is_one_row")]

    def __str__(self) -> str:
        return str(self.log_id)

    @classmethod
    def the(cls) -> Self:
        """The one row, made when it is missing."""
        return cls.objects.get_or_create(pk=1)[0]

    @classmethod
    def name(cls) -> UUID:
        """The name of the sequence."""
        return cls.the().log_id
