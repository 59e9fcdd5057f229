"""The readers' pages in a real browser: wide and narrow, light and dark, without a word of complaint."""

import re

import pytest

from factcheck.models import PublishedArticle
from factcheck.workflow import checking, claims, publishing, readers, review, splitting
from tests import factories
from tests.chromium import photograph
from tests.public.test_hostile import hostile

pytestmark = pytest.mark.browser
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WINDOWS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"), (360, "light"), (320, "light")]
REFUSED = {"gone", "not-found", "unreadable"}
STATUS = re.compile(r"status of (400|404|410)")


def addresses(house):
    corrected, _live, withdrawn = house
    path = corrected.get_absolute_url()
    return {
        "front": "/",
        "list": "/fact-checks/",
        "fact-check": path,
        "editions": f"{path}editions/",
        "edition": f"{path}editions/1/",
        "article": corrected.articles.get().get_absolute_url(),
        "claimant": corrected.claimant.get_absolute_url(),
        "search": "/fact-checks/?q=azure&rating=false",
        "nothing-found": "/fact-checks/?q=zanzibar",
        "corrections": "/corrections/",
        "withdrawals": "/corrections/withdrawn/",
        "record": "/our-record/",
        "embed": f"/embed/{corrected.public_id}/",
        "embed-withdrawn": f"/embed/{withdrawn.public_id}/",
        "tip": "/tip/",
        "subscribe": f"{path}subscribe/",
        "complaints": "/complaints/",
        "complaint": f"/complaints/{readers.complain(words='Wrong.')}/",
        "funding": "/funding/",
        "arabic": "/fact-checks/arabic/",
        "methodology": "/methodology/",
        "team": "/team/",
        "gone": withdrawn.get_absolute_url(),
        "not-found": "/nothing/",
        "unreadable": "/fact-checks/?page=x",
    }


def test_every_page_fits_its_window_and_breaks_no_policy(visit, house):
    for name, address in addresses(house).items():
        page = visit(address)
        for width, scheme in WINDOWS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            photograph(page, f"{name}-{width}-{scheme}")
            assert page.evaluate(WIDER) == 0, f"{name} scrolls sideways at {width} px"
        refused = [text for text in page.complaints if STATUS.search(text)]
        assert len(refused) == (name in REFUSED)
        assert page.complaints == refused


def test_on_a_phone_the_verdict_is_on_the_first_screen_and_lines_have_room(visit, house):
    _corrected, live, _withdrawn = house
    page = visit(live.get_absolute_url(), width=360)
    box = page.locator("#verdict").bounding_box()
    assert box["y"] + box["height"] < 640
    assert page.locator(".gates li").first.locator("> :last-child").bounding_box()["width"] > 200


def test_pages_say_everything_without_script(visit, house):
    page = visit(house[0].get_absolute_url(), java_script_enabled=False)
    assert page.locator("#verdict .rating-label").inner_text() == house[0].label


def test_the_keyboard_reaches_the_content_first(visit, house):
    page = visit(house[0].get_absolute_url())
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"


def test_a_claim_leads_to_its_note_and_back(visit, house):
    page = visit(house[1].articles.get().get_absolute_url(), width=390)
    page.locator("a[href='#note-1']").click()
    assert page.evaluate("() => document.querySelector(':target').id") == "note-1"
    page.locator("#note-1 a[href='#claim-1']").click()
    assert page.evaluate("() => document.querySelector(':target').id") == "claim-1"


def test_keys_go_from_claim_to_claim_and_can_be_switched_off(visit, transactional_db):
    team = factories.Team()
    text = "Microsoft pivoted to Azure in 2014. It sells software to 190 countries."
    article = factories.article(text=text)
    for quote in ("Microsoft pivoted to Azure in 2014", "It sells software to 190 countries"):
        claim = factories.opened(splitting.mark(article, by=team.lead, quote=quote), team)
        factories.publish_checked(factories.papers(claim, team), team)
    page = visit(PublishedArticle.objects.get().get_absolute_url())
    at = "() => location.hash + ' ' + document.activeElement.id"
    for key, there in (("j", "1"), ("j", "2"), ("j", "2"), ("k", "1")):
        page.keyboard.press(key)
        assert page.evaluate(at) == f"#claim-{there} claim-{there}"
    page.locator("input[type=search]").first.press("j")
    assert page.evaluate("() => location.hash") == "#claim-1"
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("j")
    assert page.evaluate("() => location.hash") == "#claim-1"


def test_a_dark_page_wears_the_dark_colour_of_the_rating(visit, house):
    colours = {
        visit(house[1].get_absolute_url(), scheme=scheme).evaluate(
            "() => getComputedStyle(document.querySelector('.verdict-head')).backgroundColor"
        )
        for scheme in ("light", "dark")
    }
    assert colours == {"rgb(20, 83, 45)", "rgb(134, 239, 172)"}


def test_on_paper_the_menu_is_gone_and_the_address_of_the_evidence_is_there(visit, house):
    page = visit(house[1].get_absolute_url())
    page.emulate_media(media="print")
    assert not page.locator(".masthead nav").is_visible()
    after = "() => getComputedStyle(document.querySelector('.evidence h4 a'), '::after').content"
    assert "https://example.org/" in page.evaluate(after)


def test_endless_words_and_hostile_signs_stay_in_their_place(visit, transactional_db):
    team = factories.Team()
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, statement="W" * 120 + "\u202e gnorw yaw eht")
    endless = {
        "passage": "e" + "\u0301" * 10_000,
        "public_note": "M" * 2000 + "o" + "\u0302\u20dd" * 300,
        "locator": "L" * 120,
    }
    for number in range(2):
        document = factories.document(publisher=factories.source("P" * 150 + str(number)))
        document.title = "T" * 300
        document.save(update_fields=["title"])
        checking.attach(
            claim, by=team.lead, document=document, stance="context", no_capture_reason="C" * 200, **endless
        )
    factories.papers(claim, team)
    words = {
        "summary": "S" * 400,
        "explanation": f"`{'c' * 500}`\n\n    {'d' * 500}\n\n|{'t' * 300}|\n|-|\n|u|",
    }
    checking.write_verdict(claim, by=team.lead, **words)
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.policies()
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    path = factories.fact_check(claim).get_absolute_url()
    for address in (path, f"{path}editions/", f"{path}editions/1/", "/", "/fact-checks/"):
        page = visit(address, width=320)
        assert page.evaluate(WIDER) == 0, address


def test_hostile_words_run_nowhere_in_a_browser(visit, transactional_db):
    team = factories.Team()
    check = factories.fact_check(hostile(team, "script"))
    page = visit(check.get_absolute_url())
    page.on("dialog", lambda dialog: page.complaints.append(dialog.message))
    for address in (check.get_absolute_url(), "/", "/fact-checks/", check.articles.get().get_absolute_url()):
        page.goto(address)
        assert page.locator("img[src='x']").count() == 0
    assert page.complaints == []
