"""The Check screen in a real browser, by keyboard alone."""

import re

import pytest

from factcheck.models import Claim, Status
from factcheck.workflow import claims
from tests import factories
from tests.admin.pages import address
from tests.browser.desk import at_desk
from tests.browser.hands import Hands
from tests.net.sites import page as answer
from tests.net.sites import site
from tests.workflow.capturing import own_vault, work  # noqa: F401 - own_vault is a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BAR = 11
STORY = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="{outlet}"><meta property="article:published_time" content="2014-02-04">
</head><body><article><h1>{title}</h1>
<p>The company said on Tuesday that its cloud would come first from now on.</p>
<p>It had announced Azure in October 2008 and opened it to customers in 2010.</p></article></body></html>"""


def story(title, outlet):
    return answer(STORY.format(title=title, outlet=outlet).encode())


@pytest.fixture
def team():
    return factories.Team()


def open_claim(team):
    claim = factories.open_claim(team)
    factories.rating()
    claims.edit(claim, by=team.lead, claimant=factories.source("Microsoft"))
    return claim


def test_a_claim_is_checked_by_keyboard_in_eleven_actions(visit, team):
    claim, following = open_claim(team), open_claim(team)
    page = at_desk(visit, team.lead, address(claim))
    hands = Hands(page)
    with site(story("Cloud first", "The Gazette")) as one, site(story("Azure opens", "The Courier")) as other:
        for at, stance in ((one, "Shift+S"), (other, "r")):
            hands.enter("u", at.url("/news/the-story"))
            hands.press("Enter", stance)
            page.locator(".piece", has_text="The story").last.wait_for()
            assert work(at).error == ""
            page.locator(".piece", has_text=re.compile("Captured")).last.wait_for()
    hands.press("a")
    page.locator(".replies", has_text="Asked, waiting").wait_for()
    hands.press("5")
    hands.enter("m", "Azure was announced in 2008, six years before.")
    hands.enter("Tab", "It was announced in 2008 [1] and sold from 2010 [2].")
    hands.press("Control+Enter")
    page.wait_for_url(f"**{address(following)}")
    assert hands.actions <= BAR, f"{hands.actions} actions"
    assert Claim.objects.get(pk=claim.pk).status == Status.IN_REVIEW
    pieces = claim.evidence.select_related("document__publisher")
    told = [(p.document.title, p.document.publisher.name, p.document.kind, p.stance) for p in pieces]
    assert told == [
        ("Cloud first", "The Gazette", "primary", "supports"),
        ("Azure opens", "The Courier", "secondary", "refutes"),
    ]
    assert page.complaints == []
