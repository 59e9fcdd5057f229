"""Colours of the ratings, and what robots are told."""

import pytest

from factcheck.models import Rating
from tests import factories


def test_each_rating_has_its_colours_for_light_and_dark_pages(client, db):
    rating = factories.rating()
    answer = client.get("/ratings.css")
    sheet = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/css")
    assert f".rating-{rating.slug} {{ --rating: {rating.color_light}; }}" in sheet
    assert sheet.index("prefers-color-scheme: dark") < sheet.index(rating.color_dark)


@pytest.mark.parametrize("colour", ["red;}*{", "url(x)", "#12", "#12345g", ""])
def test_what_is_no_colour_does_not_reach_the_stylesheet(read, db, colour):
    rating = factories.rating()
    Rating.objects.filter(pk=rating.pk).update(color_light=colour[:9])
    assert f".rating-{rating.slug} " not in read("/ratings.css")


def test_robots_stay_away_from_a_demonstration(read, db):
    assert "Disallow: /admin/" in read("/robots.txt")
    factories.the_house(demonstration=True)
    assert read("/robots.txt") == "User-agent: *\nDisallow: /\n"
