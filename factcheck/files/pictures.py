"""A picture drawn anew: what a browser of ours is shown instead of the bytes that somebody sent."""

from base64 import b64decode

from factcheck.files.child import read_apart
from factcheck.files.refusals import told

SHOWN_AS = "image/webp"
_STARTS = b"RIFF"


def redrawn(body: bytes) -> bytes:
    """The picture as WebP of at most 2000 pixels a side: upright, without its EXIF, the first of its frames.

    It is decoded and encoded in the process that can do no harm. Raises Unfit.
    """
    found = read_apart("shown", body)
    try:
        picture = b64decode(found["picture"], validate=True)
    except (KeyError, TypeError, ValueError) as error:
        raise told("broken", "shown") from error
    if not picture.startswith(_STARTS):
        raise told("broken", "shown")
    return picture
