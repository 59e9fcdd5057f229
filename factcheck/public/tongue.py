"""In which language a page speaks to its reader, beside the words that it quotes."""

from django.conf import settings
from django.utils.translation import get_language_info, override

SPOKEN = frozenset(code for code, _name in settings.LANGUAGES)


def tongue(language: str) -> str:
    """
    The language of the interface for a text in `language`: its own where we have it, else the site's.

    Languages are BCP 47: a region that we do not have is dropped.
    """
    code = language.lower().replace("_", "-")
    found = (each for each in (code, code.split("-")[0]) if each in SPOKEN)
    return next(found, settings.LANGUAGE_CODE)


def language_name(code: str) -> str:
    """A language in its own words."""
    try:
        with override(code):
            return str(get_language_info(code.split("-")[0])["name_local"]).capitalize()
    except KeyError:
        return code
