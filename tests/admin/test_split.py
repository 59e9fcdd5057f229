"""Split as its forms do it, without scripts: each press one step, refusals that lose no word."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.models import Appearance, Assignment, Change, Claim, Event, Source
from factcheck.text.offsets import codepoints_to_utf16
from factcheck.workflow import claims, intake, splitting
from tests import factories
from tests.admin.pages import says
from tests.search.test_earlier import publish
from tests.text.articles import SEED

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def editor():
    return factories.person("editor")


@pytest.fixture
def article(editor):
    article = intake.receive(SEED, by=editor)
    splitting.split(article, by=editor)
    return article


def split(article, page=""):
    return f"/admin/factcheck/article/{article.pk}/split/{page}"


def waiting(article):
    return list(article.claims.in_status("suggested").order_by("id"))


def press(browser, claim, do="accept", **words):
    """The button of a card whose form says what it was drawn with."""
    facts = {"statement": claim.statement, "claimant": claim.claimant_guess, "reporter": claim.reporter_guess}
    sent = {"version": claim.version, "do": do} | facts | words
    return browser.post(split(claim.article, f"{claim.pk}/"), sent, **JSON)


def test_the_first_five_of_the_seed_are_accepted_with_one_press_each(door, editor, article):
    browser = door(editor)
    for claim in waiting(article)[:5]:
        assert press(browser, claim).status_code == 200
    assert article.claims.in_status("open").count() == 5
    assert [str(c.claimant) for c in article.claims.in_status("open").exclude(claimant=None)] == ["Microsoft"]
    assert article.claims.in_status("open").filter(claimant=None, claimant_unknown=False).count() == 0


def test_mended_words_and_the_acceptance_are_one_step(door, editor, article):
    claim = waiting(article)[0]
    press(
        door(editor),
        claim,
        statement="Microsoft  banned\nsales.",
        claimant="Jo Marsh",
        reporter="Daily Herald",
    )
    claim.refresh_from_db()
    assert (claim.statement, claim.status) == ("Microsoft banned sales.", "open")
    assert (claim.claimant.kind, claim.reporter.kind) == ("person", "publication")


def test_what_is_refused_changes_nothing_and_makes_no_source(door, editor, article):
    claim = waiting(article)[0]
    answer = press(door(editor), claim, version=claim.version + 1, claimant="Jo Marsh")
    assert answer.status_code == 409
    assert not Source.objects.filter(name="Jo Marsh").exists()
    assert Claim.objects.get(pk=claim.pk).status == "suggested"


def test_a_statement_that_is_too_long_comes_back_with_its_words(door, editor, article):
    claim, browser = waiting(article)[0], door(editor)
    sent = {"version": claim.version, "do": "accept", "statement": "Long. " * 60}
    page = browser.post(split(article, f"{claim.pk}/"), sent)
    assert "Shorten the statement to 280 characters." in says(page)
    assert "Long. Long." in page.content.decode()


def test_no_browser_cuts_off_what_is_pasted(door, editor, article):
    card = door(editor).get(split(article)).context["cards"][0]
    assert all("maxlength" not in str(card.form[name]) for name in ("statement", "claimant", "reporter"))


def test_two_presses_have_one_effect(door, editor, article):
    claim, browser = waiting(article)[0], door(editor)
    assert [press(browser, claim).status_code for _ in range(2)] == [200, 409]
    assert Event.objects.filter(claim=claim, verb="accept").count() == 1


@pytest.mark.parametrize(("do", "reason"), [("decline:opinion", "opinion"), ("decline:trivial", "trivial")])
def test_a_suggestion_is_declined_and_taken_back(door, editor, article, do, reason):
    claim, browser = waiting(article)[0], door(editor)
    press(browser, claim, do)
    claim.refresh_from_db()
    assert claim.decline_reason == reason
    press(browser, claim, "restore")
    assert Claim.objects.get(pk=claim.pk).status == "suggested"


def test_what_was_accepted_can_be_undone_until_somebody_has_it(door, editor, article):
    claim, browser = waiting(article)[0], door(editor)
    press(browser, claim)
    claim.refresh_from_db()
    press(browser, claim, "back")
    claim.refresh_from_db()
    assert claim.status == "suggested"
    claims.accept(claim, by=editor)
    claims.assign(claim, by=editor, user=factories.person("checker"), role="lead")
    claim.refresh_from_db()
    assert "Somebody works on this claim already" in press(browser, claim, "back").json()["sentences"][0]


def test_the_same_claim_in_another_article_is_one_press(door, editor, article):
    known = publish("Amazon paused police use of its Rekognition software for a year")
    browser, claim = door(editor), waiting(article)[4]
    assert f'value="merge:{known.claim_id}"' in browser.get(split(article)).content.decode()
    assert press(browser, claim, f"merge:{known.claim_id}").status_code == 200
    assert Appearance.objects.of(Claim.objects.get(pk=known.claim_id)).count() == 2
    assert Change.objects.filter(fact_check=known).last().kind == "envelope"


def test_a_claim_that_somebody_checks_already_is_shown_with_its_lead(door, editor, article):
    team = factories.Team()
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, statement=waiting(article)[4].statement)
    assert f"Already being checked by {team.lead}" in says(door(editor).get(split(article)))


def test_a_selection_across_paragraphs_becomes_a_claim(door, editor):
    article = factories.article(editor, "One \U0001f600 fell.\n\nTwo rose.")
    text = article.texts.get().text
    start, end = text.index("fell"), text.index(" rose")
    sent = {
        "quote": text[start:end],
        "start": codepoints_to_utf16(text, start),
        "end": codepoints_to_utf16(text, end),
    }
    answer = door(editor).post(split(article, "mark/"), sent, **JSON)
    appearance = Appearance.objects.get(claim=answer.json()["at"])
    assert (appearance.exact, appearance.start) == ("fell.\n\nTwo", start)


def test_claims_may_overlap_and_the_same_words_twice_are_one(door, editor):
    article, browser = factories.article(editor, "Prices rose by 12 percent in May."), door(editor)
    for words in ("Prices rose by 12 percent", "12 percent in May", "12 percent in May"):
        start = article.texts.get().text.index(words)
        browser.post(
            split(article, "mark/"), {"quote": words, "start": start, "end": start + len(words)}, **JSON
        )
    assert article.claims.count() == 2
    assert "Prices rose by 12 percent in May." in says(browser.get(split(article)))


def test_words_that_are_not_in_the_text_are_refused_with_what_to_do(door, editor, article):
    sent = {"quote": "Never said by anybody at all.", "start": 0, "end": 5}
    answer = door(editor).post(split(article, "mark/"), sent, **JSON)
    assert answer.status_code == 422
    assert "select them again" in answer.json()["sentences"][0]


def test_a_pasted_quote_is_found_without_offsets(door, editor, article):
    page = door(editor).post(split(article, "mark/"), {"quote": "big techs react to protest"}, follow=True)
    assert "Marked: “big techs react to protest”" in says(page)


def test_all_accepted_claims_are_assigned_with_one_press(door, editor, article):
    checkers = [factories.person("checker") for _ in range(2)]
    reviewer, browser = factories.person("reviewer"), door(editor)
    for claim in waiting(article)[:5]:
        press(browser, claim)
    answer = browser.post(split(article, "assign/"), chosen(browser, article), **JSON).json()
    leads = [each.user for each in Assignment.objects.filter(role="lead")]
    assert sorted(map(leads.count, checkers)) == [2, 3]
    assert Assignment.objects.filter(role="reviewer", user=reviewer).count() == 5
    assert answer["said"].startswith("Assigned: 5 claims: ")
    assert answer["next"] is None


def chosen(browser, article):
    """What the page proposes, as its form would send it."""
    rows = browser.get(split(article)).context["taken"]
    sent = {"claim": [row.claim.pk for row in rows if row.form]}
    for row in rows:
        for field in row.form or ():
            sent[field.html_name] = getattr(field.value(), "pk", field.value()) or ""
    return sent


def test_whoever_is_proposed_as_lead_goes_on_to_the_first_claim(door, editor, article):
    browser = door(editor)
    for claim in waiting(article)[:2]:
        press(browser, claim)
    leads = {f"claim-{claim.pk}-lead": editor.pk for claim in article.claims.in_status("open")}
    sent = {"claim": chosen(browser, article)["claim"]} | leads
    answer = browser.post(split(article, "assign/"), sent, **JSON).json()
    first = article.claims.in_status("open").order_by("id").first()
    assert answer["next"] == f"/admin/factcheck/claim/{first.pk}/change/"


def test_assigning_twice_assigns_once(door, editor, article):
    factories.person("checker")
    browser = door(editor)
    press(browser, waiting(article)[0])
    sent = chosen(browser, article)
    said = [browser.post(split(article, "assign/"), sent, **JSON).json()["said"] for _ in range(2)]
    assert said[1] == "Every accepted claim has its lead already."
    assert Event.objects.filter(verb="assign").count() == Assignment.objects.count()


def test_the_page_takes_the_same_queries_for_few_and_many_suggestions(door, editor):
    few = factories.article(editor, "Prices rose by 11 percent in 2011. Prices rose by 12 percent in 2012.")
    many = factories.article(editor, " ".join(f"Prices rose by {n} percent in 20{n}." for n in range(10, 99)))
    browser = door(editor)
    publish("Prices rose by 12 percent in 2012")
    for article in (few, many):
        splitting.split(article, by=editor)
        for claim in waiting(article)[:1]:
            press(browser, claim)
    assert queries(browser, split(many)) == queries(browser, split(few)) <= 40


def queries(browser, page):
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(page).status_code == 200
    return len(seen)


def test_every_role_sees_the_page_and_only_its_own_buttons(door, article):
    for role, button in (("editor", True), ("checker", False), ("publisher", False)):
        page = door(factories.person(role)).get(split(article)).content.decode()
        assert ('value="decline:opinion"' in page) is button
        assert ('value="accept"' in page) is (role != "publisher")


def test_an_address_without_an_article_leads_back_to_the_list(door, editor):
    assert "There is no article 99." in says(
        door(editor).get("/admin/factcheck/article/99/split/", follow=True)
    )


def test_claims_that_a_new_revision_lost_are_listed(door, editor):
    article = factories.article(editor, "Prices rose by 12 percent in May.\n\nNobody objected to it at all.")
    splitting.mark(article, by=editor, quote="Prices rose by 12 percent")
    intake.revise(article, "The cat sat on the mat.\n\nNobody objected to it at all.", by=editor)
    page = door(editor).get(split(article))
    assert [str(claim) for claim in page.context["lost"]] == ["Prices rose by 12 percent"]
