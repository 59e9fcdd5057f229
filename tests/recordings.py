"""Small recordings and pictures, made here: a tone, a picture, and files that should not be taken in."""

import io
import math
import struct
import wave

from PIL import Image

RATE = 8000


def sound(seconds: int = 3) -> bytes:
    """A tone, as WAV."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        tone = (int(3000 * math.sin(n / RATE * 2 * math.pi * 440)) for n in range(RATE * seconds))
        written.writeframes(b"".join(struct.pack("<h", each) for each in tone))
    return file.getvalue()


def picture(form: str = "PNG", size: tuple[int, int] = (200, 100), colour: str = "red") -> bytes:
    """A picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, form)
    return file.getvalue()


def bomb() -> bytes:
    """A small file that unpacks to a very large picture."""
    file = io.BytesIO()
    Image.new("1", (9000, 6000)).save(file, "PNG")
    return file.getvalue()
