"""What is pasted and where a redirect points: read once, strictly, before anybody is called."""

# ruff: noqa: RUF001 - look-alike characters are what is tested

import pytest

from factcheck.net.addresses import NOTHING_EXTRA, Allow
from factcheck.net.refusals import Refused
from factcheck.net.safe_fetch import fetch
from factcheck.net.target import Target

from .sites import HERE, LIMITS, calls, leading_to, names, page, site

NO_ADDRESS = "not the address of a web page"
NO_WEB = "begin with http:// or https://"
REFUSED = {
    "": NO_ADDRESS,
    "http://": NO_ADDRESS,
    "http:///path": NO_ADDRESS,
    "http:news.test": NO_ADDRESS,
    "http://a..test/": NO_ADDRESS,
    "http://news.test../": NO_ADDRESS,
    "http://.news.test/": NO_ADDRESS,
    "http://-news.test/": NO_ADDRESS,
    f"http://{'a' * 64}.test/": NO_ADDRESS,
    f"http://{'a.' * 126}test/": NO_ADDRESS,
    f"http://news.test/{'a' * 5000}": NO_ADDRESS,
    "http://news test/": NO_ADDRESS,
    "http://news%2etest/": NO_ADDRESS,
    "http://news.test\\.inside.test/": NO_ADDRESS,
    "http://news.test\n.inside.test/": NO_ADDRESS,
    "http://news.test/\r\nHost: inside.test": NO_ADDRESS,
    "http://news.test/\ud800": NO_ADDRESS,
    "http://news\u2044test/": NO_ADDRESS,
    "http://news.test\uff03.inside.test/": NO_ADDRESS,
    "http://\u200d.test/": NO_ADDRESS,
    "http://[::1/": NO_ADDRESS,
    "http://[1.1.1.1]/": NO_ADDRESS,
    "http://[v1.a:b]/": NO_ADDRESS,
    "http://[2606:4700::1111%25eth0]/": NO_ADDRESS,
    "http://news.test:99999/": NO_ADDRESS,
    "http://news.test:80:80/": NO_ADDRESS,
    "http://news.test:８０/": NO_ADDRESS,
    "news.test": NO_WEB,
    "//news.test/": NO_WEB,
    "ftp://news.test/": NO_WEB,
    "file:///etc/passwd": NO_WEB,
    "gopher://news.test/": NO_WEB,
    "javascript:alert(1)": NO_WEB,
    "data:text/html,hello": NO_WEB,
    "http://ada@news.test/": "user name or a password",
    "http://ada:secret@news.test/": "user name or a password",
    "http://news.test@1.1.1.1/": "user name or a password",
    "http://news.test\\@1.1.1.1/": "user name or a password",
    "http://news.test:0/": "not from 0",
    "http://news.test:22/": "not from 22",
    "https://news.test:8443/": "not from 8443",
}
RELATIVE = {"http://", "http:///path"}  # a redirect is read from where it stands
LED_TO = [
    url for url in REFUSED if "://" in url and url.isascii() and url.isprintable() and url not in RELATIVE
]


@pytest.mark.parametrize("url", REFUSED, ids=ascii)
def test_an_address_that_is_none_is_refused_before_it_is_looked_up(url):
    asked = names(["1.1.1.1"])
    with calls() as called, pytest.raises(Refused, match=REFUSED[url]):
        fetch(url, resolve=asked)
    assert (asked.asked, called) == ([], [])


@pytest.mark.parametrize("url", LED_TO)
def test_a_redirect_is_read_as_strictly(url):
    with site(leading_to(url)) as news, calls() as called, pytest.raises(Refused, match=REFUSED[url]):
        fetch(news.url(), allow=news.allow(), limits=LIMITS)
    assert called == [(HERE, news.port)]


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("HTTP://News.Test", "http://news.test/"),
        ("  https://news.test:443/a?b#c  ", "https://news.test/a?b"),
        ("http://news.test:443/", "http://news.test:443/"),
        ("http://news.test./", "http://news.test/"),
        ("http://my_news.test?q=1", "http://my_news.test/?q=1"),
        ("http://news.test/ä b/%C3%A4?q=ü&r=%20", "http://news.test/%C3%A4%20b/%C3%A4?q=%C3%BC&r=%20"),
        ("http://news.test/a\\b", "http://news.test/a%5Cb"),
        ("https://zeitung.münchen.test/", "https://zeitung.xn--mnchen-3ya.test/"),
        ("https://straße.test/", "https://xn--strae-oqa.test/"),
        ("https://ｎｅｗｓ。test/", "https://news.test/"),
        ("http://[2A00:1450:4001:80B::200E]/", "http://[2a00:1450:4001:80b::200e]/"),
    ],
)
def test_an_address_is_read(url, read):
    assert Target.of(url, NOTHING_EXTRA).url == read


def test_a_name_in_another_script_is_looked_up_and_asked_for_in_ascii():
    found = names([HERE])
    with site(page()) as news:
        fetch(news.url(host="straße.test"), allow=news.allow(), limits=LIMITS, resolve=found)
    assert found.asked == ["xn--strae-oqa.test"]
    assert f"Host: xn--strae-oqa.test:{news.port}\r\n".encode() in news.asked[0]


def test_an_allowed_port_opens_no_address():
    with calls() as called, pytest.raises(Refused, match="public internet"):
        fetch("http://127.0.0.1:8000/", allow=Allow(ports={8000}))
    assert called == []


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_followed(status):
    with site(leading_to("../b?c", status), page()) as news:
        fetched = fetch(news.url("/a/a"), allow=news.allow(), limits=LIMITS)
    assert (fetched.url, fetched.final_url) == (news.url("/a/a"), news.url("/b?c"))
    assert fetched.redirects == (news.url("/b?c"),)


def test_a_redirect_in_raw_utf_8_is_followed():
    with site(leading_to("/zürich"), page()) as news:
        assert fetch(news.url(), allow=news.allow(), limits=LIMITS).final_url == news.url("/z%C3%BCrich")


def test_five_redirects_are_followed():
    with site(*[leading_to(f"/{number}") for number in range(1, 6)], page()) as news:
        fetched = fetch(news.url(), allow=news.allow(), limits=LIMITS)
    assert fetched.redirects == tuple(news.url(f"/{number}") for number in range(1, 6))
    assert len(news.asked) == 6


def test_a_sixth_is_not():
    with site(leading_to("/")) as news, pytest.raises(Refused, match="leads on more than 5 times"):
        fetch(news.url(), allow=news.allow(), limits=LIMITS)
    assert len(news.asked) == 6


def test_https_never_leads_to_plain_http(certified, trust, canaries):
    plain = f"http://news.test:{canaries[0].port}/"
    with site(leading_to(plain), tls=certified("news.test")) as news, calls() as called:
        with pytest.raises(Refused, match="from https to plain http"):
            fetch(
                news.url(host="news.test"),
                allow=news.allow(canaries[0].port),
                limits=LIMITS,
                resolve=names([HERE]),
                trust=trust,
            )
        assert called == [(HERE, news.port)]
