"""In which language a page speaks to its reader, beside the words that it quotes."""

from django.conf import settings

SPOKEN = frozenset(code for code, _name in settings.LANGUAGES)


def tongue(language: str) -> str:
    """
    The language of the interface for a text in `language`: its own where we have it, else the site's.

    Languages are BCP 47: a region that we do not have is dropped.
    """
    code = language.lower().replace("_", "-")
    found = (each for each in (code, code.split("-")[0]) if each in SPOKEN)
    return next(found, settings.LANGUAGE_CODE)
