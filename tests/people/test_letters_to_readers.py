"""What readers are told by letter, in which words, and what they are not told."""

import pytest

from factcheck.models import Change, FactCheck, Job, Subscription
from factcheck.public import sender
from factcheck.workflow import publishing, subscriptions
from tests import factories, translations

from .reading import READER, SITE, subscribed, text, work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_is_too_quick(db, monkeypatch, letterbox):
    monkeypatch.setattr(sender, "FASTEST", 0)


@pytest.fixture
def claim(team):
    return factories.published_claim(team)


def mend(claim, team):
    publishing.reopen(claim, by=team.lead, note="A comma.")
    factories.claims.edit(claim, by=team.lead, correction_kind="minor", correction_note="A comma.")
    factories.checking.write_verdict(claim, by=team.lead, summary="It began in 2008, then.")
    factories.checking.submit(claim, by=team.lead)
    factories.review.second(claim, by=team.reviewer, rating=factories.rating())
    factories.review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)


def test_neither_a_comma_nor_a_suspension_is_told(claim, team, letterbox):
    subscribed(claim)
    mend(claim, team)
    assert Change.objects.last().kind == "minor"
    publishing.suspend(claim, by=team.publisher, note="Forged?")
    work()
    assert letterbox.letters == []
    assert not Job.objects.filter(kind="tell").exists()


def test_what_waits_while_it_is_hidden_is_told_when_it_is_back(claim, team, letterbox):
    subscribed(claim)
    factories.correct(claim, team)
    publishing.suspend(claim, by=team.publisher, note="Forged?")
    work()
    assert letterbox.letters == []
    publishing.reinstate(claim, by=factories.person("publisher"), note="It is not.")
    work()
    (letter,) = letterbox.letters
    assert letter["Subject"] == f"Shown again: {claim.statement}"
    assert "The year was wrong." in text(letter)
    assert "It is back." in text(letter)


def test_the_last_letter_says_why_and_takes_the_address_with_it(claim, team, letterbox):
    subscribed(claim)
    publishing.suspend(claim, by=team.publisher, note="INTERNAL")
    publishing.withdraw(claim, by=factories.person("publisher"), note="We relied on a forged letter.")
    work()
    (letter,) = letterbox.letters
    assert letter["Subject"] == f"Withdrawn: {claim.statement}"
    assert "We relied on a forged letter." in text(letter)
    assert "INTERNAL" not in letter.as_string()
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(("language", "words"), [("es", "Cambia a"), ("ar", "تغيّر")])
def test_a_letter_speaks_the_language_of_the_fact_check(team, letterbox, language, words):
    claim = factories.checked_claim(team)
    factories.claims.edit(claim, by=team.lead, language=language)
    subscribed(factories.publish_checked(claim, team))
    factories.correct(claim, team)
    work()
    (letter,) = letterbox.letters
    assert words in letter["Subject"]
    assert "We changed the verdict" not in text(letter)


def test_who_reads_a_translation_is_told_of_it_and_in_its_language(claim, team, letterbox):
    page = translations.page(translations.published(team, claim))
    subscriptions.ask(slug=page.slug, email=READER)
    subscriptions.confirm(subscriptions.ticket(Subscription.objects.get()))
    Job.objects.filter(kind="confirm").delete()
    publishing.suspend(claim, by=team.publisher, note="Forged?")
    publishing.withdraw(claim, by=factories.person("publisher"), note="Forged.")
    work()
    (letter,) = letterbox.letters
    assert letter["Subject"].strip() == f"Retirada: {page.statement}"
    assert SITE + page.get_absolute_url() in text(letter)


def test_hostile_words_stay_words(claim, team, letterbox):
    row = subscribed(claim)
    factories.correct(claim, team, "-- \nBcc: x@example.org\nNo more letters: http://evil.example/\u202e")
    FactCheck.objects.update(statement="One\r\nBcc: x@example.org\x0b\x07 {{ 7|add:1 }} \u202ethree")
    work()
    (letter,) = letterbox.letters
    assert letter["Bcc"] is None
    assert (
        letter["Subject"].strip()
        == "Changed to False: One Bcc: x@example.org {{ 7|add:1 }} \u202ethree\u202c"
    )
    assert "\n  Bcc: x@example.org\n  No more letters: http://evil.example/\u202e\u202c\n" in text(letter)
    assert letter["List-Unsubscribe"].strip() == f"<{SITE}/subscriptions/end/{row.key}/>"
