"""Pictures of a fact-check as browsers ask for them: by digest and size, each at one address for good."""

from collections.abc import Mapping
from typing import Any

SMALL, LARGE = 640, 1280
"""The longest side of each drawing, in pixels."""
TYPE = "image/webp"


def sizes(width: int, height: int) -> tuple[int, ...]:
    """
    The drawings that there are of a picture whose largest drawing is so wide and high.

    >>> sizes(1280, 853), sizes(600, 400)
    ((640, 1280), (640,))
    """
    return (SMALL, LARGE) if max(width, height) > SMALL else (SMALL,)


def file_name(sha256: str, size: int) -> str:
    """What the drawing is called, on disk and in its address."""
    return f"{sha256}-{size}.webp"


def path(image: Mapping[str, Any], size: int = LARGE) -> str:
    """The path of a drawing; of the largest there is, unless a smaller one is asked for."""
    there = [each for each in sizes(image["width"], image["height"]) if each <= size]
    return f"/images/{file_name(image['sha256'], there[-1])}"


def source_set(image: Mapping[str, Any]) -> str:
    """All drawings and how wide each is, for the attribute `srcset`."""
    longest = max(image["width"], image["height"])
    return ", ".join(
        f"{path(image, size)} {max(1, round(image['width'] * min(1, size / longest)))}w"
        for size in sizes(image["width"], image["height"])
    )
