"""The pages on which the house says how it works."""

import pytest
from django.urls import reverse

from factcheck.models import PolicyPage
from tests import factories


@pytest.mark.parametrize("slug", PolicyPage.REQUIRED)
def test_an_adopted_policy_has_its_page(read, db, slug):
    factories.policies()
    assert f"How we do {slug}." in read(reverse(slug))


@pytest.mark.parametrize("slug", PolicyPage.REQUIRED)
def test_a_policy_that_is_not_adopted_does_not_exist(read, db, slug):
    factories.policies()
    PolicyPage.objects.update(adopted_at=None)
    assert read(reverse(slug), 404) == read("/never-existed/", 404)


def test_the_method_explains_every_rating_on_offer(read, db):
    factories.policies()
    offered = factories.rating().scale.ratings.all()
    page = read("/methodology/")
    assert all(f'id="rating-{rating.slug}"' in page and rating.definition in page for rating in offered)


def test_the_team_page_names_only_who_signs_by_name(read, db):
    factories.policies()
    factories.person("checker", public_name="A Public Name", public_bio="Checks numbers.")
    hidden = factories.person("checker", first_name="Private", last_name="Person")
    page = read("/team/")
    assert "A Public Name" in page
    assert "Private Person" not in page
    assert hidden.username not in page


def test_the_footer_leads_to_the_adopted_policies_only(read, db):
    factories.policies()
    PolicyPage.objects.filter(slug="funding").update(adopted_at=None)
    page = read("/")
    assert 'href="/team/"' in page
    assert 'href="/funding/"' not in page
