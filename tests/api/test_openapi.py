"""The OpenAPI document keeps its word: it is valid, and every answer has the shape that it promises."""

from copy import deepcopy

import jsonschema
import pytest
from drf_spectacular.validation import validate_schema

from factcheck.models import Topic
from tests import factories

FACT_CHECKS = "/api/v1/fact-checks"
ONE = "/api/v1/fact-checks/{public_id}"
EDITIONS = "/api/v1/fact-checks/{public_id}/editions"
EXPECTED = {"/api/v1/me": 401, "/api/v1/fact-checks/lookup": 400}
"""What an address answers to whoever has no key, or leaves out what it asks."""
KEYED = {"webhook-endpoints": "we", "embargoed": "em"}
"""What opens to keys alone, and the kind of its ids."""
WHOLE = "include_withdrawn=true&include=evidence,editions,total"


@pytest.fixture
def document(db, client) -> dict:
    return client.get("/api/openapi.json").json()


def closed(part):
    """The document with no key allowed that it does not name: an answer may not say more than is promised."""
    if isinstance(part, dict):
        part = {name: closed(value) for name, value in part.items()}
        if part.get("type") == "object" and "properties" in part:
            part["additionalProperties"] = False
    return [closed(each) for each in part] if isinstance(part, list) else part


def check(value, document: dict, path: str, status: str = "200", method: str = "get") -> None:
    """Hold a value to what the document promises of a path's answer."""
    answer = document["paths"][path][method]["responses"][status]
    if "$ref" in answer:
        answer = document["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    [media] = answer["content"].values()
    schema = closed(deepcopy(document)) | {"$ref": "#/schema", "schema": closed(media["schema"])}
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(value)


def test_the_document_is_valid_openapi_3_1(document):
    assert document["openapi"].startswith("3.1")
    validate_schema(document)


def test_every_address_has_a_name_a_summary_and_an_example(document):
    names = []
    for operations in document["paths"].values():
        for method, operation in operations.items():
            names.append(operation["operationId"])
            assert operation["summary"]
            assert operation["description"]
            good = next(answer for status, answer in operation["responses"].items() if status < "300")
            for media in good.get("content", {}).values():
                assert media["examples"]
            assert {"400", "406", "429", "500"} <= set(operation["responses"])
            assert ("304" in operation["responses"]) == (method == "get")
    assert len(names) == len(set(names)) == 25


def test_every_parameter_is_described(document):
    for operations in document["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", []):
                assert parameter["description"], parameter["name"]


def examples(answer: dict) -> list:
    return [
        each["value"] for media in answer.get("content", {}).values() for each in media["examples"].values()
    ]


def test_every_example_has_the_shape_it_explains(document):
    shared = document["components"]["responses"]
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            for status, answer in operation["responses"].items():
                for example in examples(shared.get(answer.get("$ref", "").rpartition("/")[2], answer)):
                    check(example, document, path, status, method)


def test_fact_checks_have_the_promised_shape(live, corrected, withdrawn, document, read):
    live.topics.add(Topic.objects.create(slug="technology", name="Technology"))
    factories.the_house(licence_name="CC BY 4.0")
    page = read(f"{FACT_CHECKS}?{WHOLE}")
    assert page["total"] == 3
    check(page, document, FACT_CHECKS)
    for found in page["results"]:
        check(read(f"{FACT_CHECKS}/{found['id']}"), document, ONE)


def test_records_have_the_promised_shape(corrected, withdrawn, document, read):
    check(read(f"{FACT_CHECKS}/{corrected.public_id}/editions"), document, EDITIONS)
    for path in ("/api/v1/ratings", "/api/v1/corrections", "/api/v1/changes"):
        page = read(path)
        assert page["results"]
        check(page, document, path)
    check(read("/api/v1/exports"), document, "/api/v1/exports")


def test_problems_have_the_promised_shape(withdrawn, document, read):
    check(read(f"{FACT_CHECKS}?x=1&page_size=0", status=400), document, FACT_CHECKS, "400")
    check(read(f"{FACT_CHECKS}/fc_0000000000000000", status=404), document, ONE, "404")
    check(read(f"{FACT_CHECKS}/{withdrawn.public_id}/editions", status=410), document, EDITIONS, "410")


def test_a_key_that_is_not_promised_is_noticed(live, document, read):
    found = read(f"{FACT_CHECKS}/{live.public_id}")
    for bent in (found | {"more": 1}, found | {"version": "1"}, found | {"verdict": {}}):
        with pytest.raises(jsonschema.ValidationError):
            check(bent, document, ONE)


def test_every_address_in_the_document_exists(document, client):
    for path in document["paths"]:
        kind = next((kind for word, kind in KEYED.items() if word in path), "")
        named = path.replace("{public_id}", f"{kind or 'fc'}_0000000000000000")
        answer = client.get(named.replace("{delivery_id}", "msg_0000000000000000"))
        expected = 200 if "get" in document["paths"][path] else 405
        usual = 401 if kind else 404 if "{" in path else expected
        assert answer.status_code == EXPECTED.get(path, usual), path


def test_the_servers_address_is_the_sites(document, settings):
    assert document["servers"] == [{"url": settings.SITE_URL}]
