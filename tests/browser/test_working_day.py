"""An editor's working day in a real browser: from a pasted text to published pages, every action counted.

An action is a click, a menu choice, a shortcut or a field entered; typing counts none. Being logged in and
having the desk open is where a day begins.
"""

import re
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from threading import Event, Thread

import pytest
from django.conf import settings
from django.db import connections

from factcheck.models import (
    Appearance,
    Category,
    Claim,
    Edition,
    FactCheck,
    Job,
    ReplyRequest,
    Status,
    Verdict,
)
from factcheck.workflow import house, worker
from factcheck.workflow.captures import capture
from tests import factories
from tests.browser.desk import at_desk
from tests.browser.hands import Hands
from tests.net.sites import page as answer
from tests.net.sites import site
from tests.workflow.capturing import own_vault  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SEED = (Path(settings.BASE_DIR) / "seeds" / "microsoft-face-recognition.txt").read_text(encoding="utf-8")
CLAIMS = 5
FULL_JOB, FURTHER, SHORT_JOB, AGAIN = 92, 16, 32, 1
ASKS_LESS = ["independence", "primary", "sides", "located", "reply"]
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="{outlet}"></head>
<body><article><h1>{title}</h1><p>The company said so in a letter of its own on that day.</p>
<p>Nobody has seen the letter since, and no copy of it is kept anywhere.</p></article></body></html>"""


@pytest.fixture
def people():
    """An editor, two checkers, a reviewer and a publisher, in a house that is ready to publish."""
    factories.policies()
    factories.rating()
    roles = {"editor": "editor", "one": "checker", "other": "checker", "reviewer": "reviewer"}
    return {name: factories.person(role) for name, role in roles.items()} | {
        "publisher": factories.person("publisher")
    }


@contextmanager
def working(*sites):
    """A worker in the background that may call these sites."""
    stop = Event()
    allow = sites[0].allow(*(each.port for each in sites))
    runners = worker.RUNNERS | {Job.Kind.CAPTURE: partial(capture, allow=allow)}

    def work():
        try:
            while not stop.wait(0.1):
                worker.run_next("worker", runners=runners)
        finally:
            connections.close_all()

    thread = Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=20)


def outlet(name):
    return answer(PAGE.format(title=f"What {name} found", outlet=name).encode())


def split(visit, editor):
    """Paste the article, accept its first five suggestions as they are, assign them all."""
    hands = Hands(at_desk(visit, editor))
    hands.type_into_focus(SEED)
    hands.press("Control+Enter")
    hands.page.wait_for_url("**/split/")
    for number in range(1, CLAIMS + 1):
        hands.press("a")
        hands.page.wait_for_function(
            "n => document.querySelectorAll('#split-taken .rows > li:not(.empty)').length === n", arg=number
        )
    hands.press("Control+Enter")
    hands.page.locator("#desk-said", has_text="assigned").wait_for()
    return hands


def check(hands, *, sources=()):
    """Everything that one claim needs of its checker, but for handing it in."""
    page = hands.page
    for number, (source, stance) in enumerate(sources, start=1):
        hands.enter("u", source)
        hands.press("Enter", stance)
        page.wait_for_function("n => document.querySelectorAll('.pieces .piece').length === n", arg=number)
    if sources:
        hands.press("a")
        page.locator(".replies", has_text="Asked, waiting").wait_for()
        page.wait_for_function(
            "n => document.body.innerText.match(/Captured /g)?.length === n", arg=len(sources)
        )
    hands.press("3")
    hands.enter("m", "The record shows only half of what the statement says.")
    hands.enter("Tab", "The first half stands in the letter [1]. The second half stands nowhere.")


def opened(visit, person, screen):
    """One click on the first claim that waits for somebody on their desk."""
    hands = Hands(at_desk(visit, person))
    hands.click(f"#front-lists a[href$='/{screen}/'] >> nth=0")
    hands.page.wait_for_url(f"**/{screen}/")
    return hands


def hand_in_all(visit, person, *, addresses=None):
    """Check every claim that this person leads; each submission leads to the next."""
    hands = opened(visit, person, "change")
    for _ in range(Claim.objects.filter(assignments__user=person, assignments__role="lead").count()):
        here = hands.page.url
        sources = [(next(addresses), "Shift+S"), (next(addresses), "r")] if addresses else ()
        check(hands, sources=sources)
        hands.press("Control+Enter")
        hands.page.wait_for_url(re.compile(f"^(?!{re.escape(here)})"))
    return hands


def review_all(visit, reviewer):
    """Rate each claim blind and sign it."""
    hands = opened(visit, reviewer, "review")
    for _ in range(CLAIMS):
        here = hands.page.url
        hands.press("3")
        hands.page.get_by_role("heading", name=re.compile("agree")).wait_for()
        hands.press("y")
        hands.page.wait_for_url(re.compile(f"^(?!{re.escape(here)})"))
    return hands


def publish_all(visit, publisher, *, signs=False):
    """From the desk to the sheet, and one press; whoever signs there ticks what they sign first."""
    hands = Hands(at_desk(visit, publisher))
    hands.click(".desk-nav a[href$='/publish/']")
    hands.page.wait_for_url("**/admin/publish/")
    if signs:
        hands.press("t")
    hands.press("Control+Enter")
    hands.page.locator(".messagelist", has_text="Published").wait_for()
    return hands


def told(name, bar, **stages):
    """Print what was counted, and hold it to the bar."""
    total = sum(hands.actions for hands in stages.values())
    lines = [f"  {stage:<10} {hands.actions:>3}" for stage, hands in stages.items()]
    print("\n".join(["", f"{name}: {total} actions, at most {bar}", *lines]))  # noqa: T201 - the count is to be seen
    assert total <= bar
    return total


def test_five_claims_go_from_a_pasted_text_to_five_pages(visit, people, capsys):
    with site(outlet("The Gazette")) as one, site(outlet("The Courier")) as two, working(one, two):
        addresses = (f"{at.url()}{number}" for number, at in enumerate(cycle((one, two))))
        stages = {"split": split(visit, people["editor"])}
        for name in ("one", "other"):
            stages[f"check {name}"] = hand_in_all(visit, people[name], addresses=addresses)
    stages["review"] = review_all(visit, people["reviewer"])
    stages["publish"] = publish_all(visit, people["publisher"])
    with capsys.disabled():
        total = told("Five claims, the full job", FULL_JOB, **stages)
        per_claim = 1 + 11 + 2
        print(f"  each further claim {per_claim}, at most {FURTHER}; begun with {total - CLAIMS * per_claim}")  # noqa: T201
    assert per_claim <= FURTHER
    assert FactCheck.objects.live().count() == CLAIMS
    leads = {claim.assignments.get(role="lead").user for claim in Claim.objects.in_status(Status.PUBLISHED)}
    assert leads == {people["one"], people["other"]}
    assert Verdict.objects.filter(role="second", blind=True).count() == CLAIMS
    assert ReplyRequest.objects.filter(outcome="waiting").count() == CLAIMS
    assert {edition.content.count('"captured_at"') for edition in Edition.objects.all()} == {2}


def test_in_a_house_that_asks_less_five_claims_take_less(visit, people, capsys):
    factories.the_house(gates_off=ASKS_LESS, ask_second=False)
    house.give_roles(people["one"], [], by=factories.person("administrator"))
    signing = factories.person("reviewer", "publisher")
    stages = {"split": split(visit, people["editor"])}
    stages["check"] = hand_in_all(visit, people["other"])
    stages["publish"] = publish_all(visit, signing, signs=True)
    with capsys.disabled():
        told("Five claims, the short job", SHORT_JOB, **stages)
    assert FactCheck.objects.live().count() == CLAIMS
    assert (
        '"gates_off":["independence","located","primary","reply","second","sides"]'
        in Edition.objects.first().content
    )


def test_the_same_claim_in_another_article_takes_one_action(visit, people, capsys):
    factories.published_claim(factories.Team())
    fact_check = FactCheck.objects.get()
    again = factories.article(people["editor"], text="Years ago, Microsoft pivoted to Azure in 2014.")
    factories.splitting.split(again, by=people["editor"])
    hands = Hands(at_desk(visit, people["editor"], f"/admin/factcheck/article/{again.pk}/split/"))
    hands.press("m")
    hands.page.locator(".suggestion").first.wait_for(state="detached")
    with capsys.disabled():
        told("The same claim in another article", AGAIN, split=hands)
    fact_check.refresh_from_db()
    assert fact_check.data["envelope"]["further_appearances"][0]["article"]["title"] == again.title
    assert Edition.objects.count() == 1
    assert Appearance.objects.filter(claim__merged_into=fact_check.claim_id).count() == 1
    assert fact_check.category == Category.MIXED
