"""A claim's pictures on the desk: added with their words, changed, taken off, shown to staff alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factcheck.workflow import checking, images
from tests import factories
from tests.files.samples import picture


@pytest.fixture
def claim(team):
    return factories.open_claim(team)


def send(client, claim, verb, query="", **words):
    claim.refresh_from_db()
    address = reverse("admin:factcheck_claim_step", args=[claim.pk, verb])
    return client.post(f"{address}{query}", {"version": claim.version, **words})


def file(body):
    return SimpleUploadedFile("letter.png", body)


def test_a_picture_is_added_described_moved_and_taken_off(client, claim, team):
    client.force_login(team.lead)
    assert send(client, claim, "add_image", image=file(picture()), alt="A letter").status_code == 302
    image = claim.images.get()
    assert "A letter" in client.get(reverse("admin:factcheck_claim_change", args=[claim.pk])).content.decode()
    assert client.get(reverse("admin:claim_image", args=[image.sha256]))["Content-Type"] == "image/webp"
    which = f"?image={image.pk}"
    words = {"alt": "A signed letter", "caption": "", "credit": "CC0", "position": 3}
    assert send(client, claim, "change_image", which, **words).status_code == 302
    image.refresh_from_db()
    assert (image.alt, image.credit, image.position) == ("A signed letter", "CC0", 3)
    assert send(client, claim, "remove_image", which, note="Not ours.").status_code == 302
    assert "no longer on the claim" in send(client, claim, "remove_image", which).content.decode()


def test_whoever_signs_sees_the_pictures(client, team):
    claim = factories.checked_claim(team)
    images.add_image(claim, by=team.lead, image=images.keep_image([picture()]), alt="A letter")
    claim.refresh_from_db()
    checking.submit(claim, by=team.lead)
    client.force_login(team.reviewer)
    page = client.get(reverse("admin:factcheck_claim_review", args=[claim.pk])).content.decode()
    assert 'alt="A letter"' in page


def test_what_is_no_picture_is_refused_and_the_words_are_kept(client, claim, team):
    client.force_login(team.lead)
    for body, sentence in ((b"%PDF-1.4\n", "cannot be shown here"), (b"GIF89a", "damaged")):
        page = send(client, claim, "add_image", image=file(body), alt="A long description").content.decode()
        assert sentence in page
        assert "A long description" in page
    assert not claim.images.exists()


def test_a_picture_on_the_desk_is_for_staff(client, claim, team):
    image = images.add_image(claim, by=team.lead, image=images.keep_image([picture()]), alt="A letter")
    assert client.get(reverse("admin:claim_image", args=[image.sha256])).status_code == 404
    client.force_login(factories.person("contributor"))
    assert send(client, claim, "add_image", image=file(picture()), alt="Mine").status_code in (200, 403)
    assert claim.images.count() == 1
