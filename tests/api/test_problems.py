"""Whatever goes wrong under /api/ is told as a problem in JSON, with a page that explains it."""

import json
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from factcheck.api import problems
from factcheck.models import FactCheck

LIST = "/api/v1/fact-checks"
KEYS = ["type", "title", "status", "detail", "errors", "request_id"]


def told(answer, status: int) -> dict:
    """The problem in an answer, which must be one."""
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    problem = json.loads(answer.content)
    assert list(problem) == KEYS
    assert problem["status"] == status
    assert problem["request_id"] == answer.headers["X-Request-ID"]
    return problem


@pytest.mark.parametrize(
    "path",
    [
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v1/fact-checks/",
        "/api/v1/fact-checks/fc_0000000000000000",
        "/api/v1/fact-checks/fc_0000000000000000/",
        "/api/v1/fact-checks/fc_0000000000000000/editions",
        "/api/v1/fact-checks/fc_000000000000000%0A",
        "/api/v1/fact-checks/%00",
        "/api/v1/fact-checks/1",
        "/api/v1/fact-checks/FC_0000000000000000",
        "/api/v1/fact-checks/..%2f..%2fadmin",
        "/api/v2/fact-checks",
        "/api/problems/unheard-of",
        "/api/%ff",
        "/api/docs",
    ],
)
def test_an_address_that_does_not_exist_is_told_in_json(db, client, path):
    told(client.get(path), 404)


def test_a_browser_that_is_lost_is_told_so_too(db, client):
    told(client.get("/api/v1/nowhere", headers={"Accept": "text/html"}), 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize(
    "path", [LIST, "/api/v1/ratings", "/api/openapi.json", "/api/problems/not-found", "/api/docs/"]
)
def test_writing_is_refused_and_reading_is_named(db, client, method, path):
    answer = getattr(client, method)(path)
    told(answer, 405)
    assert "GET" in answer.headers["Allow"]


def test_a_form_sent_to_nowhere_finds_nothing(db, client):
    told(client.post("/api/v1/nowhere", {"a": "b"}), 404)


def test_a_format_we_do_not_speak_is_refused(db, client):
    told(client.get(LIST, headers={"Accept": "text/csv"}), 406)


def test_a_browser_gets_json_too(db, client):
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert client.get(LIST, headers={"Accept": accept}).headers["Content-Type"] == "application/json"


def test_a_foreign_host_is_told_in_json(db, client):
    assert told(client.get(LIST, headers={"Host": "evil.example"}), 400)["type"].endswith(
        "/malformed-request"
    )


def test_an_if_match_that_is_old_is_told_in_json(db, client):
    told(client.get(LIST, headers={"If-Match": '"old"'}), 412)


def test_a_document_that_cannot_be_read_is_our_fault_and_says_nothing_of_it(live, client, caplog):
    FactCheck.objects.filter(pk=live.pk).update(document='{"schema": 99, "secret": 1}')
    problem = told(client.get(f"{LIST}/{live.public_id}"), 500)
    assert "schema" not in json.dumps(problem).lower()
    assert "an API answer broke" in caplog.text


class Broken(APIView):
    """A view that fails as it is told to, or reads the body it is sent."""

    throttle_classes = []
    error: Exception | None = None

    def post(self, request):
        if self.error:
            raise self.error
        return Response(request.data)


def post(error: Exception | None = None, body: bytes = b"{}", content_type: str = "application/json"):
    request = APIRequestFactory().generic("POST", "/api/v1/x", body, content_type)
    return Broken.as_view(error=error)(request)


@pytest.mark.parametrize(
    ("error", "status", "slug"),
    [
        (Http404("row 7"), 404, "not-found"),
        (PermissionDenied("row 7"), 403, "refused"),
        (SuspiciousOperation("row 7"), 400, "malformed-request"),
        (BadRequest("row 7"), 400, "malformed-request"),
        (exceptions.NotAuthenticated("row 7"), 403, "refused"),
        (exceptions.Throttled(wait=0.2), 429, "too-many-requests"),
        (exceptions.APIException("row 7"), 500, "server-error"),
        (RuntimeError("row 7"), 500, "server-error"),
        (KeyError("row 7"), 500, "server-error"),
    ],
)
def test_every_exception_becomes_its_problem_and_keeps_its_words(error, status, slug):
    answer = post(error)
    problem = json.loads(answer.content)
    assert (answer.status_code, problem["status"]) == (status, status)
    assert problem["type"].endswith(f"/api/problems/{slug}")
    assert "row 7" not in answer.content.decode()


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[1,", b"nul", b'{"a": NaN}', b"[" * 100_000])
def test_malformed_json_is_a_malformed_request(body):
    answer = post(body=body)
    assert answer.status_code == 400
    assert json.loads(answer.content)["type"].endswith("/malformed-request")


def test_a_body_that_is_not_json_is_refused():
    answer = post(body=b"a=b", content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, answer["Content-Type"]) == (415, "application/problem+json")


def test_who_must_wait_is_told_for_how_long():
    assert post(exceptions.Throttled(wait=0.2))["Retry-After"] == "1"
    assert post(exceptions.Throttled(wait=30.1))["Retry-After"] == "31"


@pytest.mark.parametrize("problem", problems.PROBLEMS, ids=lambda problem: problem.slug)
def test_the_type_of_a_problem_is_a_page_that_explains_it(db, client, problem):
    answer = client.get(urlsplit(problem.type).path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    words = answer.content.decode()
    assert problem.title in words
    assert str(problem.status) in words
    assert "<style" not in words


def test_no_two_problems_share_an_address():
    assert len(problems.BY_SLUG) == len(problems.PROBLEMS)
