"""Every page meets WCAG 2.2 AA as far as axe sees, fits its window, and keeps to the content policy."""

from datetime import date

import pytest
from django.urls import reverse

from factcheck.admin.claim_doors import DOORS
from factcheck.models import Complaint, OutsideCheck, Verdict
from factcheck.workflow import asking, complaints, embargoes, readers, webhooks
from tests import axe, factories, translations
from tests.admin.claim_pages import TABLES
from tests.admin.pages import address, listing, step
from tests.admin.test_no_way_round import KEPT
from tests.browser.desk import at_desk
from tests.browser.test_pages import addresses
from tests.workflow.test_outside import review, take_in

pytestmark = pytest.mark.browser
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN = "() => document.querySelectorAll('details:not([data-closes])').forEach(each => { each.open = true; })"
STATUS = "Failed to load resource"
"""What the browser says of a page that refuses."""
MINE = ("admin:my_settings", "admin:notices", "admin:publish", "account_change_password")


WINDOWS = ((1280, "light"), (390, "dark"))
EVERY_WINDOW = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))


def faults(page, where, windows=WINDOWS):
    """What is wrong with a page: light and wide, then dark and narrow.

    In a tall window nothing lies behind the bar with which one saves.
    """
    page.complaints.clear()
    page.goto(where)
    found = [each for each in page.complaints if not each.startswith(STATUS)]
    page.evaluate(OPEN)
    widths = set()
    for width, scheme in windows:
        rules = axe.SEEN if widths else ()
        widths.add(width)
        page.set_viewport_size({"width": width, "height": 6000})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme}: {each}" for each in axe.violations(page, rules)]
        if wider := page.evaluate(WIDER):
            found.append(f"{width}: {wider} px wider than the window")
    return [f"{where} {each}" for each in found]


def all_faults(page, pages, windows=WINDOWS):
    return [fault for each in pages for fault in faults(page, each, windows)]


@pytest.fixture
def team(transactional_db):
    """People one of whom holds every role: nobody is shown more fields and buttons."""
    team = factories.Team()
    team.lead = team.editor = factories.person(*factories.ALL_ROLES)
    return team


def test_every_list_of_the_desk(visit, team):
    factories.corrected_claim(team)
    page = at_desk(visit, team.lead)
    assert all_faults(page, map(listing, TABLES)) == []


def test_every_row_of_the_desk(visit, team):
    claim = factories.corrected_claim(team)
    translations.begun(team, claim)
    asking.record_outcome(claim, by=team.lead, party="outlet", asked_on=date(2020, 6, 12), result="waiting")
    readers.tip(words="Is it true that Microsoft pivoted?", url="https://example.org/", speaker="Someone")
    number = readers.complain(words="The year is wrong.", slug=factories.fact_check(claim).slug)
    complaints.propose(Complaint.objects.get(number=number), by=team.lead, finding="upheld", answer="Yes.")
    webhooks.test(factories.webhook().endpoint)
    take_in(review())
    rows = [table._default_manager.order_by("-pk").first() for table in TABLES]
    adding = [f"{listing(table)}add/" for table in TABLES if table.__name__ in KEPT or table is Verdict]
    adding.append(listing(OutsideCheck, "import/"))
    page = at_desk(visit, team.lead)
    assert all_faults(page, [*(address(row) for row in rows if row), *adding]) == []


def test_every_verb_of_a_claim_and_its_screens(visit, team):
    checked = factories.checked_claim(team)
    screens = [address(checked, page) for page in ("change", "review", "history", "delete")]
    article = [address(checked.article, page) for page in ("change", "split", "listen", "history")]
    page = at_desk(visit, team.lead)
    assert all_faults(page, [*screens, *article, *(step(checked, verb) for verb in DOORS)]) == []


def test_the_desk_itself_and_what_is_mine(visit, team):
    factories.partner_key(partner="The Weekly", scopes=["embargoed"])
    shared = factories.approved_claim(team)
    embargoes.share(shared, by=team.publisher, partner="The Weekly")
    factories.scheduled_claim(team)
    factories.submitted_claim(team)
    readers.tip(words="Is it true that Microsoft pivoted?")
    readers.complain(words="The year is wrong.")
    Complaint.objects.update(due_on=date(2020, 6, 12))
    page = at_desk(visit, team.lead)
    assert all_faults(page, ["/admin/", *map(reverse, MINE), "/admin/nothing/", address(shared)]) == []


def test_the_door(visit, transactional_db):
    factories.the_house()
    page = visit("/admin/login/")
    assert all_faults(page, ["/admin/login/", "/admin/account/password/"]) == []


def test_every_page_that_readers_see(visit, house):
    page = visit("/")
    assert all_faults(page, addresses(house).values(), EVERY_WINDOW) == []


def test_the_keys_of_a_page_and_an_open_menu(visit, team):
    page = at_desk(visit, team.lead, address(factories.open_claim(team)))
    page.keyboard.press("?")
    assert axe.violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".desk-me > summary").click()
    assert axe.violations(page) == []
