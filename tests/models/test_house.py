"""The house: its defaults, its ratings on offer, its adopted policies, its people's names."""

import pytest
from django.utils import timezone

from factcheck.models import Category, House, PolicyPage, Rating, User
from factcheck.models.house.ratings import VALUES
from tests import factories


@pytest.mark.django_db
def test_reading_the_house_never_writes_it(django_assert_num_queries):
    with django_assert_num_queries(1):
        house = House.the()
    assert (house.pk, house.ask_second, house.blind_second) == (1, True, True)
    assert not House.objects.exists()


@pytest.mark.django_db
def test_a_retired_rating_is_not_offered():
    mixed = factories.rating(Category.MIXED)
    assert mixed in Rating.objects.on_offer()
    Rating.objects.filter(pk=mixed.pk).update(retired_at=timezone.now())
    assert mixed not in Rating.objects.on_offer()


@pytest.mark.django_db
def test_a_scale_out_of_use_offers_nothing():
    mixed = factories.rating(Category.MIXED)
    mixed.scale.in_use = False
    mixed.scale.save(update_fields=["in_use"])
    assert not Rating.objects.on_offer().exists()


@pytest.mark.django_db
def test_a_draft_policy_is_not_adopted():
    factories.policies()
    PolicyPage.objects.filter(slug="funding").update(adopted_at=None)
    adopted = set(PolicyPage.objects.adopted().values_list("slug", flat=True))
    assert adopted == set(PolicyPage.REQUIRED) - {"funding"}


def test_only_truth_is_numbered_and_the_truer_the_higher():
    assert [c for c in Category if c in VALUES] == sorted(VALUES, key=VALUES.get, reverse=True)
    assert sorted(VALUES.values()) == [1, 2, 3, 4, 5]


def test_a_byline_is_a_choice():
    assert User(username="erika", first_name="Erika").byline == "the desk"
    assert User(username="erika", public_name="E. Example").byline == "E. Example"


def test_colleagues_know_each_other_by_name():
    assert str(User(username="erika")) == "erika"
    assert str(User(username="erika", first_name="Erika", last_name="Example")) == "Erika Example"
