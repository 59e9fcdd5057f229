"""The mark of a rating as pixels: the drawings of `templates/public/icons`, for pictures."""

from collections.abc import Callable

from PIL import Image, ImageDraw

FINER = 4
"""Drawn so many times as large and made smaller: smooth edges."""
UNIT = 16
Draw = ImageDraw.ImageDraw


def draw_mark(icon: str, size: int) -> Image.Image:
    """The mark as a mask (mode L) of `size` pixels; one that we do not know is a plain disc."""
    scale = size * FINER / UNIT
    mask = Image.new("L", (size * FINER, size * FINER))
    MARKS.get(icon, _disc)(Pen(ImageDraw.Draw(mask), scale))
    return mask.resize((size, size), Image.Resampling.LANCZOS)


class Pen:
    """Draws in units of the icons' 16 by 16 grid."""

    def __init__(self, draw: Draw, scale: float) -> None:
        self.draw, self.scale = draw, scale

    def ring(self) -> None:
        """The circle around the ordinal ratings."""
        self.draw.ellipse(self._box(0.5), outline=255, width=round(1.5 * self.scale))

    def square(self) -> None:
        """The frame around the others."""
        self.draw.rounded_rectangle(self._box(1), 2 * self.scale, outline=255, width=round(1.5 * self.scale))

    def pie(self, start: int, end: int) -> None:
        """A part of the disc, in degrees clockwise from three o'clock."""
        self.draw.pieslice(self._box(3.2), start, end, fill=255)

    def disc(self, inset: float) -> None:
        """A full disc."""
        self.draw.ellipse(self._box(inset), fill=255)

    def stroke(self, *points: tuple[float, float], width: float = 1.75, fill: int = 255) -> None:
        """A line with round ends."""
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        wide = width * self.scale
        self.draw.line(scaled, fill=fill, width=round(wide), joint="curve")
        for x, y in scaled:
            self.draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=fill)

    def dot(self, x: float, y: float, radius: float = 1.0) -> None:
        """A full point."""
        s = self.scale
        self.draw.ellipse(((x - radius) * s, (y - radius) * s, (x + radius) * s, (y + radius) * s), fill=255)

    def _box(self, inset: float) -> tuple[float, float, float, float]:
        near, far = inset * self.scale, (UNIT - inset) * self.scale
        return near, near, far, far


def _disc(pen: Pen) -> None:
    pen.disc(0.5)


def _true(pen: Pen) -> None:
    pen.disc(0.5)
    pen.stroke((4.2, 8.2), (7, 10.9), (11.8, 5.4), fill=0)


def _part(start: int, end: int) -> Callable[[Pen], None]:
    def draw(pen: Pen) -> None:
        pen.ring()
        pen.pie(start, end)

    return draw


def _false(pen: Pen) -> None:
    pen.ring()
    pen.stroke((5.4, 5.4), (10.6, 10.6))
    pen.stroke((10.6, 5.4), (5.4, 10.6))


def _framed(
    *lines: tuple[tuple[float, float], ...], dots: tuple[tuple[float, float], ...] = ()
) -> Callable[[Pen], None]:
    def draw(pen: Pen) -> None:
        pen.square()
        for line in lines:
            pen.stroke(*line, width=1.5)
        for dot in dots:
            pen.dot(*dot)

    return draw


MARKS: dict[str, Callable[[Pen], None]] = {
    "true": _true,
    "mostly-true": _part(0, 270),
    "half": _part(90, 270),
    "mostly-false": _part(270, 360),
    "false": _false,
    "missing-context": _framed(dots=((5, 8), (8, 8), (11, 8))),
    "miscaptioned": _framed(((4.5, 10.8), (11.5, 10.8)), ((4.5, 5.5), (9, 5.5))),
    "altered": _framed(((4.8, 11.2), (11.2, 4.8))),
    "outdated": _framed(((8, 4.6), (8, 8), (10.4, 9.6))),
    "satire": _framed(((5, 9.2), (6.4, 10.8), (9.6, 10.8), (11, 9.2)), dots=((5.8, 6), (10.2, 6))),
    "unproven": _framed(
        ((6, 6.2), (6.6, 4.8), (8, 4.4), (9.6, 5), (9.8, 6.6), (8, 8), (8, 9)), dots=((8, 11.6),)
    ),
}
