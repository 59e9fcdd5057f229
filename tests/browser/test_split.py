"""Split in a real browser: the whole round by keyboard, selections of every kind, and no script at all."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from factcheck.models import Appearance, Assignment, Claim, Event
from factcheck.workflow import claims, intake, splitting
from tests import factories
from tests.browser.desk import at_desk
from tests.text.articles import SEED

pytestmark = pytest.mark.browser
SAID = "#desk-said:has-text('{}')"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def editor(transactional_db):
    return factories.person("editor")


@pytest.fixture
def article(editor):
    article = intake.receive(SEED, by=editor)
    splitting.split(article, by=editor)
    return article


def open_split(visit, user, article, **options):
    return at_desk(visit, user, f"/admin/factcheck/article/{article.pk}/split/", **options)


def press(page, key, said):
    """Press a key and wait until the desk says what came of it."""
    page.keyboard.press(key)
    page.wait_for_selector(SAID.format(said))
    page.evaluate("() => { document.getElementById('desk-said').textContent = ''; }")


def at(page):
    return page.evaluate("() => document.querySelector('.suggestion[aria-current]')?.id ?? ''")


def comes(page, claim):
    """Wait until this suggestion is the current one."""
    page.wait_for_selector(f"#suggestion-{claim.pk}[aria-current]")
    page.wait_for_selector("#mark:not([aria-busy])")


def marked():
    return Claim.objects.order_by("id").last()


def choose_words(page, first, last):
    """Select from the first words to the last, as a mouse would."""
    page.evaluate(
        """([first, last]) => {
          const node = document.getElementById("split-text").firstChild;
          const start = node.data.indexOf(first);
          getSelection().setBaseAndExtent(node, start, node, node.data.indexOf(last, start) + last.length);
        }""",
        [first, last],
    )


def test_the_seed_is_split_and_assigned_by_keyboard_alone(visit, editor, article):
    checkers = [factories.person("checker") for _ in range(2)]
    factories.person("reviewer")
    page = open_split(visit, editor, article)
    for _ in range(5):
        press(page, "a", "On the desk")
    press(page, "o", "Declined (opinion)")
    press(page, "t", "Declined (trivial)")
    press(page, "Control+Enter", "Assigned: 5 claims")
    leads = [each.user for each in Assignment.objects.filter(role="lead")]
    assert sorted(map(leads.count, checkers)) == [2, 3]
    assert article.claims.in_status("suggested").count() == 4
    assert page.complaints == []


def test_the_next_suggestion_is_current_and_has_the_cursor(visit, editor, article):
    page = open_split(visit, editor, article)
    second, third = (claim.pk for claim in article.claims.order_by("id")[1:3])
    press(page, "a", "On the desk")
    assert at(page) == f"suggestion-{second}"
    assert page.evaluate("() => document.activeElement.id") == f"suggestion-{second}"
    page.keyboard.press("j")
    assert at(page) == f"suggestion-{third}"
    page.keyboard.press("k")
    assert at(page) == f"suggestion-{second}"


def test_a_statement_is_mended_in_place_and_accepted_with_enter(visit, editor, article):
    page = open_split(visit, editor, article)
    page.keyboard.press("e")
    page.keyboard.insert_text("Microsoft banned sales to the police")
    press(page, "Enter", "On the desk: “Microsoft banned sales to the police”")
    assert article.claims.in_status("open").get().statement == "Microsoft banned sales to the police"


def test_words_typed_into_another_card_outlive_a_step(visit, editor, article):
    page = open_split(visit, editor, article)
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.insert_text("My own words")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    press(page, "a", "On the desk")
    assert page.locator(".suggestion textarea").first.input_value() == "My own words"
    press(page, "a", "On the desk: “My own words”")


def test_two_presses_at_once_have_one_effect(visit, editor, article):
    page = open_split(visit, editor, article)
    page.locator(".suggestion[aria-current] [value=accept]").dblclick()
    page.wait_for_selector(SAID.format("On the desk"))
    comes(page, article.claims.order_by("id")[1])
    assert Event.objects.filter(verb="accept").count() == 1


def test_a_selection_across_paragraphs_is_a_claim_and_comes_next(visit, editor, article):
    page = open_split(visit, editor, article)
    choose_words(page, "We do not sell", "departments today")
    press(page, "c", "Marked")
    comes(page, marked())
    assert marked().appearances.get().exact.endswith("U.S.\n\npolice departments today")
    press(page, "a", "On the desk: “We do not sell")


def test_part_of_a_sentence_that_overlaps_others_is_a_claim(visit, editor, article):
    page = open_split(visit, editor, article)
    for first, last in [("Amazon.com Inc.", "a year"), ("stalled police use", "software")]:
        choose_words(page, first, last)
        press(page, "c", "Marked")
        comes(page, marked())
    quotes = Appearance.objects.order_by("-id").values_list("exact", flat=True)[:2]
    assert list(quotes) == [
        "stalled police use of its “Rekognition” software",
        "Amazon.com Inc. had stalled police use of its “Rekognition” software for a year",
    ]


def test_words_are_selected_with_the_keyboard(visit, editor, article):
    page = open_split(visit, editor, article)
    page.locator("#split-text").focus()
    for _ in range(3):
        page.keyboard.press("Shift+ArrowDown")
    press(page, "c", "Marked")
    assert Claim.objects.order_by("id").last().appearances.get().start == 0


def test_a_tap_on_the_button_makes_a_claim_of_what_a_finger_selected(visit, editor, article):
    page = open_split(visit, editor, article, width=390, has_touch=True, is_mobile=True)
    choose_words(page, "bans police", "sales")
    page.locator("#mark-selection").tap()
    page.wait_for_selector(SAID.format("Marked: “bans police face recognition sales”"))
    comes(page, marked())


def test_a_press_in_the_text_chooses_its_suggestion(visit, editor, article):
    page = open_split(visit, editor, article)
    spot = page.evaluate(
        """() => {
          const node = document.getElementById("split-text").firstChild;
          const range = document.createRange();
          range.setStart(node, node.data.indexOf("stalled police"));
          range.setEnd(node, range.startOffset + 7);
          const { x, y, width, height } = range.getBoundingClientRect();
          return [x + width / 2, y + height / 2];
        }"""
    )
    page.mouse.click(*spot)
    assert (
        page.locator(".suggestion[aria-current] textarea")
        .input_value()
        .startswith("The Microsoft announcement")
    )


def test_the_same_claim_seen_again_is_one_key(visit, editor, article):
    team = factories.Team()
    known = factories.open_claim(team)
    claims.edit(known, by=team.lead, statement=article.claims.order_by("id")[0].statement)
    page = open_split(visit, editor, article)
    press(page, "m", "One more appearance of")
    assert Appearance.objects.of(known).count() == 2


def test_without_script_every_step_is_a_form(visit, editor, article):
    page = open_split(visit, editor, article, java_script_enabled=False)
    page.locator(".suggestion [value=accept]").first.click()
    page.locator(".suggestion[aria-current] [value='decline:opinion']").click()
    page.locator("#mark-pasted > summary").click()
    page.fill("#mark [name=quote]", "big techs react to protest")
    page.click("#mark [type=submit]")
    page.locator(".suggestion[aria-current] [value=accept]").click()
    assert article.claims.in_status("open").count() == 2
    assert page.locator("#split-text mark").count() > 5
    page.click("text=Assign all as proposed")
    assert Assignment.objects.filter(role="lead").count() == 2


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
)
def test_the_page_fits_is_named_and_breaks_no_policy(visit, editor, article, width, scheme):
    claims.accept(article.claims.order_by("id")[0], by=editor)
    page = open_split(visit, editor, article, width=width, scheme=scheme)
    assert (
        page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        == 0
    )
    assert page.complaints == []
    found = Axe().run(page, options=AXE).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]][:3]) for each in found] == []


def test_a_refusal_stands_on_its_card_with_the_typed_words(visit, editor, article):
    page = open_split(visit, editor, article)
    claims.edit(article.claims.order_by("id")[0], by=editor, statement="Somebody else's words")
    page.keyboard.press("e")
    page.keyboard.insert_text("My words")
    page.keyboard.press("Enter")
    page.wait_for_selector(".suggestion .refusal[role=alert]")
    assert page.locator(".suggestion textarea").first.input_value() == "My words"
    assert re.search("409", " ".join(page.complaints))
