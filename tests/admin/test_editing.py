"""Words of a claim, its evidence, people and verdict: changed at the admin, never lost, never overwritten."""

import pytest

from factcheck.models import Category, Claim, Document, Event
from factcheck.workflow import checking, claims
from tests import factories
from tests.admin.pages import address, edited, says, send

pytestmark = pytest.mark.django_db
ATTACHED = {"kind": "primary", "stance": "supports", "public": "on"}


@pytest.fixture
def team():
    return factories.Team()


def test_the_words_of_a_claim_are_edited(door, team):
    claim = factories.open_claim(team)
    answer = door(team.lead).post(
        address(claim), edited(claim, statement="Azure began in 2008."), follow=True
    )
    claim.refresh_from_db()
    assert answer.status_code == 200
    assert claim.statement == "Azure began in 2008."
    assert claim.events.last().verb == "edit"


def test_saving_without_a_change_writes_no_line(door, team):
    claim = factories.open_claim(team)
    events = Event.objects.count()
    door(team.lead).post(address(claim), edited(claim))
    assert Event.objects.count() == events


def test_a_stale_form_keeps_the_typed_words_beside_the_saved_ones(door, team):
    claim = factories.open_claim(team)
    typed = edited(claim, statement="Azure began in 2008.")
    claims.edit(Claim.objects.get(pk=claim.pk), by=team.reviewer, statement="Azure began in 2010.")
    events = Event.objects.count()
    answer = door(team.lead).post(address(claim), typed)
    assert "changed this claim while you had it open. Your text is kept" in says(answer)
    assert "Saved now Azure began in 2010. You typed Azure began in 2008." in says(answer)
    assert ">\nAzure began in 2008.</textarea>" in answer.content.decode()
    assert Event.objects.count() == events
    assert Claim.objects.get(pk=claim.pk).statement == "Azure began in 2010."


def test_who_has_seen_both_texts_may_save_theirs(door, team):
    claim = factories.open_claim(team)
    typed = edited(claim, statement="Azure began in 2008.")
    claims.edit(Claim.objects.get(pk=claim.pk), by=team.reviewer, statement="Azure began in 2010.")
    browser = door(team.lead)
    shown = browser.post(address(claim), typed).context["adminform"].form["version"].value()
    browser.post(address(claim), typed | {"version": shown})
    assert Claim.objects.get(pk=claim.pk).statement == "Azure began in 2008."


def test_a_form_without_its_version_is_refused(door, team):
    claim = factories.open_claim(team)
    words = edited(claim, statement="Azure began in 2008.", version="")
    answer = door(team.lead).post(address(claim), words)
    assert "This form does not say which version you saw." in says(answer)
    assert Claim.objects.get(pk=claim.pk).statement == claim.statement


def test_words_typed_while_the_claim_went_into_review_are_kept(door, team):
    claim = factories.checked_claim(team)
    typed = edited(claim, statement="Azure began in 2008.")
    checking.submit(Claim.objects.get(pk=claim.pk), by=team.lead)
    answer = door(team.lead).post(address(claim), typed)
    assert answer.status_code == 200
    assert "Azure began in 2008." in answer.content.decode()
    assert Claim.objects.get(pk=claim.pk).statement == claim.statement


def test_somebody_else_s_claim_is_shown_and_not_edited(door, team):
    claim = factories.open_claim(team)
    browser = door(factories.person("checker"))
    assert "<textarea" not in browser.get(address(claim)).content.decode()
    answer = browser.post(address(claim), edited(claim, statement="Mine now."))
    assert "“Edit” is for the lead checker, an assigned reviewer or an editor." in says(answer)
    assert Claim.objects.get(pk=claim.pk).statement == claim.statement


def test_a_claimant_is_named_or_unknown(door, team):
    claim = factories.open_claim(team)
    words = edited(claim, claimant=factories.source("IBM").pk, claimant_unknown="on")
    assert "Name the claimant, or tick this: not both." in says(door(team.lead).post(address(claim), words))


def test_evidence_is_attached_by_its_address(door, team):
    claim = factories.open_claim(team)
    words = {"url": "https://example.org/report", "title": "The report", "publisher": "Ministry", **ATTACHED}
    answer = send(door(team.lead), claim, "attach", **words)
    document = claim.evidence.get().document
    assert (document.title, document.publisher.name) == ("The report", "Ministry")
    assert "The report" in says(answer)


def test_a_known_address_needs_no_title(door, team):
    claim, document = factories.open_claim(team), factories.document()
    send(door(team.lead), claim, "attach", url=document.url, **ATTACHED)
    assert claim.evidence.get().document == document


def test_a_document_without_an_address_needs_a_title(door, team):
    claim = factories.open_claim(team)
    words = {"passage": "It began earlier.", **ATTACHED}
    answer = send(door(team.lead), claim, "attach", **words)
    assert "Give the address. What has none needs a title instead." in says(answer)
    assert "It began earlier." in answer.content.decode()


