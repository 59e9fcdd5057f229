"""Which part of a recording or picture is meant, as it is kept."""

from django.core.exceptions import ValidationError

from factcheck.text.fragments import NoFragment, parse


def part(fragment: str) -> str:
    """The media fragment in the one way in which it is written; nothing for the whole. Refuses in words."""
    if not fragment.strip():
        return ""
    try:
        return parse(fragment).written()
    except NoFragment as refusal:
        raise ValidationError({"fragment": str(refusal)}) from refusal
