"""Forbidden addresses, in every position in which they can turn up: nobody is called."""

import pytest

from factcheck.net.addresses import is_allowed
from factcheck.net.safe_fetch import Allow, Limits, Refused, Unreachable, fetch

from .conftest import ADDRESSES
from .sites import HERE, LIMITS, calls, leading_to, lookups, names, page, site

BAD, GOOD, SPELLINGS = ADDRESSES["bad"], ADDRESSES["good"], ADDRESSES["spellings_that_resolve_to_bad"]
NOT_PUBLIC = "does not lead to the public internet"


def written(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def ports(canaries) -> set[int]:
    return {canary.port for canary in canaries}


def addresses(host: str, canaries) -> list[str]:
    """The usual port, and those where a canary sits."""
    return [f"http://{host}/", *(f"http://{host}:{port}/" for port in ports(canaries))]


def refuse(urls: list[str], canaries, **options) -> None:
    for url in urls:
        with calls() as called, pytest.raises(Refused, match=NOT_PUBLIC):
            fetch(url, allow=Allow(ports=ports(canaries)), limits=LIMITS, **options)
        assert called == []


@pytest.mark.parametrize("address", GOOD)
def test_a_public_address_may_be_called(address):
    assert is_allowed(address)


@pytest.mark.parametrize("address", BAD)
def test_a_forbidden_address_may_not(address):
    assert not is_allowed(address)


@pytest.mark.parametrize("nonsense", ["", "localhost", "1.1.1", "1.1.1.1/32", "2606:4700::1111%eth0"])
def test_what_is_no_address_may_not(nonsense):
    assert not is_allowed(nonsense)


@pytest.mark.parametrize("address", BAD)
def test_a_forbidden_address_is_refused_in_the_address_bar(address, canaries):
    refuse(addresses(written(address), canaries), canaries)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_it_is_spelled(spelling, canaries):
    refuse(addresses(spelling, canaries), canaries)


@pytest.mark.parametrize("address", BAD)
def test_behind_a_name(address, canaries):
    refuse(addresses("news.test", canaries), canaries, resolve=names([address]))


@pytest.mark.parametrize("address", BAD)
def test_as_one_of_several_answers(address, canaries):
    good = GOOD[0]
    refuse(addresses("news.test", canaries), canaries, resolve=names([good, address]))
    refuse(addresses("news.test", canaries), canaries, resolve=names([address, good]))


@pytest.fixture(scope="module")
def hop():
    """A site that leads to wherever its path says."""

    def onward(_at, request: bytes) -> list[bytes]:
        return [leading_to(request.split()[1].decode().removeprefix("/?"))]

    with site(onward) as running:
        yield running


def refuse_after_one_call(hop, url: str, canaries, **options) -> None:
    with calls() as called, pytest.raises(Refused, match=NOT_PUBLIC):
        fetch(url, allow=hop.allow(*ports(canaries)), limits=LIMITS, **options)
    assert called == [(HERE, hop.port)]


# 127.0.0.1 is where the redirecting site stands, so there it is allowed.
@pytest.mark.parametrize("address", [address for address in BAD if address != HERE])
def test_at_the_end_of_a_redirect(address, hop, canaries):
    for target in addresses(written(address), canaries):
        refuse_after_one_call(hop, hop.url(f"/?{target}"), canaries)


@pytest.mark.parametrize("address", [address for address in BAD if address != HERE])
def test_behind_a_name_at_the_end_of_a_redirect(address, hop, canaries):
    for target in addresses("inside.test", canaries):
        answers = names([HERE], [address])
        refuse_after_one_call(hop, hop.url(f"/?{target}", host="news.test"), canaries, resolve=answers)
        assert answers.asked == ["news.test", "inside.test"]


@pytest.mark.parametrize("address", [address for address in BAD if address != HERE])
def test_when_the_same_name_is_looked_up_again(address, hop, canaries):
    for target in addresses("news.test", canaries):
        answers = names([HERE], [address])
        refuse_after_one_call(hop, hop.url(f"/?{target}", host="news.test"), canaries, resolve=answers)
        assert answers.asked == ["news.test"] * 2


@pytest.mark.parametrize("address", BAD)
def test_what_was_checked_is_what_is_called(address):
    answers = names([HERE], [address])
    with site(page()) as news, calls() as called, lookups() as asked:
        fetched = fetch(news.url(host="news.test"), allow=news.allow(), limits=LIMITS, resolve=answers)
    assert (fetched.status, fetched.address) == (200, HERE)
    assert answers.asked == ["news.test"]
    assert called == [(HERE, news.port)]
    assert asked == []


def test_a_canary_counts_who_calls(canaries):
    for canary, host in zip(canaries, (HERE, "::1"), strict=True):
        url, allow = f"http://{written(host)}:{canary.port}/", Allow({host}, {canary.port})
        with calls() as called, pytest.raises(Unreachable, match=r"longer than 0\.1 seconds"):
            fetch(url, allow=allow, limits=Limits(seconds=0.1))
        assert called == [(host, canary.port)]
        assert canary.visits() == 1
