"""Every page meets WCAG 2.2 AA as far as axe sees, fits its window, and keeps to the content policy."""

import pytest

from tests import axe, factories
from tests.admin.claim_pages import COMPLETE, TABLES, pages_about
from tests.admin.pages import listing
from tests.browser.desk import at_desk
from tests.browser.test_pages import addresses

pytestmark = pytest.mark.browser
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = "() => document.querySelectorAll('details:not([data-closes])').forEach(each => { each.open = true; })"


def faults(page, address):
    """What is wrong with a page: light and wide, then dark and narrow.

    In a tall window nothing lies behind the bar with which one saves.
    """
    answer = page.goto(address)
    if answer.status == 403 or "text/html" not in answer.headers["content-type"]:
        return []
    found = list(page.complaints)
    page.evaluate(OPEN)
    for width, scheme in ((1280, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 6000})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width}: {each}" for each in axe.violations(page)]
        if wider := page.evaluate(WIDER):
            found.append(f"{width}: {wider} px wider than the window")
    page.complaints.clear()
    return [f"{address} {each}" for each in found]


def read_by(visit, person, pages):
    page = at_desk(visit, person)
    return [fault for each in dict.fromkeys(pages) for fault in faults(page, each)]


@pytest.fixture
def team(transactional_db):
    return factories.Team()


def test_every_page_of_the_desk(visit, team):
    everybody = factories.person(*factories.ALL_ROLES)
    corrected, checked = factories.corrected_claim(team), factories.checked_claim(team)
    adding = [f"{listing(table)}add/" for table in TABLES]
    pages = [*pages_about(corrected), *pages_about(checked), *adding, "/admin/password_change/"]
    assert read_by(visit, everybody, [page for page in pages if page != COMPLETE]) == []


def test_the_door(visit, transactional_db):
    factories.the_house()
    page = visit("/admin/login/")
    assert faults(page, "/admin/login/") == []


def test_every_page_that_readers_see(visit, house):
    page = visit("/")
    page.complaints.clear()
    found = [fault for each in addresses(house).values() for fault in faults(page, each)]
    assert [each for each in found if "Failed to load resource" not in each] == []
