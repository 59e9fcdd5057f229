"""A real Chromium in front of a real server. CHROMIUM names the browser when it is not on the path."""

import os
import shutil
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"


def photograph(page, name: str) -> None:
    """Keep a picture of the whole page for people to look at, when PICTURES is set: drawing it takes long."""
    if os.environ.get("PICTURES"):
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


@pytest.fixture(scope="session")
def chromium_path():
    """Where the browser lies."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("This test needs Chromium: install it, or set CHROMIUM to its path.")
    return path


@pytest.fixture(scope="session")
def chromium(chromium_path):
    """The browser, started once."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="This test needs playwright: make test installs it."
    )
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with pytest.MonkeyPatch.context() as patch, playwright.sync_playwright() as driver:
        # Playwright keeps an event loop in this thread; our queries have nothing to do with it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = driver.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"] if root else [])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, live_server):
    """Open an address at a width, light or dark; what the browser complains of is kept in `complaints`."""
    contexts = []

    def open_page(address: str, *, width: int = 1280, scheme: str = "light", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=live_server.url, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
