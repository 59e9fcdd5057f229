"""The demonstration in other languages."""

from collections.abc import Mapping

from factcheck.models import Claim, User
from factcheck.workflow import translations
from factcheck.workflow.translating import source_content


def put_into(claim: Claim, language: str, words: Mapping[str, str], *, people: Mapping[str, User]) -> None:
    """Publish a translation of the claim's edition; `words` name evidence by its number."""
    row = translations.translate(claim, by=people["checker-2"], language=language)
    names = {
        f"evidence.{item['number']}.": f"evidence.{item['id']}." for item in source_content(row)["evidence"]
    }
    said = {_named(key, names): text for key, text in words.items()}
    translations.submit(row, by=people["checker-2"], words=said)
    translations.approve(row, by=people["reviewer"])
    translations.publish(row, by=people["publisher"])


def _named(key: str, names: Mapping[str, str]) -> str:
    for number, name in names.items():
        if key.startswith(number):
            return name + key.removeprefix(number)
    return key
