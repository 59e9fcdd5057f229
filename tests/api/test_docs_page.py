"""The documentation is drawn in a real browser, under the same strict policy as every page."""

import re
import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium")


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


@contextmanager
def opened(address: str):
    """A page in Chromium, and everything that it complained about."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page, complaints = browser.new_page(), []
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url))
        page.goto(address)
        yield page, complaints
        browser.close()


@pytest.mark.browser
@pytest.mark.skipif(
    CHROMIUM is None, reason="This test needs Chromium: install it, so that `chromium` starts it."
)
def test_chromium_draws_every_address_and_blocks_nothing(live_server):
    with opened(f"{live_server.url}/api/docs/") as (page, complaints):
        page.locator(".opblock-summary").first.wait_for()
        assert page.locator(".opblock-summary").count() == 6
        page.locator("#operations-Fact-checks-list_fact_checks .opblock-summary").click()
        page.locator(".opblock-body .parameters").wait_for()
        assert "unsafe" not in page.content()
        assert complaints == []
