"""The files as readers and programs get them: checked again, in parts, never with what is hidden."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.models import FactCheck
from factcheck.models.published.snapshot import Snapshot
from factcheck.workflow import exports, publishing
from tests import factories

NOW = timezone.now()
TABLE = "/exports/fact-checks.csv"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path, db):
    settings.EXPORTS_DIR = tmp_path / "exports"


@pytest.fixture
def made(live):
    return exports.write(NOW)


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_the_page_names_each_file_with_its_size_and_digest(made, client, django_assert_num_queries):
    factories.the_house(licence_name="CC BY 4.0")
    with django_assert_num_queries(2):
        page = client.get("/exports/").content.decode()
    for file in made.files:
        assert f'href="/exports/{file.name}"' in page
        assert file.sha256 in page
    assert "CC BY 4.0" in page
    [node] = map(json.loads, re.findall(r'ld\+json">(.*?)</script>', page))
    assert (node["@type"], node["creator"]["@type"]) == ("Dataset", "NewsMediaOrganization")
    assert {each["sha256"] for each in node["distribution"]} < {file.sha256 for file in made.files}


def test_before_the_first_there_is_a_page_worth_reading(db, read, client):
    assert "Nothing has been written yet" in read("/exports/")
    assert client.get(TABLE).status_code == 503
    answer = client.get("/api/v1/exports").json()
    assert (answer["available"], answer["files"]) == (False, [])


def test_a_file_comes_once(made, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get(TABLE)
    file = made.file("fact-checks.csv")
    assert len(body(answer)) == int(answer["Content-Length"]) == file.bytes
    assert answer["ETag"] == f'"{file.sha256[:32]}"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["X-Snapshot-Seq"] == str(made.seq)
    assert answer["Cache-Control"] == "no-cache"
    assert not answer.cookies
    for known in ({"If-None-Match": answer["ETag"]}, {"If-Modified-Since": answer["Last-Modified"]}):
        again = client.get(TABLE, headers=known)
        assert (again.status_code, again["ETag"]) == (304, answer["ETag"])
    head, small = client.head(TABLE), client.get("/exports/claimreview.json.gz")
    assert (body(head), head["ETag"], head["Content-Length"]) == (b"", answer["ETag"], str(file.bytes))
    assert (body(small)[:2], small["Content-Type"]) == (b"\x1f\x8b", "application/gzip")


RANGES = (
    ("bytes=0-9", 206, slice(0, 10)),
    ("bytes=10-", 206, slice(10, None)),
    ("bytes=-7", 206, slice(-7, None)),
    ("bytes=0-99999999", 206, slice(0, None)),
    ("bytes=99999999-", 416, slice(0, 0)),
    ("bytes=-0", 416, slice(0, 0)),
    ("bytes=5-1", 416, slice(0, 0)),
    ("bytes=0-1,4-5", 200, slice(0, None)),
    ("chapters=1", 200, slice(0, None)),
)


def test_a_broken_download_goes_on(made, client):
    whole = made.path("fact-checks.csv").read_bytes()
    for asked, status, part in RANGES:
        answer = client.get(TABLE, headers={"Range": asked})
        assert (answer.status_code, answer.getvalue()) == (status, whole[part]), asked
        stale = client.get(TABLE, headers={"Range": asked, "If-Range": '"older"'})
        assert (stale.status_code, body(stale)) == (200, whole), asked


def test_nobody_gets_what_was_taken_back_since(team, client):
    claim = factories.published_claim(team)
    exports.write(NOW)
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    for address in (TABLE, "/exports/claimreview.json.gz", "/exports/manifest.json"):
        answer = client.get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert b"written anew" in answer.content
    assert "written anew" in client.get("/exports/").content.decode()
    assert client.get("/api/v1/exports").json()["available"] is False
    exports.keep_up(NOW + timedelta(seconds=5))
    assert claim.statement.encode() not in body(client.get(TABLE))
    assert client.get("/api/v1/exports").json()["available"] is True


def test_partners_programs_find_the_files(made, client, django_assert_num_queries):
    with django_assert_num_queries(1):
        answer = client.get("/api/v1/exports").json()
    assert (answer["seq"], answer["log_id"], answer["id"]) == (made.seq, made.log_id, made.id)
    assert [file["sha256"] for file in answer["files"]] == [file.sha256 for file in made.files]
    listed = client.get("/exports/manifest.json").json()
    assert listed == {key: value for key, value in answer.items() if key != "available"}


def test_old_addresses_lead_here_and_others_nowhere(made, client):
    answer = client.get("/data/claimreview.json")
    assert (answer.status_code, answer["Location"]) == (301, "/exports/claimreview.json")
    assert client.get("/data/")["Location"] == "/exports/"
    assert client.get("/exports/nothing.csv").status_code == 404
    assert client.get("/exports/..%2fmanifest.json").status_code == 404
    assert client.get(f"{TABLE}?x=1").status_code == 400


def test_files_that_were_replaced_at_this_moment_are_asked_for_again(made, client):
    made.path("fact-checks.csv").unlink()
    assert client.get(TABLE).status_code == 503
    assert Snapshot.newest() == made
    assert FactCheck.objects.live().exists()
