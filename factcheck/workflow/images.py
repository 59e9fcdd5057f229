"""Pictures for readers: put on a claim, described, ordered, taken off; and shown with its fact-check."""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Max

from factcheck.files import Unfit
from factcheck.files.pictures import drawn
from factcheck.formats.images import LARGE, SMALL, file_name, sizes
from factcheck.models import Capture, Claim, ClaimImage, FactCheck, PublishedImage, User

from . import vault
from .media import PICTURES, keep_medium
from .steps import ANY_VERSION, Taking, take
from .words import clean

WORDS = ("alt", "caption", "credit", "position")
"""The fields of a picture that its desk form may change."""
MOST = 12
UNSIGNED = timedelta(days=1)
"""So long a picture that was taken off and that no submission names is kept."""
NO_PICTURE = "This is no picture. Choose a JPEG, PNG, GIF or WebP file."
TOO_MANY = f"A claim has at most {MOST} pictures. Take one off first."
GONE = "This picture was taken off the claim. Add it anew."
LOST = "The file of the picture “{alt}” is missing in the vault. Take it off the claim and add it anew."


@dataclass(frozen=True)
class KeptImage:
    """A picture that is in the vault and on no claim yet; width and height are of its largest drawing."""

    sha256: str
    content_type: str
    width: int
    height: int


def keep_image(pieces: Iterable[bytes]) -> KeptImage:
    """Look at a picture by its bytes and put it into the vault with its drawings. Refuses in words."""
    try:
        medium = keep_medium(pieces)
    except ValidationError as refusal:  # there it is one of several files
        raise ValidationError(refusal.messages) from refusal
    if medium.content_type not in PICTURES:
        raise ValidationError(NO_PICTURE)
    try:
        width, height = _draw(medium.sha256)
    except Unfit as refusal:
        raise ValidationError(str(refusal)) from refusal
    return KeptImage(medium.sha256, medium.content_type, width, height)


def _draw(sha256: str) -> tuple[int, int]:
    """Draw a picture of the vault anew in both sizes; return how wide and high the larger one is."""
    body = vault.path_of(sha256).read_bytes()
    for size in (SMALL, LARGE):
        picture = drawn(body, size)
        vault.keep_drawn(sha256, size, picture.body)
    return picture.width, picture.height


def add_image(
    claim: Claim, *, by: User, image: KeptImage | None, alt: str, caption: str = "", credit: str = ""
) -> ClaimImage:
    """Show readers a picture with the next edition."""
    with take(claim, "add_image", by=by, version=ANY_VERSION) as step:
        if image is None:
            raise ValidationError({"image": "Choose a picture."})
        rows = step.claim.images.filter(removed_at=None)
        if rows.count() >= MOST:
            raise ValidationError(TOO_MANY)
        row = ClaimImage(
            claim=step.claim,
            sha256=image.sha256,
            content_type=image.content_type,
            width=image.width,
            height=image.height,
            alt=alt,
            caption=caption,
            credit=credit,
            position=(rows.aggregate(last=Max("position"))["last"] or 0) + 1,
        )
        clean(row)
        row.save(force_insert=True)
        step.log("picture", None, str(row))
    return row


def change_image(image: ClaimImage, *, by: User, version: int | None = None, **words: Any) -> ClaimImage:
    """Say it in other words, or give it another place."""
    if unknown := sorted(words.keys() - set(WORDS)):
        raise ValidationError(f"These fields cannot be changed here: {', '.join(unknown)}.")
    with take(image.claim, "change_image", by=by, version=version) as step:
        _require_there(image)
        for name, new in words.items():
            step.log(f"picture: {name}", getattr(image, name), new)
            setattr(image, name, new)
        clean(image)
        image.save(update_fields=list(words))
    return image


def remove_image(image: ClaimImage, *, by: User, note: str = "", version: int | None = None) -> Claim:
    """Take a picture off the claim. Readers have it until the next edition."""
    with take(image.claim, "remove_image", by=by, note=note, version=version) as step:
        _require_there(image)
        ClaimImage.objects.filter(pk=image.pk).update(removed_at=step.at)
        step.log("picture", str(image), None)
    return image.claim


