"""A picture drawn anew: what a browser of ours is shown instead of the bytes that somebody sent."""

from base64 import b64decode
from dataclasses import dataclass

from factcheck.files.child import read_apart
from factcheck.files.refusals import told

SHOWN_AS = "image/webp"
_STARTS = b"RIFF"


@dataclass(frozen=True)
class Drawn:
    """A picture as WebP, and its pixels."""

    body: bytes
    width: int
    height: int


def redrawn(body: bytes) -> bytes:
    """The picture as WebP of at most 2000 pixels a side: upright, without its EXIF, the first of its frames.

    It is decoded and encoded in the process that can do no harm. Raises Unfit.
    """
    return _drawn(body, "shown").body


def drawn(body: bytes, most: int) -> Drawn:
    """The same with at most 640 or 1280 pixels a side: what readers are shown. Raises Unfit."""
    return _drawn(body, f"shown-{most}")


def _drawn(body: bytes, how: str) -> Drawn:
    found = read_apart(how, body)
    try:
        width, height = map(int, found["size"])
        picture = Drawn(b64decode(found["picture"], validate=True), width, height)
    except (KeyError, TypeError, ValueError) as error:
        raise told("broken", how) from error
    if not picture.body.startswith(_STARTS) or min(picture.width, picture.height) < 1:
        raise told("broken", how)
    return picture
