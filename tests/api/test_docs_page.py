"""The documentation is drawn in a real browser, under the same strict policy as every page."""

import re

import pytest


def test_the_policy_stays_strict(client):
    policy = client.get("/api/docs/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "img-src 'self' data:" in policy


def test_the_page_has_nothing_inline(client):
    page = client.get("/api/docs/").content.decode()
    assert "<style" not in page
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))
    assert client.get("/api/docs/?script=").headers["Content-Type"].startswith("application/javascript")


@pytest.mark.browser
def test_chromium_draws_every_operation_and_blocks_nothing(visit, client):
    paths = client.get("/api/openapi.json").json()["paths"]
    page = visit("/api/docs/")
    page.locator(".opblock-summary").first.wait_for()
    assert page.locator(".opblock-summary").count() == sum(len(operations) for operations in paths.values())
    page.locator("#operations-Fact-checks-list_fact_checks .opblock-summary").click()
    page.locator(".opblock-body .parameters").wait_for()
    assert "unsafe" not in page.content()
    assert page.complaints == []
