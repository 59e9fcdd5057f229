"""What every answer carries, and the line that the log keeps of it."""

import json
import logging
import sys

import pytest

from newsroom.log_lines import JsonLine, RequestId, request_id


@pytest.fixture
def policy(client) -> dict[str, str]:
    """The Content-Security-Policy as directive and sources."""
    header = client.get("/healthz").headers["Content-Security-Policy"]
    return dict(directive.strip().partition(" ")[::2] for directive in header.split(";"))


def test_nothing_inline_and_nothing_foreign_runs(policy):
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert "unsafe" not in str(policy)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_browsers_are_told_to_be_careful(client, header, value):
    assert client.get("/healthz").headers[header] == value


def test_no_page_may_use_the_camera(client):
    assert "camera=()" in client.get("/healthz").headers["Permissions-Policy"]


def test_a_proxys_request_id_is_kept(client):
    answer = client.get("/healthz", headers={"X-Request-ID": "proxy-1234"})
    assert answer.headers["X-Request-ID"] == "proxy-1234"


@pytest.mark.parametrize("given", ["short", "x" * 65, "with space in it", 'quote"and}brace'])
def test_a_request_id_cannot_be_used_to_write_into_the_log(client, given):
    answer = client.get("/healthz", headers={"X-Request-ID": given})
    assert len(answer.headers["X-Request-ID"]) == 32


def test_the_log_keeps_no_query_string(client, caplog):
    with caplog.at_level(logging.INFO, logger="newsroom.requests"):
        client.get("/healthz?q=whistleblower")
    [record] = [record for record in caplog.records if record.name == "newsroom.requests"]
    assert (record.method, record.path, record.status) == ("GET", "/healthz", 200)
    assert "whistleblower" not in str(record.__dict__)


def written(**extra) -> dict:
    record = logging.LogRecord("desk", logging.WARNING, "", 1, "two\nlines of %s", ("log",), **extra)
    RequestId().filter(record)
    line = JsonLine().format(record)
    assert "\n" not in line
    return json.loads(line)


def test_a_log_line_is_one_json_object():
    line = written(exc_info=None)
    assert line["level"] == "warning"
    assert line["message"] == "two\nlines of log"
    assert line["at"].endswith("+00:00")
    assert "request_id" not in line


def test_a_log_line_names_its_request():
    token = request_id.set("abc12345")
    try:
        assert written(exc_info=None)["request_id"] == "abc12345"
    finally:
        request_id.reset(token)


def test_a_fault_is_one_line_too():
    try:
        raise ValueError("no such claim")
    except ValueError:
        assert "no such claim" in written(exc_info=sys.exc_info())["exception"]
