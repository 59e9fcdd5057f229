"""Sitemaps against the schema that they follow, and what stands in them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.models.published import SitemapPart, sitemap
from factcheck.workflow import publishing
from tests import factories

SCHEMA = Path(__file__).with_name("sitemaps.xsd")
LOCATION = re.compile(r"<loc>http://127.0.0.1:8000(.*?)</loc>")


def listed(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    return LOCATION.findall(answer.content.decode())


def test_search_engines_are_led_to_everything_that_is_live(client, corrected, withdrawn, suspended):
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()
    files = listed(client, "/sitemap.xml")
    found = [page for each in files for page in listed(client, each)]
    assert corrected.get_absolute_url() in found
    assert corrected.claimant.get_absolute_url() in found
    assert corrected.articles.get().get_absolute_url() in found
    assert not {withdrawn.get_absolute_url(), suspended.get_absolute_url()} & set(found)
    assert all(client.get(page).status_code == 200 for page in found)


def test_the_index_says_when_a_part_last_changed(client, team):
    claim = factories.published_claim(team)
    before = client.get("/sitemap.xml").content
    SitemapPart.objects.update(changed_at="2020-01-01T00:00:00Z")
    assert b"2020-01-01T00:00:00Z" in client.get("/sitemap.xml").content
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    assert b"2020-01-01" not in client.get("/sitemap.xml").content
    assert b"fact-checks-0.xml" in before


def test_a_part_is_a_range_of_keys(client, live, monkeypatch, django_assert_num_queries):
    factories.the_house()
    monkeypatch.setattr("factcheck.public.sitemaps.SIZE", live.pk)
    SitemapPart.objects.create(number=1, changed_at=live.updated_at)
    assert listed(client, "/sitemaps/fact-checks-0.xml") == []
    with django_assert_num_queries(3):
        assert listed(client, "/sitemaps/fact-checks-1.xml") == [live.get_absolute_url()]
    assert client.get("/sitemaps/fact-checks-2.xml").status_code == 404
    assert sitemap.SIZE == 10_000


@pytest.mark.sqlite
def test_a_part_is_read_by_its_keys_without_statistics_too(client, live):
    with CaptureQueriesContext(connection) as asked:
        listed(client, "/sitemaps/fact-checks-0.xml")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[-1]['sql']}")
        assert [row[3] for row in cursor.fetchall()] == [
            "SEARCH factcheck_factcheck USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
        ]


def test_a_demonstration_has_no_sitemap(client, live):
    factories.the_house(demonstration=True)
    assert client.get("/sitemap.xml").status_code == 404
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_every_sitemap_keeps_to_its_schema(client, corrected, tmp_path):
    if shutil.which("xmllint") is None:
        pytest.skip("This test needs xmllint: install libxml2-utils.")
    files = []
    for address in ("/sitemap.xml", *listed(client, "/sitemap.xml")):
        files.append(tmp_path / address.rpartition("/")[2])
        files[-1].write_bytes(client.get(address).content)
    assert len(files) == 4
    lint = ["xmllint", "--noout", "--nonet", "--schema", str(SCHEMA), *map(str, files)]
    said = subprocess.run(lint, capture_output=True, text=True, check=False)  # noqa: S603
    assert said.returncode == 0, said.stderr
