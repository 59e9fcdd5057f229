"""The Check screen: everything about one claim on one page, each of it a plain form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.models import Capture, Category, Claim, Job
from factcheck.workflow import checking, claims, vault
from tests import factories
from tests.admin.pages import address, edited, says, send, step

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}
URL = "https://www.example.org/news/azure-at-a-glance.html"


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    claim = factories.open_claim(team)
    factories.rating()
    return claim


def shown(browser, claim):
    return browser.get(address(claim)).context


def test_an_address_and_a_stance_are_enough(door, team, claim):
    send(door(team.lead), claim, "attach", url=URL, stance="refutes")
    piece = claim.evidence.get()
    document = piece.document
    assert (document.title, document.publisher.name) == ("Azure at a glance", "example.org")
    assert (piece.stance, document.kind) == ("refutes", "secondary")


def test_one_button_adds_a_primary_source(door, team, claim):
    send(door(team.lead), claim, "attach", url=URL, primary="supports")
    piece = claim.evidence.get()
    assert (piece.stance, piece.document.kind) == ("supports", "primary")


def test_a_document_that_is_known_becomes_a_primary_source_too(door, team, claim):
    known = factories.document(kind="secondary")
    send(door(team.lead), claim, "attach", url=known.url, primary="context")
    known.refresh_from_db()
    assert known.kind == "primary"


def test_an_address_without_a_stance_is_asked_which_way_it_points(door, team, claim):
    answer = door(team.lead).post(step(claim, "attach"), {"version": claim.version, "url": URL}, **JSON)
    assert answer.status_code == 422
    assert "supports the claim, refutes it" in answer.json()["fields"]["stance"][0]


def test_a_demonstration_says_that_it_captures_nothing(door, team, claim):
    factories.the_house(demonstration=True)
    send(door(team.lead), claim, "attach", url=URL, stance="supports")
    assert claim.evidence.get().no_capture_reason == "A demonstration fetches nothing."


def test_one_press_says_that_the_claimant_was_asked_today(door, team, claim):
    send(door(team.lead), claim, "record_reply", quick="waiting")
    reply, today = claim.replies.get(), timezone.localdate()
    assert (reply.outcome, reply.asked_on) == ("waiting", today)
    assert reply.deadline_on == today + timedelta(days=3)


def test_after_the_deadline_one_press_says_that_no_answer_came(door, team, claim):
    asked = timezone.localdate() - timedelta(days=9)
    words = {"outcome": "waiting", "asked_on": asked, "deadline_on": asked + timedelta(days=3)}
    checking.record_reply(claim, by=team.lead, asked_of="The press office", **words)
    browser, claim = door(team.lead), Claim.objects.get(pk=claim.pk)
    assert shown(browser, claim)["overdue"] is True
    assert [quick.outcome for quick in shown(browser, claim)["quick_replies"]] == ["no_answer", "declined"]
    send(browser, claim, "record_reply", quick="no_answer")
    assert claim.replies.last().asked_of == "The press office"
    assert shown(browser, claim)["overdue"] is False


def test_a_red_gate_is_given_its_reason_in_one_press(door, team, claim):
    browser = door(team.lead)
    missing = {line.result.code: line.reason for line in shown(browser, claim)["missing"]}
    reason = missing["independence"]
    send(browser, claim, "give_reason", **{reason.field: reason.words})
    claim.refresh_from_db()
    assert claim.independence_reason == "It is the only relevant source."
    assert "independence" not in {line.result.code for line in shown(browser, claim)["missing"]}


def test_words_are_written_and_submitted_at_once_and_lead_to_the_next_claim(door, team):
    claim, following = factories.checked_claim(team), factories.open_claim(team)
    words = {"rating": factories.rating(Category.FALSE).pk, "summary": "No.", "explanation": "See [1]."}
    answer = door(team.lead).post(step(claim, "hand_in"), {"version": claim.version, **words}, **JSON)
    assert answer.json()["next"] == address(following)
    assert Claim.objects.get(pk=claim.pk).status == "in_review"
    assert claim.verdicts.get().summary == "No."


def test_what_is_missing_is_listed_with_links_and_nothing_is_written(door, team, claim):
    words = {"version": claim.version, "summary": "No.", "explanation": "See [1]."}
    answer = door(team.lead).post(step(claim, "hand_in"), words, **JSON)
    links = answer.json()["links"]
    assert answer.status_code == 422
    assert links["Choose a rating."] == f"{address(claim)}#verdict_rating_0"
    assert set(answer.json()["sentences"]) <= set(links)
    assert not claim.verdicts.exists()


def test_the_evidence_is_moved_by_a_button(door, team):
    claim = factories.checked_claim(team)
    first, second = claim.evidence.all()
    browser = door(team.lead)
    down = shown(browser, claim)["pieces"][0].down
    send(browser, claim, "order_evidence", order=down)
    assert list(claim.evidence.values_list("pk", flat=True)) == [second.pk, first.pk]


@pytest.mark.parametrize("order", ["", "x", "1,2,", "1;2"])
def test_an_order_that_is_none_is_refused_in_words(door, team, order):
    claim = factories.checked_claim(team)
    answer = door(team.lead).post(
        step(claim, "order_evidence"), {"version": claim.version, "order": order}, **JSON
    )
    assert answer.status_code == 422


def test_a_form_with_one_field_leaves_the_others_alone(door, team):
    claim = factories.checked_claim(team)
    piece = claim.evidence.first()
    send(door(team.lead), claim, "change_evidence", f"?evidence={piece.pk}", only="group", group="Wire")
    piece.refresh_from_db()
    assert (piece.group, piece.public, piece.no_capture_reason) == ("Wire", True, "Test.")


def test_the_words_of_a_claim_are_saved_without_leaving_the_page(door, team, claim):
    browser = door(team.lead)
    answer = browser.post(address(claim), edited(claim, statement="Azure began in 2008."), **JSON)
    assert answer.json() == {"said": "Saved.", "version": claim.version + 1}
    assert Claim.objects.get(pk=claim.pk).statement == "Azure began in 2008."
    assert "was changed" not in says(browser.get(address(claim)))


def test_stale_words_of_a_claim_are_shown_beside_the_saved_ones(door, team, claim):
    typed = edited(claim, statement="Azure began in 2008.")
    claims.edit(Claim.objects.get(pk=claim.pk), by=team.reviewer, statement="Azure began in 2010.")
    answer = door(team.lead).post(address(claim), typed, **JSON)
    told = answer.json()["compared"][0]
    assert answer.status_code == 409
    assert (told["saved"], told["typed"]) == ("Azure began in 2010.", "Azure began in 2008.")


def test_words_that_lack_something_name_the_field(door, team, claim):
    answer = door(team.lead).post(address(claim), edited(claim, statement=""), **JSON)
    assert answer.status_code == 422
    assert "statement" in answer.json()["fields"]


def test_the_preview_is_what_readers_will_see(door, team):
    claim = factories.checked_claim(team)
    words = {"explanation": "**Bold** [2] [7] <script>x</script>", "part": "1"}
    page = door(team.lead).post(address(claim, "preview"), words).content.decode()
    assert '<strong>Bold</strong> <a href="#evidence-2"' in page
    assert "[7] &lt;script&gt;" in page
    whole = door(team.lead).post(address(claim, "preview"), {"explanation": "Words."})
    assert "Nothing is saved here" in says(whole)


def kept(claim, words=b"<!doctype html><body><article><p>Azure was announced in October 2008.</p>"):
    piece = claim.evidence.first()
    facts = {"size": len(words), "content_type": "text/html", "captured_at": timezone.now()}
    Capture.objects.create(
        document=piece.document, sha256=vault.keep(words), captured_by=claim.created_by, **facts
    )
    return piece


def test_the_words_of_a_capture_are_shown_as_text_to_pick_a_passage_from(door, team):
    claim = factories.checked_claim(team)
    piece = kept(
        claim,
        b"<!doctype html><body><article><p>Azure was announced in October 2008 &lt;b&gt;here&lt;/b&gt;.</p>",
    )
    page = door(team.lead).get(address(claim, f"passage/{piece.pk}"))
    assert "Azure was announced in October 2008 &lt;b&gt;here&lt;/b&gt;." in page.content.decode()
    assert shown(door(team.lead), claim)["pieces"][0].state == "kept"
    send(
        door(team.lead),
        claim,
        "change_evidence",
        f"?evidence={piece.pk}",
        only="passage locator",
        passage="Announced.",
    )
    piece.refresh_from_db()
    assert piece.passage == "Announced."


def test_a_capture_without_words_says_what_to_do_and_keeps_the_form(door, team):
    claim = factories.checked_claim(team)
    piece = kept(claim, b"%PDF-1.4 broken")
    page = door(team.lead).get(address(claim, f"passage/{piece.pk}"))
    assert "damaged or not what it says" in says(page)
    assert 'name="passage"' in page.content.decode()


def test_without_a_capture_there_are_no_words_to_pick_from(door, team):
    claim = factories.checked_claim(team)
    piece = claim.evidence.first()
    assert door(team.lead).get(address(claim, f"passage/{piece.pk}")).status_code == 404
    assert door(team.lead).get(address(claim, "passage/999999")).status_code == 404


def test_a_script_asks_for_another_look_at_a_page(door, team):
    claim = factories.checked_claim(team)
    piece = kept(claim)
    answer = door(team.lead).post(f"/admin/captures/{piece.document_id}/look/", {"claim": claim.pk}, **JSON)
    assert answer.json()["said"].endswith("will be looked at again in a minute.")
    assert Job.objects.get(document=piece.document).kind == "recheck"
    assert shown(door(team.lead), claim)["capturing"] is True


def test_what_is_gone_since_is_marked_with_the_reason(door, team):
    claim = factories.checked_claim(team)
    piece = kept(claim)
    door(team.lead).post(f"/admin/captures/{piece.document_id}/look/", {"claim": claim.pk})
    Job.objects.update(state="failed", error="The site answers “404”.", finished_at=timezone.now())
    assert "Gone since The site answers “404”." in says(door(team.lead).get(address(claim)))


def test_earlier_verdicts_on_claims_like_this_are_beside_it(door, team):
    told = factories.published_claim(team)
    claim = factories.open_claim(team)
    [match] = shown(door(team.lead), claim)["precedents"]
    assert match.fact_check.claim_id == told.pk
    assert shown(door(team.lead), told)["precedents"] == []


def test_who_only_reads_the_claim_gets_no_forms(door, team):
    claim = factories.checked_claim(team)
    page = door(factories.person("publisher")).get(address(claim)).content.decode()
    for form in ("evidence-line", "verdict-form", "reply-quick", "order-form"):
        assert form not in page
