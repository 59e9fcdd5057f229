"""What stands in the place of a fact-check that was hidden."""

import pytest

from factcheck.public.corrections import LAST
from factcheck.workflow import publishing
from tests import factories


def pages(check):
    path = check.get_absolute_url()
    return [path, f"{path}editions/", f"{path}editions/1/"]


def test_a_withdrawn_one_is_gone_with_its_reason_and_its_editions(read, withdrawn):
    for address in pages(withdrawn):
        page = read(address, 410)
        assert "We relied on a forged letter." in page
        assert withdrawn.statement in page


def test_a_suspended_one_says_only_that_it_is_under_review(read, suspended):
    for address in pages(suspended):
        page = read(address, 410)
        assert "under review" in page
        assert suspended.statement not in page
        assert "forged" not in page


@pytest.mark.parametrize("hidden", ["suspended", "withdrawn"])
def test_nothing_of_it_is_left_to_search_engines(client, request, hidden):
    answer = client.get(request.getfixturevalue(hidden).get_absolute_url())
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert b'content="noindex"' in answer.content
    assert b"ld+json" not in answer.content
    assert b"The turn began earlier." not in answer.content


def test_caches_ask_again_before_they_show_it(client, live, team):
    assert client.get(live.get_absolute_url()).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("hidden", ["suspended", "withdrawn"])
def test_no_list_names_it(read, request, hidden):
    check = request.getfixturevalue(hidden)
    for address in ("/", "/fact-checks/", check.claimant.get_absolute_url()):
        assert check.slug not in read(address)


def test_the_corrections_page_names_what_was_withdrawn_and_not_what_is_under_review(
    read, withdrawn, suspended
):
    page = read("/corrections/")
    assert withdrawn.slug in page
    assert suspended.slug not in page.replace(withdrawn.slug, "")


def test_an_article_says_what_was_withdrawn_from_it(read, withdrawn):
    page = read(withdrawn.articles.get().get_absolute_url())
    assert 'rating-label">Withdrawn' in page
    assert f'href="{withdrawn.get_absolute_url()}"' in page
    assert 'class="claim rating-mixed"' not in page


def test_an_article_does_not_repeat_a_claim_under_review(read, suspended):
    page = read(suspended.articles.get().get_absolute_url())
    assert 'rating-label">Under review' in page
    assert f'href="{suspended.get_absolute_url()}"' not in page


def test_corrections_are_hidden_with_their_fact_check(read, team):
    claim = factories.corrected_claim(team, note="The minister was named by mistake.")
    publishing.suspend(claim, by=team.publisher, note="Still named.")
    for address in ("/", "/corrections/", "/fact-checks/"):
        assert "The minister was named by mistake." not in read(address)


def test_no_suspension_pushes_a_withdrawal_off_the_page(read, withdrawn, team):
    for _ in range(LAST + 1):
        factories.suspended_claim(team)
    assert withdrawn.get_absolute_url() in read("/corrections/")


def test_older_withdrawals_stand_on_a_page_of_their_own(read, team):
    gone = [factories.fact_check(factories.withdrawn_claim(team)) for _ in range(LAST + 1)]
    first = read("/corrections/")
    assert f'href="{gone[0].get_absolute_url()}"' not in first
    assert 'href="/corrections/withdrawn/"' in first
    every = read("/corrections/withdrawn/")
    places = [every.index(f'href="{check.get_absolute_url()}"') for check in reversed(gone)]
    assert places == sorted(places)


def test_a_house_that_withdrew_nothing_says_so(read, db):
    assert "We have withdrawn nothing so far." in read("/corrections/withdrawn/")
