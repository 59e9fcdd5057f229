"""Who we say we are, whom we believe, and what we never send."""

import ssl
from datetime import UTC, datetime

import pytest

from factcheck.net.connection import public_authorities
from factcheck.net.safe_fetch import Unreachable, fetch

from .sites import HERE, LIMITS, names, page, site


def headers(request: bytes) -> dict[str, str]:
    lines = request.decode().split("\r\n")[1:-2]
    return dict(line.split(": ", 1) for line in lines)


def test_only_these_headers_are_sent():
    with site(page()) as news:
        fetch(news.url("/a"), allow=news.allow(), limits=LIMITS, agent="TheBell/1.0 (+https://bell.test/)")
    assert news.asked[0].startswith(b"GET /a HTTP/1.1\r\n")
    assert headers(news.asked[0]) == {
        "Host": f"{HERE}:{news.port}",
        "User-Agent": "TheBell/1.0 (+https://bell.test/)",
        "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
        "Accept-Encoding": "gzip, deflate, br",
        "Connection": "close",
    }


def test_no_cookie_is_kept_and_no_address_passed_on():
    first = page(b"", "Location: /b", "Set-Cookie: reader=ada; Path=/", status="302 Found")
    with site(first, page()) as news:
        fetch(news.url("/a?secret"), allow=news.allow(), limits=LIMITS)
    assert {"Cookie", "Referer"}.isdisjoint(headers(news.asked[1]))


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_no_proxy_is_used(variable, monkeypatch, canaries):
    monkeypatch.setenv(variable, f"http://{HERE}:{canaries[0].port}")
    with site(page()) as news:
        fetch(news.url(), allow=news.allow(), limits=LIMITS)
    assert len(news.asked) == 1


def test_no_https_proxy_is_used(monkeypatch, canaries, certified, trust):
    monkeypatch.setenv("HTTPS_PROXY", f"http://{HERE}:{canaries[0].port}")
    with site(page(), tls=certified("news.test")) as news:
        secure(news, trust)
    assert len(news.asked) == 1


def test_no_password_is_taken_from_netrc(monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text(f"machine {HERE} login ada password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with site(page()) as news:
        fetch(news.url(), allow=news.allow(), limits=LIMITS)
    assert "Authorization" not in headers(news.asked[0])


def secure(news, trust: ssl.SSLContext | None, host: str = "news.test"):
    return fetch(news.url(host=host), allow=news.allow(), limits=LIMITS, resolve=names([HERE]), trust=trust)


def test_a_certificate_is_asked_for_by_name(certified, trust):
    server, greeted = certified("news.test"), []
    server.sni_callback = lambda _socket, name, _context: greeted.append(name)
    with site(page(b"Secure."), tls=server) as news:
        fetched = secure(news, trust)
    assert (fetched.body, fetched.address, greeted) == (b"Secure.", HERE, ["news.test"])
    assert headers(news.asked[0])["Host"] == f"news.test:{news.port}"


def test_a_certificate_for_another_name_is_not_believed(certified, trust):
    with site(page(), tls=certified("other.test")) as news, pytest.raises(Unreachable) as told:
        secure(news, trust)
    assert "does not prove that it is news.test" in str(told.value)
    assert news.asked == []


def test_a_certificate_for_the_address_proves_no_name(certified, trust):
    with site(page(), tls=certified(HERE)) as news, pytest.raises(Unreachable, match="does not prove"):
        secure(news, trust)


def test_a_certificate_of_an_unknown_authority_is_not_believed(certified):
    with site(page(), tls=certified("news.test")) as news, pytest.raises(Unreachable, match="does not prove"):
        secure(news, None)


def test_a_certificate_that_has_run_out_is_not_believed(certified, trust):
    expired = certified("news.test", not_after=datetime(2020, 1, 1, tzinfo=UTC))
    with site(page(), tls=expired) as news, pytest.raises(Unreachable, match="does not prove"):
        secure(news, trust)


def test_certificates_are_verified_unless_told_otherwise():
    trusted = public_authorities()
    assert (trusted.verify_mode, trusted.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert trusted.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_a_site_that_speaks_no_tls_gets_a_sentence():
    with site(page()) as news, pytest.raises(Unreachable, match="breaks off or is damaged"):
        fetch(news.url().replace("http:", "https:"), allow=news.allow(), limits=LIMITS)
