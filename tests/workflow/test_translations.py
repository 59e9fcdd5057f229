"""A fact-check in another language: signed by two people, stale with its original, hidden with it."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from factcheck import rules
from factcheck.formats.translations import strings
from factcheck.models import Change, Event, FactCheck, Rating, Submission
from factcheck.search import Question, answer
from factcheck.workflow import audit, publishing, record, translations
from factcheck.workflow.ledger import sha256
from factcheck.workflow.translating import source_content
from tests import factories
from tests import translations as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(team):
    return factories.published_claim(team)


@pytest.fixture
def row(team, claim):
    return made.published(team, claim)


def correct(team, claim):
    """The next edition of the original."""
    factories.correct(claim, team)


def test_what_readers_see_is_what_two_people_signed(team, claim, row):
    page, original = made.page(row), FactCheck.objects.of(claim)
    signed = page.edition.content
    assert sha256(signed) == page.edition.digest == row.submission.digest
    assert (page.edition.submitted_by_id, page.edition.approved_by_id) == (team.lead.pk, team.reviewer.pk)
    content, before = json.loads(signed), original.data["content"]
    assert content["statement"] == made.in_spanish(before["statement"])
    assert content["verdict"]["label"] == page.label == "Medio cierto"
    assert content["verdict"]["rating"] == before["verdict"]["rating"]
    assert content["quote"] == before["quote"], "what was said stays as it was said"
    assert content["quote_translation"] == made.in_spanish(before["quote"])
    assert content["original_language"] == "en"
    assert content["translation_of"] == {
        "id": original.public_id,
        "edition": 1,
        "digest": original.edition.digest,
    }
    envelope = page.data["envelope"]
    assert envelope["gates"] == original.data["envelope"]["gates"]
    assert envelope["signers"]["translated_by"] == [team.lead.byline]
    assert envelope["signers"]["read_by"] == [team.reviewer.byline]


def test_every_page_leads_to_the_others(team, claim, row):
    arabic = made.page(made.published(team, claim, "ar"))
    spanish, original = made.page(row), FactCheck.objects.of(claim)
    for page, others in ((original, {"es", "ar"}), (spanish, {"en", "ar"}), (arabic, {"en", "es"})):
        envelope = page.data["envelope"]
        assert {each["language"] for each in envelope["translations"]} == others
        assert (envelope["translation_of"] is None) == (page == original)
    assert Change.objects.get(seq=original.seq).kind == "envelope"
    assert original.number == 1, "no new edition of the original"


def test_a_new_edition_of_the_original_makes_it_stale(team, claim, row):
    assert not made.page(row).data["envelope"]["translation_of"]["stale"]
    correct(team, claim)
    of = made.page(row).data["envelope"]["translation_of"]
    assert (of["edition"], of["translated"], of["stale"]) == (2, 1, True)
    assert list(row.claim.translations.stale()) == [row]


def test_it_is_taken_up_again_with_all_its_words(team, claim, row):
    correct(team, claim)
    words = row.words
    translations.renew(row, by=team.lead)
    assert (row.edition, row.words, row.stage) == (2, words, "open")
    with pytest.raises(ValidationError, match="Say what this edition is"):
        translations.submit(row, by=team.lead)
    said = {"correction_kind": "correction", "correction_note": "Fue en 2013."}
    translations.submit(row, by=team.lead, words=made.words_of(row), **said)
    translations.approve(row, by=team.reviewer)
    translations.publish(row, by=team.publisher)
    page = made.page(row)
    assert page.number == 2
    assert page.corrections.get().note == "Fue en 2013."
    assert not page.data["envelope"]["translation_of"]["stale"]
    assert Change.objects.get(seq=page.seq).kind == "verdict_changed", "as in its original"


@pytest.mark.parametrize("verb", ["submit", "approve", "publish"])
def test_nothing_goes_on_once_the_original_has_changed(team, claim, verb):
    row = made.begun(team, claim)
    steps = [("submit", team.lead), ("approve", team.reviewer), ("publish", team.publisher)]
    for name, person in steps:
        if name == verb:
            break
        getattr(translations, name)(row, by=person)
    correct(team, claim)
    with pytest.raises(rules.Conflict, match="Work on it again"):
        getattr(translations, verb)(row, by=dict(steps)[verb])


def test_nobody_reads_again_what_they_translated(team, claim):
    both = factories.person("reviewer", "checker")
    row = translations.submit(made.begun(team, claim), by=both)
    with pytest.raises(PermissionDenied, match="did not translate"):
        translations.approve(row, by=both)


def test_a_string_without_its_translation_is_named(team, claim):
    row = made.begun(team, claim)
    words = row.words | {"verdict.summary": "  "}
    with pytest.raises(ValidationError) as refusal:
        translations.submit(row, by=team.lead, words=words)
    assert "translate it first" in refusal.value.message_dict["verdict.summary"][0]
    row.refresh_from_db()
    assert row.stage == "open"


def test_a_citation_that_got_lost_is_refused(team, claim):
    row = made.begun(team, claim)
    source = source_content(row)["verdict"]["explanation"]
    words = row.words | {"verdict.explanation": f"{source} [2]"}
    with pytest.raises(ValidationError, match="Cite the same evidence"):
        translations.submit(row, by=team.lead, words=words)


def test_a_rating_without_a_name_in_the_language_is_refused(team, claim):
    row = made.begun(team, claim)
    Rating.objects.update(labels={})
    with pytest.raises(ValidationError, match="Add it under Ratings"):
        translations.submit(row, by=team.lead)


def test_two_who_save_at_once_lose_nothing(team, claim):
    row = made.begun(team, claim)
    stale = row.version - 1
    with pytest.raises(rules.Conflict, match="Your text is kept"):
        translations.save_translation(row, by=team.editor, words={}, version=stale)


def test_it_is_sent_back_with_a_comment(team, claim):
    row = translations.submit(made.begun(team, claim), by=team.lead)
    with pytest.raises(ValidationError, match="needs a note"):
        translations.send_back(row, by=team.reviewer, note=" ")
    translations.send_back(row, by=team.reviewer, note="“Giró” is too strong.")
    assert row.stage == "open"
    translations.submit(row, by=team.lead)
    translations.recall(row, by=team.lead)
    assert row.stage == "open"


def test_what_readers_do_not_see_is_not_translated(team):
    for claim in (factories.open_claim(team), factories.withdrawn_claim(team)):
        with pytest.raises(ValidationError, match="Readers do not see the original"):
            translations.translate(claim, by=team.lead, language="es")


@pytest.mark.parametrize("language", ["en", "xx", ""])
def test_only_another_language_that_the_site_speaks(team, claim, language):
    with pytest.raises(ValidationError, match="Choose another language"):
        translations.translate(claim, by=team.lead, language=language)


def test_begun_twice_it_is_one(team, claim):
    first = translations.translate(claim, by=team.lead, language="es")
    assert translations.translate(claim, by=team.editor, language="es") == first


def test_it_is_suspended_withdrawn_and_reinstated_with_its_original(team, claim, row):
    publishing.suspend(claim, by=team.publisher, note="Under review.")
    page = made.page(row)
    assert (page.status, page.document, page.statement != "") == ("suspended", "{}", True)
    publishing.reinstate(claim, by=factories.person("publisher"), note="All is well.")
    page = made.page(row)
    assert page.is_live
    assert page.data["envelope"]["translations"][0]["language"] == "en"
    assert Change.objects.get(seq=page.seq).kind == "reinstated"
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    publishing.withdraw(claim, by=factories.person("publisher"), note="The letter was forged.")
    page = made.page(row)
    assert (page.status, page.notice) == ("withdrawn", "The letter was forged.")


def test_after_a_withdrawal_it_comes_back_by_an_edition_of_its_own(team, claim, row):
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    publishing.withdraw(claim, by=factories.person("publisher"), note="The letter was forged.")
    correct(team, claim)
    assert FactCheck.objects.of(claim).is_live
    assert not made.page(row).is_live
    assert FactCheck.objects.of(claim).data["envelope"]["translations"] == []


def test_no_draft_of_it_reaches_readers(team, claim):
    made.approved(team, claim)
    assert FactCheck.objects.filter(language="es").count() == 0
    assert "«" not in FactCheck.objects.of(claim).document


def test_the_log_and_the_tables_agree(team, claim, row):
    correct(team, claim)
    translations.renew(row, by=team.lead)
    assert list(audit.broken_invariants()) == []
    assert {"translate", "submit", "approve", "publish", "renew"} <= set(
        Event.objects.filter(subject=f"translation:{row.pk}").values_list("verb", flat=True)
    )


def test_an_edition_of_it_past_the_log_is_found(team, claim, row):
    page = made.page(row)
    FactCheck.objects.filter(pk=page.pk).update(number=7)
    assert any("edition that the log does not know" in sentence for sentence in audit.broken_invariants())


def test_lists_and_figures_count_a_fact_check_once(team, claim, row):
    assert answer(Question()).keys == [FactCheck.objects.of(claim).pk]
    assert answer(Question(facets={"language": "es"})).keys == [made.page(row).pk]
    assert answer(Question(text="Microsoft")).keys == [FactCheck.objects.of(claim).pk]
    assert answer(Question(text="Microsoft", facets={"language": "es"})).keys == [made.page(row).pk]
    counts = answer(Question()).counts
    assert counts["::language:es"] == counts["::language:en"] == 1
    assert [n for token, n in counts.items() if token.startswith("::rating")] == [1]
    call_command("reindex", verbosity=0)
    assert answer(Question()).counts == counts
    figures = record.figures()
    assert figures["months"][0]["fact_checks"] == 1


def test_a_review_of_the_original_knows_nothing_of_it(team, claim, row):
    correct(team, claim)
    assert Submission.objects.originals().filter(claim=claim).count() == 2
    assert claim.submission.translation_id is None


def test_strings_are_all_that_is_said(team, claim, row):
    keys = [string.key for string in strings(source_content(row))]
    assert keys[:2] == ["statement", "quote"]
    assert len(keys) == len(set(keys))
