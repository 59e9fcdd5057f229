"""Fields that find a row by its name: without scripts too, and never another row than was meant."""

import pytest

from factcheck.models import Claim, Topic
from tests import factories
from tests.admin.pages import address, edited, says

pytestmark = pytest.mark.django_db
NOT_FOUND = "Nothing here has this name."


@pytest.fixture
def team():
    return factories.Team()


@pytest.fixture
def claim(team):
    return factories.open_claim(team)


@pytest.fixture
def save(door, team, claim):
    """Send the form of the claim as a browser without scripts does."""

    def send(**words):
        return door(team.lead).post(address(claim), edited(claim, **words), follow=True)

    return send


def claimant_of(claim):
    return Claim.objects.get(pk=claim.pk).claimant


def test_a_name_that_is_written_is_found(save, claim):
    azure = factories.source("Azure Press")
    save(claimant="", claimant_words=" azure press ")
    assert claimant_of(claim) == azure


def test_another_name_takes_the_place_of_the_row_that_was_chosen(save, claim):
    chosen, azure = factories.source("Chosen"), factories.source("Azure Press")
    save(claimant=chosen.pk, claimant_words="Azure Press")
    assert claimant_of(claim) == azure


def test_an_emptied_field_chooses_nothing(save, claim):
    chosen = factories.source("Chosen")
    save(claimant=chosen.pk, claimant_words="Chosen")
    assert claimant_of(claim) == chosen
    claim.refresh_from_db()
    save(claimant=chosen.pk, claimant_words="")
    assert claimant_of(claim) is None


def test_a_number_is_a_name_and_not_a_key(save, claim):
    other = factories.source("Other")
    answer = save(claimant="", claimant_words=str(other.pk))
    assert NOT_FOUND in says(answer)
    assert f'value="{other.pk}"' in answer.content.decode()
    assert claimant_of(claim) is None


def test_a_name_that_two_share_asks_for_the_number(save, claim):
    person, platform = factories.source("Same", "person"), factories.source("Same", "platform")
    assert NOT_FOUND in says(save(claimant="", claimant_words="Same"))
    save(claimant="", claimant_words=f"Same #{platform.pk}")
    assert claimant_of(claim) == platform
    assert person != platform


def test_several_rows_are_found_beside_those_that_stay(save, claim):
    topics = [Topic.objects.create(name=name, slug=name.lower()) for name in ("Energy", "Health", "War")]
    save(topics=[topics[0].pk], topics_words="health, WAR")
    assert set(claim.topics.all()) == set(topics)


def test_a_topic_that_is_not_there_is_refused_with_its_words(save, claim):
    answer = save(topics_words="Helth")
    assert NOT_FOUND in says(answer)
    assert 'value="Helth"' in answer.content.decode()
