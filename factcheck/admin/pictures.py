"""The numbers of the week as pictures: each with its title, what it says in one sentence, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from .charts import Chart, columns, rows
from .week import DAYS, FEW_PAIRS, MOST_IN_REVIEW, WEEKS_OF_PAIRS, Agreement, Stage, Week

TEN_HOURS, THREE_DAYS = 10, 72


@dataclass(frozen=True)
class Picture:
    """One number of the week. Without a chart the sentence says it all."""

    code: str
    title: str
    figure: str
    says: str
    head: tuple[str, ...]
    table: Sequence[tuple[str, ...]]
    chart: Chart | None = None
    upright: bool = False


def pictures(week: Week) -> list[Picture]:
    """The pictures of a week, in the order in which they stand on the page."""
    return [
        _published(week),
        _in_review(week),
        _stages(week.stages),
        _corrections(week),
        _agreement(week.agreement),
    ]


def _a_day(week: Week, counts: Sequence[int]) -> tuple[Chart | None, Sequence[tuple[str, ...]]]:
    """The columns of the days, if any of them has a number, and the same as a table."""
    drawn = columns([(f"{day:%a}", count) for day, count in zip(week.days, counts, strict=True)])
    table = [
        (f"{day:%A}, {day.day} {day:%B}", str(count)) for day, count in zip(week.days, counts, strict=True)
    ]
    return (drawn if any(counts) else None), table


def _published(week: Week) -> Picture:
    total = sum(week.published)
    chart, table = _a_day(week, week.published)
    says = f"{_counted(total, 'edition')} published in the last {DAYS} days."
    return Picture(
        "published", "Published", str(total), says, ("Day", "Published"), table, chart, upright=True
    )


def _in_review(week: Week) -> Picture:
    now = f"{MOST_IN_REVIEW}+" if week.in_review > MOST_IN_REVIEW else str(week.in_review)
    chart, table = _a_day(week, week.submitted)
    says = f"{now} in review now; {sum(week.submitted)} submitted in the last {DAYS} days."
    return Picture("review", "In review", now, says, ("Day", "Submitted"), table, chart, upright=True)


def _stages(stages: Sequence[Stage]) -> Picture:
    known = [(stage.label, stage.hours, _hours(stage)) for stage in stages if stage.hours is not None]
    longest = max(known, key=lambda each: each[1], default=None)
    says = f"Longest: {longest[0].lower()}." if longest else "No claim moved on this week."
    table = [(stage.label, _hours(stage), str(stage.number)) for stage in stages]
    head = ("Stage", "Median", "Claims")
    return Picture(
        "stages",
        "Median time per stage",
        longest[2] if longest else "-",
        says,
        head,
        table,
        rows(known) if known else None,
    )


def _hours(stage: Stage) -> str:
    """The median as one reads a clock: minutes below an hour, days from three days on."""
    hours = stage.hours
    if hours is None:
        return "-"
    if hours < 1:
        return f"{hours * 60:.0f} min" if hours * 60 >= 1 else "under 1 min"
    if hours < THREE_DAYS:
        return f"{hours:.1f} h" if hours < TEN_HOURS else f"{hours:.0f} h"
    return f"{hours / 24:.1f} days"


def _corrections(week: Week) -> Picture:
    total = sum(week.corrections.values())
    table = [(kind, str(number)) for kind, number in week.corrections.items()]
    chart = rows([(kind, number, str(number)) for kind, number in week.corrections.items() if number])
    says = f"{_counted(total, 'public note')} in the last {DAYS} days."
    return Picture(
        "corrections", "Corrections", str(total), says, ("Kind", "Notes"), table, chart if total else None
    )


def _agreement(agreement: Agreement) -> Picture:
    same, pairs = agreement.same, agreement.pairs
    table = [("Same", str(same)), ("Different", str(pairs - same))]
    title, head = "First and second verdict agree", ("Second verdict", "Pairs")
    if not agreement.enough:
        says = f"Too few to say: {_counted(pairs, 'pair')} in {WEEKS_OF_PAIRS} weeks, {FEW_PAIRS} are needed."
        return Picture("agreement", title, "-", says, ("Pairs",), [(str(pairs),)])
    says = f"{same} of {pairs} pairs in the last {WEEKS_OF_PAIRS} weeks."
    chart = rows([("Same", same, str(same)), ("Different", pairs - same, str(pairs - same))])
    return Picture("agreement", title, f"{agreement.percent} %", says, head, table, chart)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
