"""The document keeps what the last release promised."""

import copy
import json
from datetime import UTC, datetime

import pytest
from drf_spectacular.generators import SchemaGenerator

from factcheck.api.deprecation import Deprecation
from factcheck.api.ratings import RatingList
from tests.api.compatible import broken
from tests.api.release import RELEASED

ADVICE = "A release may add. When it is released: DEBUG=1 .venv/bin/python -m tests.api.release"


@pytest.fixture(scope="module")
def released() -> dict:
    return json.loads(RELEASED.read_text(encoding="utf-8"))


def test_nothing_that_was_released_is_broken(released):
    now = SchemaGenerator().get_schema(request=None, public=True)
    assert broken(released, json.loads(json.dumps(now, default=str))) == [], ADVICE


def drop(document, *path):
    *way, last = path
    for step in way:
        document = document[step]
    del document[last]


FACT_CHECK = ("components", "schemas", "FactCheck")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        (("paths", "/api/v1/ratings"), "get /api/v1/ratings is gone"),
        (("paths", "/api/v1/fact-checks", "get", "parameters", 0), "is gone"),
        ((*FACT_CHECK, "properties", "verdict"), "FactCheck.verdict is gone"),
        ((*FACT_CHECK, "required", 0), "is not always there any more"),
        (("components", "schemas", "Change"), "Change is gone"),
    ],
    ids=["path", "parameter", "property", "required", "schema"],
)
def test_a_promise_that_is_not_kept_is_named(released, path, sentence):
    bent = copy.deepcopy(released)
    drop(bent, *path)
    assert sentence in "; ".join(broken(released, bent))


def test_a_key_of_another_type_is_named(released):
    bent = copy.deepcopy(released)
    bent["components"]["schemas"]["FactCheck"]["properties"]["version"]["type"] = "string"
    assert broken(released, bent) == ["FactCheck.version has another type"]


def test_what_comes_breaks_nothing(released):
    grown = copy.deepcopy(released)
    grown["components"]["schemas"]["FactCheck"]["properties"]["more"] = {"type": "string"}
    grown["paths"]["/api/v1/more"] = {}
    assert broken(released, grown) == []


def test_an_address_that_will_go_says_so(db, client, monkeypatch):
    gone = Deprecation(datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC), "ratings")
    monkeypatch.setattr(RatingList, "deprecated", gone)
    answer = client.get("/api/v1/ratings")
    assert answer["Deprecation"] == "@1798761600"
    assert answer["Sunset"] == "Sat, 01 Jan 2028 00:00:00 GMT"
    assert answer["Link"].endswith('/api/guide/#ratings>; rel="deprecation"; type="text/html"')
    again = client.get("/api/v1/ratings", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again["Deprecation"]) == (304, "@1798761600")
