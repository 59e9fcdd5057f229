"""What each page asks of the database: one plan a page, however many rows it shows."""

import pytest

from tests import factories

FRAME = 1  # the house, its policies, its ratings, the last public change


@pytest.fixture
def three(team):
    """Three fact-checks, one of them corrected; the first is the corrected one."""
    factories.the_house()
    return [
        factories.fact_check(factories.corrected_claim(team)),
        *(factories.fact_check(factories.published_claim(team)) for _ in range(2)),
    ]


def test_every_page_asks_the_same_few_questions(client, three, django_assert_num_queries):
    check = three[0]
    path = check.get_absolute_url()
    plans = {
        "/": FRAME + 4,
        "/fact-checks/": FRAME + 5,  # topics, keys, counts, claimants, rows
        "/fact-checks/?q=azure&rating=false": FRAME + 8,  # and languages, words, and their places
        path: 1,
        f"{path}editions/": 3,
        f"{path}editions/1/": 2,
        check.articles.get().get_absolute_url(): 2,
        check.claimant.get_absolute_url(): FRAME + 4,
        "/corrections/": FRAME + 2,
        "/corrections/withdrawn/": FRAME + 1,
        "/methodology/": FRAME + 2,
        "/team/": FRAME + 2,
        "/funding/": FRAME + 1,
        "/ratings.css": 1,
        "/robots.txt": FRAME,
    }
    for address, questions in plans.items():
        with django_assert_num_queries(questions):
            assert client.get(address).status_code == 200, address
