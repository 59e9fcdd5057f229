"""The process in which a file from outside is read: it sees the file, and nothing else of this machine.

Run by path with `python -I`: nothing of the newsroom can be imported. It limits itself before the first
byte, then opens no file but what its libraries bring along. Reads a line of JSON {how, charset, url} and then
the file from standard input; answers one line of JSON: what it found, or {"refused": why}.
"""

import base64
import encodings
import importlib
import io
import json
import os
import pkgutil
import re
import resource
import sys
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from types import ModuleType
from typing import Any

MB = 1024 * 1024
LIMITS = {"AS": 768 * MB, "CPU": 15, "FSIZE": 8 * MB, "NOFILE": 64, "NPROC": 0, "CORE": 0}
"""Bytes of memory, seconds, bytes of the answer, open files, children and core files (RLIMIT_…)."""

MOST_TEXT = 2 * MB
MOST_PAGES, MOST_PARTS = 1000, 2000
MOST_UNPACKED = 60 * MB
MOST_PIXELS, MOST_SHOWN = 50_000_000, 2000
LEAST_TEXT = 40
"""Fewer letters than this are no article: a cookie notice, an error, the name of a site."""
WALL_TEXT = 600
"""A page with a field for a password and less text than this shows its login and not its article."""

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "os.re")
CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
WARM_GIF = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")

Found = dict[str, Any]


class Refusal(Exception):
    """The file cannot be used; the argument is a key of `refusals.IN_WORDS`."""


def limit_this_process() -> None:
    """So much memory, time and output, no children, no core file."""
    for name, most in LIMITS.items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))


def close_the_door() -> None:
    """From now on nothing can be opened: no file, no socket. What Python loads late is loaded before."""
    load_whole(encodings)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def watch_the_door() -> None:
    """From now on nothing is opened but what the libraries bring along, which load much of it late."""
    libraries = tuple(os.path.realpath(folder) + os.sep for folder in (sys.prefix, sys.base_prefix))

    def look(event: str, details: tuple[Any, ...]) -> None:
        if event.startswith(FORBIDDEN):
            raise PermissionError(event)
        if event == "open":
            path, _, flags = details
            if flags & CHANGING or not os.path.realpath(path).startswith(libraries):
                raise PermissionError(path)

    sys.addaudithook(look)


def load_whole(package: ModuleType) -> None:
    """Import what else belongs to a package, but for what is for other systems or needs something more."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        with suppress(ImportError):
            importlib.import_module(module.name)


def read_html(body: bytes, charset: str, url: str) -> Found:
    """The article of a page, and what its head says about it."""
    import trafilatura  # noqa: PLC0415 - heavy, and wanted for pages alone

    load_whole(encodings)
    watch_the_door()
    words = decoded(body, charset)
    tree = trafilatura.load_html(words)
    if tree is None:
        raise Refusal("no_text")
    found: Found = {"language": tree.get("lang") or tree.get("xml:lang") or ""}
    links = [link.get("href") for link in tree.iterfind(".//link[@rel='canonical']")]
    found["canonical"] = links[0] if len(links) == 1 else ""
    walled = tree.find(".//input[@type='password']") is not None
    page: Any = trafilatura.bare_extraction(
        tree, url=url or None, with_metadata=True, include_comments=False, output_format="python"
    )
    text = page.text.strip() if page and page.text else ""
    if walled and len(text) < WALL_TEXT:
        raise Refusal("login")
    if len(text) < LEAST_TEXT:
        raise Refusal("no_text")
    found |= {"title": page.title, "byline": page.author, "published_on": page.date, "outlet": page.sitename}
    return found | {"text": re.sub(r"\n+", "\n\n", text)}


def decoded(body: bytes, charset: str) -> str:
    """The page's words: by its byte order mark, its answer's header, its own head, or as UTF-8."""
    declared = META_CHARSET.search(body[:4096])
    names = [name for mark, name in BOMS if body.startswith(mark)]
    names += [charset, declared[1].decode() if declared else "", "utf-8"]
    for name in filter(None, names):
        try:
            return body.decode(name)
        except (LookupError, ValueError):
            continue
    return body.decode("windows-1252", errors="replace")


def read_pdf(body: bytes, charset: str, url: str) -> Found:
    """The words of a PDF, page after page."""
    import pypdf  # noqa: PLC0415 - heavy, and wanted for PDFs alone
    from pypdf.errors import DependencyError, LimitReachedError, PdfReadError  # noqa: PLC0415 - the same

    load_whole(pypdf)
    close_the_door()
    try:
        document = pypdf.PdfReader(io.BytesIO(body))
        if document.is_encrypted and not document.decrypt(""):
            raise Refusal("encrypted")
        if len(document.pages) > MOST_PAGES:
            raise Refusal("long")
        text = joined((page.extract_text().strip() for page in document.pages), "\n\n")
    except DependencyError as error:
        raise Refusal("encrypted") from error
    except LimitReachedError as error:
        raise Refusal("bomb") from error
    except PdfReadError as error:
        raise Refusal("broken") from error
    if len(re.sub(r"\s", "", text)) < LEAST_TEXT // 2:
        raise Refusal("scanned")
    return {"text": re.sub(r"[ \t]+\n", "\n", text)}


def read_docx(body: bytes, charset: str, url: str) -> Found:
    """The paragraphs and tables of a Word document."""
    import docx  # noqa: PLC0415 - heavy, and wanted for Word documents alone
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - the same

    close_the_door()
    try:
        parts = zipfile.ZipFile(io.BytesIO(body)).infolist()
        if "word/document.xml" not in {part.filename for part in parts}:
            raise Refusal("no_docx")
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Refusal("bomb")
        document = docx.Document(io.BytesIO(body))
    except (zipfile.BadZipFile, PackageNotFoundError, ValueError, KeyError) as error:
        raise Refusal("broken") from error
    text = joined(paragraphs(document), "\n\n")
    if not text.strip():
        raise Refusal("no_text")
    return {"text": text}


def paragraphs(document: Any) -> Iterator[str]:
    """What stands in the document, in its order; a row of a table is a paragraph."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (" | ".join(cell.text.strip() for cell in row.cells) for row in block.rows)
        elif block.text.strip():
            yield block.text


