"""Our record: what the house's own tables say of its work, with a chart and a table for each part."""

import csv
import io
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from factcheck.formats import charts
from factcheck.formats.cells import guarded
from factcheck.models.published import PublishedRecord

from .frame import Context
from .listing import refuse_unknown
from .pages import PublicPage
from .tags import RESULTS

SHOWN = 24
"""So many months are drawn; the table has all."""
KINDS = {
    "person": gettext_lazy("People"),
    "organization": gettext_lazy("Organisations"),
    "publication": gettext_lazy("Publications"),
    "platform": gettext_lazy("Platforms"),
}
REASONS = {
    "opinion": gettext_lazy("It is an opinion"),
    "not_checkable": gettext_lazy("It cannot be checked"),
    "trivial": gettext_lazy("It matters too little"),
    "duplicate": gettext_lazy("It repeats another"),
    "no_capacity": gettext_lazy("We had nobody free"),
}


class Record(PublicPage):
    """The page of the record: one row besides the imprint."""

    template_name = "public/record_detail.html"

    def get_context_data(self, **kwargs: Any) -> Context:
        """The figures, drawn; nothing while none were computed."""
        refuse_unknown(self.request.GET, (), paged=False)
        context = super().get_context_data(**kwargs)
        row = PublishedRecord.objects.filter(pk=1).first()
        if row is None:
            return context
        data = row.data
        months = [charts.Bar(line["month"], line["fact_checks"]) for line in data["months"]]
        return context | {
            "record": row,
            "data": data,
            "months_chart": drawn(charts.columns(months[-SHOWN:])),
            "topics": _bars(data["topics"]),
            "kinds": [
                {**line, "name": KINDS.get(line["name"], line["name"])} for line in _bars(data["kinds"])
            ],
            "declined": _named(data["declined"], REASONS),
            "outcomes": _named(data["outcomes"], RESULTS),
        }


class RecordData(PublicPage):
    """The same figures for machines: JSON, or CSV with a line for each."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Everything, as it was computed."""
        refuse_unknown(request.GET, (), paged=False)
        row = PublishedRecord.objects.filter(pk=1).first()
        data = row.data if row else {}
        if kwargs["format"] == "json":
            facts = {"as_of": row.as_of, "ledger_hash": row.ledger_hash, **data} if row else {}
            return JsonResponse(facts)
        written = io.StringIO()
        csv.writer(written).writerows([("figure", "value"), *flat(data)])
        return HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")


def flat(data: Any, name: str = "") -> list[tuple[str, str]]:
    """Every figure with the way to it; cells that a spreadsheet would run are guarded."""
    if isinstance(data, dict):
        parts = list(data.items())
    elif isinstance(data, list):
        parts = [(each.get("month") or each.get("name") or each.get("rating"), each) for each in data]
    else:
        return [(guarded(name), guarded("" if data is None else str(data)))]
    return [line for key, value in parts for line in flat(value, f"{name}.{key}" if name else str(key))]


def drawn(svg: str) -> SafeString:
    """A chart of ours as markup."""
    return mark_safe(svg)  # noqa: S308 - its words are escaped in formats.charts


def _bars(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each line with its bar; all bars on one scale."""
    most = max((line["fact_checks"] for line in lines), default=1)
    return [{**line, "bar": drawn(charts.shares(_shares(line), of=most))} for line in lines]


def _shares(line: dict[str, Any]) -> list[charts.Share]:
    return [charts.Share(each["rating"], each["fact_checks"]) for each in line["ratings"]]


def _named(counts: dict[str, int], names: dict[str, Any]) -> list[tuple[str, int]]:
    """Counts by what they are called, in the order of the names."""
    known = [(str(names[key]), counts[key]) for key in names if key in counts]
    return known + [(key, number) for key, number in counts.items() if key not in names]
