"""What stands around every public page, as columns of the page's own row: one query reads both."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db.models import Aggregate, JSONField, Model, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject

from factcheck.models.house import House, PolicyPage, Rating

from .factcheck import Change

LISTED = {"sqlite": "JSON_GROUP_ARRAY", "postgresql": "JSONB_AGG"}


class JSONList(Aggregate):
    """The JSON values of a query as one JSON list, in no order."""

    output_field = JSONField()

    def as_sql(self, compiler: Any, connection: Any, **extra: Any) -> Any:  # type: ignore[override]
        """Each database has its own name for it."""
        return super().as_sql(compiler, connection, **{**extra, "function": LISTED[connection.vendor]})


@dataclass(frozen=True)
class Imprint:
    """The house, its adopted policies in its language, its ratings in their order, the scale in use last.

    `changed_at` is the time of the last public change, None while there was none. `facts` is all that a
    page shows of it, as text.
    """

    house: House
    policies: dict[str, PolicyPage]
    ratings: dict[str, Rating]
    changed_at: datetime | None
    facts: str


@cache
def imprint_columns() -> dict[str, Combinable]:
    """Columns for `annotate`: what `read_imprint` reads. They cost no query of their own."""
    adopted = PolicyPage.objects.adopted().filter(slug__in=PolicyPage.REQUIRED)
    return {
        "the_house": Subquery(House.objects.filter(pk=1).values(json=_row(House))[:1]),
        "the_policies": _list(adopted, _row(PolicyPage, but=("body",))),
        "the_ratings": _list(Rating.objects.all(), _row(Rating, scale__in_use="scale__in_use")),
        "last_changed_at": Subquery(Change.objects.order_by("-seq").values("at")[:1]),
    }


def read_imprint(row: Any) -> Imprint:
    """The imprint beside a row that was annotated with `imprint_columns`."""
    found = _read(row.the_house) or {"id": 1}, _sorted(row.the_policies), _sorted(row.the_ratings)
    house = _made(House, found[0])
    policies = [_made(PolicyPage, each) for each in found[1]]
    ratings = sorted(found[2], key=lambda each: (bool(each["scale__in_use"]), each["position"], each["id"]))
    return Imprint(
        house,
        {page.slug: page for page in policies if page.language == house.language},
        {each["slug"]: _made(Rating, each) for each in ratings},
        row.last_changed_at,
        json.dumps(found, sort_keys=True),
    )


def the_imprint() -> Imprint:
    """The imprint by itself: one query. A house that nobody has set up has its defaults, and its ratings."""
    models: tuple[Any, ...] = (House, Rating, PolicyPage)
    rows = (model.objects.annotate(**imprint_columns()).order_by("pk")[:1] for model in models)
    found = next((row for some in rows for row in some), None)
    return read_imprint(found) if found else Imprint(House(pk=1), {}, {}, None, "")


def _row(model: type[Model], *, but: tuple[str, ...] = (), **more: str) -> JSONObject:
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in but]
    return JSONObject(**{name: name for name in names}, **more)


def _list(rows: QuerySet[Any], row: JSONObject) -> Subquery:
    return Subquery(rows.order_by().values(_one=Value(1)).annotate(_all=JSONList(row)).values("_all"))


def _sorted(rows: Any) -> list[dict[str, Any]]:
    return sorted(_read(rows) or [], key=lambda each: (each["slug"], each["id"]))


def _read(value: Any) -> Any:
    """JSON as Python has it: SQLite hands some of it over as text."""
    return json.loads(value) if isinstance(value, str) else value


def _made(model: Any, values: dict[str, Any]) -> Any:
    """A row of the model as the JSON has it. Text that JSON has for a time is a time again."""
    fields = (field for field in model._meta.concrete_fields if field.attname in values)
    return model(
        **{field.attname: _value(field.get_internal_type(), values[field.attname]) for field in fields}
    )


def _value(kind: str, value: Any) -> Any:
    if kind == "DateTimeField" and value is not None:
        at = datetime.fromisoformat(value)
        return at if at.tzinfo else at.replace(tzinfo=UTC)
    if kind == "JSONField":
        return _read(value)
    return bool(value) if kind == "BooleanField" else value
