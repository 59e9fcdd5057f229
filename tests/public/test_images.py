"""Pictures on a fact-check's page: described, sized, served for good, and gone with the page."""

import re

import pytest

from factcheck.workflow import images, publishing
from tests import factories
from tests.files.samples import picture


@pytest.fixture
def pictured(team, settings, tmp_path):
    settings.PUBLISHED_DIR = tmp_path / "published"
    claim = factories.checked_claim(team)
    image = images.keep_image([picture(size=(1600, 800))])
    words = {"alt": 'A letter: "No <b>sales</b>"', "caption": "The letter of 2020.", "credit": "CC BY 4.0"}
    images.add_image(claim, by=team.lead, image=image, **words)
    return factories.publish_checked(claim, team)


def test_a_picture_has_its_words_its_size_and_two_drawings(read, client, pictured):
    page = read(factories.fact_check(pictured).get_absolute_url())
    [tag] = re.findall(r"<img [^>]*>", page)
    assert 'alt="A letter: &quot;No &lt;b&gt;sales&lt;/b&gt;&quot;"' in tag
    assert 'width="1280" height="640"' in tag
    assert "<figcaption" in page
    drawings = dict(part.split() for part in re.search(r'srcset="([^"]*)"', tag)[1].split(", "))
    assert list(drawings.values()) == ["640w", "1280w"]
    for address in drawings:
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
        assert "immutable" in answer["Cache-Control"]
        assert answer["Surrogate-Key"] == factories.fact_check(pictured).public_id
        assert not answer.cookies


def test_a_picture_costs_one_question_and_nothing_when_the_browser_has_it(
    client, pictured, django_assert_num_queries
):
    address = f"/images/{pictured.images.get().sha256}-640.webp"
    with django_assert_num_queries(1):
        first = client.get(address)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_a_picture_of_a_hidden_page_is_not_there_and_neither_is_one_that_was_never_published(
    client, pictured, team
):
    drafted = images.keep_image([picture(size=(30, 20))])
    images.add_image(factories.open_claim(team), by=team.lead, image=drafted, alt="A draft")
    publishing.suspend(pictured, by=team.publisher, note="Forged.")
    for sha256 in (pictured.images.get().sha256, drafted.sha256, "0" * 64):
        assert client.get(f"/images/{sha256}-640.webp").status_code == 404


def test_on_the_page_of_an_edition_a_picture_is_its_words(read, pictured):
    page = read(f"{factories.fact_check(pictured).get_absolute_url()}editions/1/")
    assert "A letter: &quot;No" in page
    assert "<img" not in page


def test_partners_are_given_the_picture(client, pictured):
    check = factories.fact_check(pictured)
    [medium] = client.get(f"/api/v1/fact-checks/{check.public_id}").json()["media"]
    assert medium["url"].endswith(f"/images/{medium['id']}-1280.webp")
    assert medium["caption"] == "The letter of 2020."
