"""What XML can carry (XML 1.0, 2.2): there is no place in it for most control characters, escaped or not."""

import re

NO_PLACE = re.compile("[^\\t\\n\\r\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: object) -> str:
    """The text without the signs that XML has no place for."""
    return NO_PLACE.sub("", str(text))