def _require_there(image: ClaimImage) -> None:
    image.refresh_from_db(fields=[*WORDS, "removed_at"])
    if image.removed_at:
        raise ValidationError(GONE)


def signed(claim: Claim) -> dict[str, Any]:
    """The pictures as they are signed, in their order; nothing at all where there are none."""
    rows = claim.images.filter(removed_at=None)
    found = [
        {
            "sha256": row.sha256,
            "alt": row.alt,
            "caption": row.caption,
            "credit": row.credit,
            "width": row.width,
            "height": row.height,
            "type": row.content_type,
        }
        for row in rows
    ]
    return {"images": found} if found else {}


def restore(step: Taking, content: dict[str, Any]) -> None:
    """Put the pictures of a claim back as they were signed."""
    back = {image["sha256"]: (place, image) for place, image in enumerate(content.get("images", []), start=1)}
    for row in step.claim.images.filter(removed_at=None):
        if row.sha256 not in back:
            step.log(f"picture {row.pk}", str(row), None)
    step.claim.images.filter(removed_at=None).update(removed_at=step.at)
    for sha256, (place, image) in back.items():
        row = step.claim.images.filter(sha256=sha256).order_by("-id")[0]
        words = {name: image[name] for name in ("alt", "caption", "credit")}
        ClaimImage.objects.filter(pk=row.pk).update(removed_at=None, position=place, **words)


def show(fact_check: FactCheck, content: dict[str, Any]) -> None:
    """Let readers have the pictures of what was signed. A file that a rollback leaves behind harms nobody."""
    shown = content.get("images", [])
    for image in shown:
        for size in sizes(image["width"], image["height"]):
            _publish_file(image, size)
    hide(fact_check)
    PublishedImage.objects.bulk_create(
        PublishedImage(fact_check=fact_check, sha256=sha256)
        for sha256 in dict.fromkeys(image["sha256"] for image in shown)
    )


def hide(fact_check: FactCheck) -> None:
    """Let nobody have its pictures, unless another fact-check shows them."""
    fact_check.images.all().delete()


def sweep(now: datetime) -> None:
    """Clear away what nobody needs: taken off and signed nowhere, or shown by no live fact-check."""
    for row in ClaimImage.objects.filter(removed_at__lt=now - UNSIGNED).order_by("id"):
        if not row.claim.submissions.filter(content__contains=row.sha256).exists():
            _forget(row)
    _sweep_published()


def _forget(row: ClaimImage) -> None:
    """The file first, so that whoever is killed in between is followed by somebody who ends it."""
    others = ClaimImage.objects.filter(sha256=row.sha256).exclude(pk=row.pk)
    if not others.exists() and not Capture.objects.filter(sha256=row.sha256, redacted_by=None).exists():
        vault.forget(row.sha256)
    row.delete()


def _sweep_published() -> None:
    """Drawings that no live fact-check shows go; one that is being published is younger than that."""
    shown = set(PublishedImage.objects.values_list("sha256", flat=True))
    for path in Path(settings.PUBLISHED_DIR).glob("*"):
        with suppress(FileNotFoundError):  # another worker clears away as well
            old = time.time() - path.stat().st_mtime > vault.LEFT_BEHIND
            if old and path.name.partition("-")[0] not in shown:
                path.unlink()


def _publish_file(image: dict[str, Any], size: int) -> None:
    """Put a drawing where the public pages find it, whole or not at all."""
    folder = Path(settings.PUBLISHED_DIR)
    place = folder / file_name(image["sha256"], size)
    if place.is_file():
        place.touch()
        return
    try:
        if not vault.drawn_path(image["sha256"], size).is_file():
            _draw(image["sha256"])
        body = vault.drawn_path(image["sha256"], size).read_bytes()
    except (FileNotFoundError, Unfit) as missing:
        raise ValidationError(LOST.format(alt=image["alt"])) from missing
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, suffix=vault.UNFINISHED, delete=False) as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).chmod(0o644)
    Path(file.name).replace(place)
