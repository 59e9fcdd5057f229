"""Pictures for readers: put on a claim, signed with it, shown while its fact-check is live."""

import io
import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from PIL import Image

from factcheck.formats.images import file_name
from factcheck.models import ClaimImage, PublishedImage
from factcheck.rules import Conflict
from factcheck.workflow import claims, images, publishing, vault
from tests import factories
from tests.files.samples import picture

SECRET = b"52.5200 N, 13.4050 E"


def kept(colour: str = "red", size: tuple[int, int] = (2000, 1000)) -> images.KeptImage:
    """A photograph that says where it was taken."""
    facts, file = Image.Exif(), io.BytesIO()
    facts[0x010E] = SECRET.decode()
    Image.new("RGB", size, colour).save(file, "JPEG", exif=facts)
    assert SECRET in file.getvalue()
    return images.keep_image([file.getvalue()])


def shown(team, colour="red"):
    """A published claim with a picture."""
    claim = factories.checked_claim(team)
    images.add_image(claim, by=team.lead, image=kept(colour), alt="A red field", credit="CC0")
    return factories.publish_checked(claim, team)


def files():
    return sorted(path.name for path in Path(settings.PUBLISHED_DIR).glob("*"))


@pytest.fixture(autouse=True)
def _a_folder_of_its_own(settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path / "published"


def test_a_picture_is_signed_and_published_in_two_sizes_without_what_it_tells_of_itself(team):
    check = factories.fact_check(shown(team))
    [image] = check.data["content"]["images"]
    assert (image["alt"], image["credit"], image["width"], image["height"]) == (
        "A red field",
        "CC0",
        1280,
        640,
    )
    assert files() == [file_name(image["sha256"], size) for size in (1280, 640)]
    for name, size in zip(files(), ((1280, 640), (640, 320)), strict=True):
        body = (Path(settings.PUBLISHED_DIR) / name).read_bytes()
        assert Image.open(io.BytesIO(body)).size == size
        assert SECRET not in body


def test_a_claim_without_pictures_is_signed_as_before(team):
    assert "images" not in json.loads(factories.submitted_claim(team).submission.content)


def test_a_picture_is_there_as_long_as_its_fact_check(team):
    claim = shown(team)
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    assert not PublishedImage.objects.exists()
    publishing.reinstate(claim, by=factories.person("publisher"), note="It is real.")
    assert PublishedImage.objects.count() == 1


def test_what_no_page_shows_any_more_is_swept_away(team):
    publishing.suspend(shown(team), by=team.publisher, note="Forged.")
    shown(team, "blue")
    images.sweep(timezone.now())
    assert len(files()) == 4
    for name in files():
        os.utime(Path(settings.PUBLISHED_DIR) / name, (0, 0))
    images.sweep(timezone.now())
    assert files() == [file_name(PublishedImage.objects.get().sha256, size) for size in (1280, 640)]


def test_a_picture_that_was_taken_off_goes_once_nothing_signed_names_it(team):
    claim = publishing.reopen(shown(team), by=team.lead, note="A better one.")
    [signed] = claim.images.all()
    never = images.add_image(claim, by=team.lead, image=kept("blue"), alt="A blue field")
    for image in (signed, never):
        claim.refresh_from_db()
        image.claim = claim
        images.remove_image(image, by=team.lead)
    images.sweep(timezone.now())
    assert vault.is_whole(never.sha256)
    images.sweep(timezone.now() + timedelta(days=2))
    assert not vault.is_whole(never.sha256)
    assert not vault.drawn_path(never.sha256, 640).exists()
    assert vault.is_whole(signed.sha256)
    assert claim.images.get() == signed


def test_the_next_edition_shows_its_own_pictures(team):
    claim = publishing.reopen(shown(team), by=team.lead, note="A better one.")
    images.remove_image(claim.images.get(), by=team.lead)
    blue = images.add_image(claim, by=team.lead, image=kept("blue"), alt="A blue field")
    assert PublishedImage.objects.get().sha256 != blue.sha256
    claim.refresh_from_db()
    claims.edit(claim, by=team.lead, correction_kind="minor")
    claim.refresh_from_db()
    factories.publish_checked(claim, team)
    assert PublishedImage.objects.get().sha256 == blue.sha256


def test_discarding_puts_back_the_pictures_that_readers_see(team):
    claim = publishing.reopen(shown(team), by=team.lead, note="A better one.")
    images.change_image(claim.images.get(), by=team.lead, alt="Something else")
    images.add_image(claim, by=team.lead, image=kept("blue"), alt="A blue field")
    claim.refresh_from_db()
    publishing.discard(claim, by=team.lead)
    assert [row.alt for row in claim.images.filter(removed_at=None)] == ["A red field"]


def test_pictures_are_changed_on_open_claims_and_taken_off_once(team):
    claim = factories.open_claim(team)
    image = images.add_image(claim, by=team.lead, image=kept(), alt="A red field")
    claim.refresh_from_db()
    images.remove_image(image, by=team.lead)
    with pytest.raises(ValidationError, match="Add it anew"):
        images.change_image(ClaimImage.objects.get(), by=team.lead, alt="Red")
    with pytest.raises(Conflict):
        images.add_image(factories.submitted_claim(team), by=team.lead, image=kept(), alt="Red")


def test_the_same_picture_twice_no_words_and_no_picture_are_refused(team):
    claim = factories.open_claim(team)
    images.add_image(claim, by=team.lead, image=kept(), alt="A red field")
    with pytest.raises(ValidationError, match="on the claim already"):
        images.add_image(claim, by=team.lead, image=kept(), alt="The same")
    with pytest.raises(ValidationError, match="blank"):
        images.add_image(claim, by=team.lead, image=kept("blue"), alt="")
    with pytest.raises(ValidationError, match="no picture"):
        images.keep_image([b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(64)])


def test_a_lost_drawing_is_drawn_again_and_a_lost_file_stops_the_edition(team):
    claim = factories.checked_claim(team)
    image = images.keep_image([picture(size=(40, 20))])
    images.add_image(claim, by=team.lead, image=image, alt="Small")
    vault.drawn_path(image.sha256, 640).unlink()
    factories.publish_checked(claim, team)
    assert files() == [file_name(image.sha256, 640)]
    claim = publishing.suspend(claim, by=team.publisher, note="Forged.")
    vault.forget(image.sha256)
    (Path(settings.PUBLISHED_DIR) / files()[0]).unlink()
    with pytest.raises(ValidationError, match="missing in the vault"):
        publishing.reinstate(claim, by=factories.person("publisher"), note="It is real.")
