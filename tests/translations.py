"""A fact-check put into another language by its own verbs, for tests."""

from factcheck.formats.translations import strings
from factcheck.models import Claim, FactCheck, Rating, Translation
from factcheck.workflow import translations
from factcheck.workflow.translating import source_content
from tests.factories import Team

LABELS = {"es": "Medio cierto", "ar": "نصف صحيح"}


def in_spanish(text: str) -> str:
    """The text, told from the original, with its citations."""
    return f"«{text}»"


def begun(team: Team, claim: Claim, language: str = "es") -> Translation:
    """A translation with all its words, not yet submitted."""
    Rating.objects.update(labels=LABELS)
    row = translations.translate(claim, by=team.lead, language=language)
    return translations.save_translation(row, by=team.lead, words=words_of(row))


def words_of(row: Translation) -> dict[str, str]:
    """A translation of every string."""
    return {string.key: in_spanish(string.text) for string in strings(source_content(row))}


def approved(team: Team, claim: Claim, language: str = "es") -> Translation:
    """A translation that two people signed."""
    row = translations.submit(begun(team, claim, language), by=team.lead)
    return translations.approve(row, by=team.reviewer)


def published(team: Team, claim: Claim, language: str = "es") -> Translation:
    """A translation that readers see."""
    return translations.publish(approved(team, claim, language), by=team.publisher)


def page(row: Translation) -> FactCheck:
    """Its published row."""
    return FactCheck.objects.get(claim_id=row.claim_id, language=row.language)
