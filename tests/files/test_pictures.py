"""Pictures drawn anew for a browser of ours: nothing of the file but what is seen."""

import io

import pytest
from PIL import Image

from factcheck.files import Unfit, inspect_file
from factcheck.files.pictures import redrawn

SECRET = b"52.5200 N, 13.4050 E"


def photograph(form: str = "JPEG", *, turned: int = 6, size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture that says where it was taken, which way up, and more."""
    facts = Image.Exif()
    facts[0x0112], facts[0x010E] = turned, SECRET.decode()
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, form, exif=facts, icc_profile=SECRET)
    return file.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_a_photograph_tells_beside_the_picture_is_never_shown(form):
    body = photograph(form)
    assert SECRET in body
    shown = redrawn(body)
    assert shown[8:12] == b"WEBP"
    assert not any(mark in shown for mark in (SECRET, b"EXIF", b"ICCP", b"XMP "))


def test_a_photograph_with_exif_is_taken_for_what_it_is():
    found = inspect_file(photograph())
    assert (found.content_type, found.width, found.height) == ("image/jpeg", 40, 20)


def test_a_picture_stands_upright_and_is_no_larger_than_a_screen():
    shown = Image.open(io.BytesIO(redrawn(photograph(size=(3000, 1500)))))
    assert shown.size == (1000, 2000)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_colour_is_drawn(mode):
    file = io.BytesIO()
    Image.new(mode, (30, 20)).save(file, "PNG")
    assert Image.open(io.BytesIO(redrawn(file.getvalue()))).size == (30, 20)


def test_of_a_moving_picture_the_first_frame_is_drawn():
    file = io.BytesIO()
    frames = [Image.new("P", (30, 20), colour) for colour in (1, 2, 3)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    assert getattr(Image.open(io.BytesIO(redrawn(file.getvalue()))), "n_frames", 1) == 1


@pytest.mark.parametrize(
    "body", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", photograph()[:200]]
)
def test_what_is_no_picture_is_refused(body):
    with pytest.raises(Unfit, match="damaged"):
        redrawn(body)


def test_a_bomb_is_refused():
    file = io.BytesIO()
    Image.new("1", (9000, 6000)).save(file, "PNG")
    with pytest.raises(Unfit, match="far larger"):
        redrawn(file.getvalue())