def test_refused_evidence_leaves_no_document_behind(door, team):
    claim = factories.open_claim(team)
    words = {"url": "https://example.org/new", "title": "New", **ATTACHED}
    send(door(factories.person("checker")), claim, "attach", **words)
    assert not Document.objects.filter(url="https://example.org/new").exists()


def test_evidence_is_changed_and_removed(door, team):
    claim = factories.checked_claim(team)
    piece, browser = claim.evidence.first(), door(team.lead)
    words = {"stance": "context", "public": "on", "no_capture_reason": "Test.", "position": 1}
    send(browser, claim, "change_evidence", f"?evidence={piece.pk}", **words)
    piece.refresh_from_db()
    claim.refresh_from_db()
    assert piece.stance == "context"
    send(browser, claim, "remove_evidence", f"?evidence={piece.pk}", note="Withdrawn by its author.")
    piece.refresh_from_db()
    assert piece.removed_at


def test_evidence_of_another_claim_is_out_of_reach(door, team):
    claim, other = factories.checked_claim(team), factories.checked_claim(factories.Team())
    piece = other.evidence.first()
    answer = send(door(team.lead), claim, "remove_evidence", f"?evidence={piece.pk}")
    piece.refresh_from_db()
    assert "This evidence is no longer on the claim." in says(answer)
    assert piece.removed_at is None


def test_people_are_assigned_and_taken_off(door, team):
    claim, browser = factories.open_claim(team), door(team.editor)
    other = factories.person("reviewer")
    send(browser, claim, "assign", user=other.pk, role="reviewer", due_on="2030-01-31")
    claim.refresh_from_db()
    assert str(claim.assignments.get(user=other).due_on) == "2030-01-31"
    send(browser, claim, "unassign", user=other.pk)
    assert not claim.assignments.filter(user=other).exists()


def test_a_role_beyond_a_person_s_rights_is_refused_at_its_field(door, team):
    claim = factories.open_claim(team)
    answer = send(door(team.editor), claim, "assign", user=team.publisher.pk, role="reviewer")
    assert "cannot be reviewer: give the role first, or choose somebody else." in says(answer)


def test_a_checker_takes_a_claim_on(door, team):
    claim = claims.accept(factories.suggested(team), by=team.lead)
    send(door(team.lead), claim, "take_on")
    assert claim.assignments.get(role="lead").user == team.lead


def test_an_address_is_added_as_an_appearance(door, team):
    claim = factories.open_claim(team)
    send(door(team.lead), claim, "place", url="https://example.org/speech", quote="We moved in 2014.")
    assert claim.appearances.last().url == "https://example.org/speech"


def test_the_verdict_is_written(door, team):
    claim, rating = factories.open_claim(team), factories.rating(Category.FALSE)
    words = {
        "rating": rating.pk,
        "summary": "It began in 2008.",
        "explanation": "See [1].",
        "uncertainty": "",
    }
    send(door(team.lead), claim, "write_verdict", **words)
    assert claim.verdicts.get().summary == "It began in 2008."


def test_a_long_explanation_survives_a_colleague(door, team):
    claim, rating = factories.checked_claim(team), factories.rating(Category.FALSE)
    stale = Claim.objects.get(pk=claim.pk)
    checking.write_verdict(Claim.objects.get(pk=claim.pk), by=team.lead, explanation="Hers.")
    words = {"rating": rating.pk, "summary": "It began in 2008.", "explanation": "His, at length."}
    answer = send(door(team.lead), stale, "write_verdict", **words)
    assert "Saved now Hers. You typed His, at length." in says(answer)
    assert "His, at length.</textarea>" in answer.content.decode()
    assert claim.verdicts.get().explanation == "Hers."


def test_red_gates_lead_to_their_fields(door, team):
    claim = factories.open_claim(team)
    gates = {line.result.code: line for line in door(team.lead).get(address(claim)).context["gates"]}
    assert gates["rating"].url == f"{address(claim)}#verdict_rating_0"
    assert gates["primary"].url == f"{address(claim)}#id_primary_reason"
    assert gates["rating"].result.ok is False
    assert gates["appearance"].result.ok is True


def test_the_log_tells_what_changed_word_by_word(door, team):
    claim = factories.open_claim(team)
    claims.edit(
        claim, by=team.lead, statement="Microsoft pivoted to Azure in 2010", note="The source says so."
    )
    page = door(team.publisher).get(address(claim, "history"))
    assert "in <del>2014</del><ins>2010</ins>" in page.content.decode()
    assert f"Edit {team.lead}" in says(page)
    assert "The source says so." in says(page)


def test_the_log_names_people_and_sources_not_numbers(door, team):
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, claimant=factories.source("Ministry of Works"))
    assert "Claimant Ministry of Works" in says(door(team.editor).get(address(claim, "history")))
