"""Languages as people call them."""

from django.utils.translation import get_language_info, override


def language_name(code: str) -> str:
    """A language in its own words."""
    try:
        with override(code):
            return str(get_language_info(code.split("-")[0])["name_local"]).capitalize()
    except KeyError:
        return code
