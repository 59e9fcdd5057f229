"""Files as people hand them in, and as nobody should."""

import io
import zipfile
import zlib
from itertools import pairwise

import docx
from PIL import Image

WORDS = "Microsoft pivoted to Azure in 2014. It sells software to 190 countries."
MB = 1024 * 1024


def html(body: str = "", head: str = "", *, lang: str = "en-GB") -> bytes:
    """A page with an article, a menu and a footer."""
    body = body or f"<h1>The turn of Microsoft</h1><p>{WORDS}</p><p>Nobody objected at the time, we hear.</p>"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>The turn</title>{head}</head>'
        f"<body><nav><a href='/'>Home</a></nav><article>{body}</article><footer>Terms</footer></body></html>"
    ).encode()


def pdf(*pages: str, trailer: str = "", stream: bytes | None = None, extra: str = "") -> bytes:
    """A PDF with a page for each text; `stream` stands in place of what the first page draws."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for place, words in enumerate(pages):
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in words.split("\n"))
        drawn = f"BT /F1 12 Tf 72 720 Td {lines}ET".encode() if words else b""
        packed = zlib.compress(drawn) if stream is None or place else stream
        resources = f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * place} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {resources} >>".encode())
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + packed + b"\nendstream")
    objects += [extra.encode()] if extra else []
    return _written(objects, trailer)


def _written(objects: list[bytes], trailer: str) -> bytes:
    body, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + end.encode()


def pdf_locked() -> bytes:
    """A PDF that opens only with a password (RC4, revision 2)."""
    extra = f"<< /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >>"
    return pdf(WORDS, extra=extra, trailer=f"/Encrypt 6 0 R /ID [<{'00' * 16}> <{'00' * 16}>]")


def pdf_bomb() -> bytes:
    """A page that draws 200 MB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * MB) for _ in range(200)) + packer.flush()
    return pdf(WORDS, stream=packed)


def word(*paragraphs: str, cells: tuple[str, ...] = ()) -> bytes:
    """A Word document."""
    document = docx.Document()
    for paragraph in paragraphs or (WORDS,):
        document.add_paragraph(paragraph)
    if cells:
        row = document.add_table(1, len(cells)).rows[0]
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    return _saved(document.save)


def word_with(xml: bytes, *, times: int = 1) -> bytes:
    """A Word document whose words are this XML, so many times as large."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml * times if name == "word/document.xml" else old.read(name))
    return whole.getvalue()


def archive() -> bytes:
    """A ZIP archive that is no document."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as new:
        new.writestr("notes.txt", WORDS)
    return whole.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (20, 10), mode: str = "RGB") -> bytes:
    """A picture of one colour."""
    image = Image.new(mode, size)
    return _saved(lambda file: image.save(file, kind))


def _saved(save) -> bytes:
    whole = io.BytesIO()
    save(whole)
    return whole.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(f'<!ENTITY {new} "{f"&{old};" * 10}">'.encode() for old, new in pairwise("abcdefghij"))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    b"<w:t>&j;</w:t></w:r></w:p></w:body></w:document>"
)
"""A billion laughs, as the words of a Word document."""