def joined(pieces: Iterator[str], between: str) -> str:
    """The pieces in one, as long as they are no more than an article can be."""
    kept: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > MOST_TEXT:
            raise Refusal("long")
        kept.append(piece)
    return between.join(kept)


def read_image(body: bytes, charset: str, url: str) -> Found:
    """How large a picture is, once every part of it has been decoded."""
    return dict(zip(("width", "height"), opened(body).size, strict=True))


def read_shown(body: bytes, charset: str, url: str, most: int = MOST_SHOWN) -> Found:
    """The picture drawn anew for a browser of ours, with nothing of the file but what is seen."""
    picture = opened(body)
    picture.thumbnail((most, most))
    upright = importlib.import_module("PIL.ImageOps").exif_transpose(picture)
    seen = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    seen.save(drawn := io.BytesIO(), format="WEBP", quality=85, exif=b"", xmp=b"", icc_profile=b"")
    return {"picture": base64.b64encode(drawn.getvalue()).decode(), "size": seen.size}


def opened(body: bytes) -> Any:
    """The picture, every part of it decoded."""
    from PIL import Image, ImageFile  # noqa: PLC0415 - heavy, and for pictures alone

    Image.preinit()
    for late in ("ImageOps", "MpoImagePlugin", "TiffImagePlugin", "WebPImagePlugin"):
        importlib.import_module(f"PIL.{late}")  # what a photograph's EXIF needs, among others
    Image.open(io.BytesIO(WARM_GIF)).load()
    close_the_door()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # twice as many are refused
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        picture = Image.open(io.BytesIO(body), formats=("GIF", "JPEG", "PNG", "WEBP"))
        picture.load()
    except Image.DecompressionBombError as error:
        raise Refusal("bomb") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Refusal("broken") from error
    return picture


READERS = {"html": read_html, "pdf": read_pdf, "docx": read_docx, "image": read_image, "shown": read_shown}
READERS |= {f"shown-{most}": partial(read_shown, most=most) for most in (640, 1280)}


def main() -> None:
    """Read one file, and answer."""
    limit_this_process()
    warnings.simplefilter("ignore")
    asked = json.loads(sys.stdin.buffer.readline())
    body = sys.stdin.buffer.read()
    try:
        answer = READERS[asked["how"]](body, asked["charset"], asked["url"])
    except Refusal as refusal:
        answer = {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        answer = {"refused": "slow"}
    except Exception:
        answer = {"refused": "broken"}
    sys.stdout.write(json.dumps(answer, ensure_ascii=True))


if __name__ == "__main__":
    main()
