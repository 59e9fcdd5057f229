"""What goes over the wire: Brotli or gzip, with a strong ETag for each."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from newsroom.compression import preferred

MOST = 60_000
"""Bytes of a fact-check's page with all its styles and scripts, on the wire."""
LOADED = re.compile(r'<(?:link rel="stylesheet"|script)[^>]* (?:href|src)="([^"]+)"')
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_page_comes_compressed_under_its_own_tag(client, live, coding):
    plain = client.get(live.get_absolute_url())
    packed = client.get(live.get_absolute_url(), headers={"Accept-Encoding": coding})
    assert packed.headers["Content-Encoding"] == coding
    assert UNPACK[coding](packed.content) == plain.content
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    known = {"If-None-Match": packed.headers["ETag"], "Accept-Encoding": coding}
    again = client.get(live.get_absolute_url(), headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == packed.headers["ETag"]
    assert again.headers["Vary"] == "Accept-Encoding"


def test_what_the_other_side_refuses_is_not_sent(client, live):
    answer = client.get(live.get_absolute_url(), headers={"Accept-Encoding": "br;q=0, gzip;q=nonsense"})
    assert "Content-Encoding" not in answer.headers


def test_the_desk_is_left_as_it_is(client, db):
    assert "Content-Encoding" not in client.get("/admin/login/", headers={"Accept-Encoding": "br"}).headers


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip"), ("*", "br"), ("identity", ""), ("", "")],
)
def test_the_coding_is_the_one_that_is_preferred(accepted, coding):
    assert preferred(accepted) == coding


def test_a_fact_check_is_there_at_once_on_a_slow_line(client, corrected):
    page = client.get(corrected.get_absolute_url(), headers={"Accept-Encoding": "br"})
    paths = LOADED.findall(brotli.decompress(page.content).decode())
    parts = [
        Path(finders.find(path.removeprefix("/static/"))).read_bytes()
        if path.startswith("/static/")
        else client.get(path).content
        for path in paths
    ]
    assert len(parts) > 3
    assert len(page.content) + sum(len(brotli.compress(part)) for part in parts) < MOST
