"""A newsroom with a long past: the demonstration's finished claims many times over, and work in hand.

Copies are made by the database from rows that the verbs wrote, each with all that hangs on it. They lie
further and further back, so that the last four weeks are the same in a small house and in a large one.
"""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Max
from django.utils import timezone

from factcheck.models import Article, Claim, FactCheck, triggers
from factcheck.workflow import claims, intake, schedule, splitting

from .demonstration import ARTICLE, Demonstration, read

STRIDE = 100_000
"""Copy n of a row has its key, n times this further on; what the verbs write stays below it."""
FINISHED = ("published", "corrected", "updated", "withdrawn", "declined")
IN_HAND = 4
"""So many articles are being worked on, at any size."""
LONG = ("content", "document", "text")
"""What no list of the desk reads: of these a copy keeps the beginning."""
BEGINNING = 300
POINTERS = ("claim_id", "submission_id")
"""Numbers on the published side that name rows of the desk."""


class LongPast(Demonstration):
    """The demonstration's house after many years."""

    def open_house(self) -> None:
        """Its people and papers, what they have finished, and what they have in hand."""
        super().open_house()
        first = self.take_in()
        splitting.split(first, by=self.editor)
        for row in read("claims"):
            if row["end"] in FINISHED:
                self.load(first, row)
        self.finished, self.world = _newest(), Claim.objects.count()
        for number in range(IN_HAND):
            self._work_in_hand(number)

    def grow(self, size: int) -> None:
        """Let the house have so many claims, or a few less: what was finished, many times over."""
        _copy(self.finished, max((size - Claim.objects.count()) // self.world, 0))

    def _work_in_hand(self, number: int) -> None:
        """An article of this week: open, in review, disputed, approved and scheduled claims, some overdue."""
        words = f"{ARTICLE.read_text(encoding='utf-8')}\n\nPrinted again, number {number}."
        article = intake.receive(words, by=self.editor)
        due_on = timezone.localdate() + timedelta(days=number - 2)
        for row in read("claims"):
            if row["end"] in FINISHED:
                continue
            claim = self.load(article, row)
            if row["end"] == "scheduled" and number % 2:
                schedule.unschedule(claim, by=self.people["publisher"])
            if row["end"] == "open":
                lead = self.people[row["lead"]]
                claims.assign(claim, by=self.editor, user=lead, role="lead", due_on=due_on)
        splitting.mark(article, by=self.editor, quote=f"Printed again, number {number}.")


def _family() -> list[type[models.Model]]:
    """Articles, claims and fact-checks, and every table whose rows hang on one of them."""
    family: list[type[models.Model]] = [Article, Claim, FactCheck]
    tables = apps.get_app_config("factcheck").get_models(include_auto_created=True)
    waiting = [table for table in tables if table not in family]
    while found := [table for table in waiting if any(_leads_to(table, other) for other in family)]:
        family += found
        waiting = [table for table in waiting if table not in family]
    return [table for table in family if table.__name__ != "Job"]


def _leads_to(table: type[models.Model], other: type[models.Model]) -> bool:
    return any(field.related_model is other for field in table._meta.concrete_fields)


def _newest() -> dict[type[models.Model], int]:
    """The highest key of each table of the family."""
    return {table: table._default_manager.aggregate(last=Max("pk"))["last"] or 0 for table in _family()}


def _copy(finished: dict[type[models.Model], int], times: int) -> None:
    """Copy every row up to these keys so many times, with the triggers aside as `migrate` has them."""
    triggers.remove()
    try:
        with connection.constraint_checks_disabled(), transaction.atomic(), connection.cursor() as cursor:
            for table, last in finished.items():
                cursor.execute(_insert(table), [times, last])
    finally:
        triggers.install()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")


def _insert(table: type[models.Model]) -> str:
    fields = table._meta.concrete_fields
    unique = {name for c in table._meta.total_unique_constraints for name in c.fields}
    unique |= {name for c in table._meta.constraints for name in getattr(c, "fields", ())}
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field, alone=field.unique or field.name in unique) for field in fields)
    name, key = table._meta.db_table, table._meta.pk.column
    times = "WITH RECURSIVE times(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < %s)"
    rows = f'SELECT {values} FROM "{name}" CROSS JOIN times WHERE "{key}" <= %s'  # noqa: S608 - our own names
    return f'{times} INSERT INTO "{name}" ({columns}) {rows}'


def _value(field: Any, *, alone: bool) -> str:
    """What a column of copy n holds: keys further on, times further back, unique words with the number."""
    column = f'"{field.column}"'
    if isinstance(field, models.DateTimeField):
        return _further_back(column)
    numbered = field.primary_key or field.name in POINTERS or field.related_model in _family()
    counted = alone and isinstance(field, models.IntegerField) and not field.is_relation and field.unique
    if numbered or counted:
        return f"{column} + n * {STRIDE}"
    if isinstance(field, models.CharField) and (alone or field.name == "statement"):
        start = f"substr({column}, 1, {(field.max_length or 60) - 10})"
        between = "-" if alone else " "
        return f"CASE WHEN {column} = '' THEN '' ELSE {start} || '{between}' || n END"
    long = isinstance(field, models.TextField) and field.name in LONG
    return f"substr({column}, 1, {BEGINNING})" if long else column


def _further_back(column: str) -> str:
    """Four weeks and half an hour for each copy."""
    if connection.vendor == "postgresql":
        return f"{column} - interval '28 days' - n * interval '30 minutes'"
    minutes = "'-' || (n * 30) || ' minutes'"
    return f"strftime('%%Y-%%m-%%d %%H:%%M:%%f', {column}, '-28 days', {minutes})"
