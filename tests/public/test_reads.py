"""How often an article was read: who counts, who does not, and what readers are told."""

from pathlib import Path

import pytest
from django.conf import settings

from factcheck.models import ArticleReads
from factcheck.public.reads import told

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
ROBOTS = {
    "says so": {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
    "is a program": {"User-Agent": "curl/8.5.0"},
    "has no window": {"User-Agent": f"{BROWSER} HeadlessChrome/140"},
    "says nothing": {},
    "fetches ahead": {"User-Agent": BROWSER, "Sec-Purpose": "prefetch;prerender"},
    "shows it in a frame": {"User-Agent": BROWSER, "Sec-Fetch-Dest": "iframe"},
}


@pytest.fixture
def address(live, settings, tmp_path):
    settings.READS_DIR = tmp_path / "reads"
    return live.articles.get().get_absolute_url()


def noted():
    return "".join(path.read_text() for path in Path(settings.READS_DIR).glob("*.reads"))


def test_a_browser_reads_also_when_it_has_the_page_and_only_the_article_is_noted(client, address, live):
    first = client.get(address, headers={"User-Agent": BROWSER})
    again = client.get(address, headers={"User-Agent": BROWSER, "If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert noted() == f"{live.articles.get().public_id}\n" * 2
    assert not first.cookies


@pytest.mark.parametrize("headers", ROBOTS.values(), ids=ROBOTS.keys())
def test_not_everything_that_asks_is_a_reader(client, address, headers):
    assert client.get(address, headers=headers).status_code == 200
    assert noted() == ""


def test_staff_who_are_logged_in_and_pages_that_are_not_there_do_not_count(client, address, team):
    client.head(address, headers={"User-Agent": BROWSER})
    client.get("/articles/nothing/", headers={"User-Agent": BROWSER})
    client.force_login(team.lead)
    client.get(address, headers={"User-Agent": BROWSER})
    assert noted() == ""


def test_a_full_disk_keeps_nobody_from_reading(client, address, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.READS_DIR = tmp_path / "file"
    assert client.get(address, headers={"User-Agent": BROWSER}).status_code == 200


def test_the_number_is_told_and_a_cache_keeps_the_page_until_it_is_another(client, address, live):
    assert "reads" not in client.get(address).content.decode()
    reads = ArticleReads.objects.create(article=live.articles.get(), times=1382)
    page = client.get(address)
    assert "Read 1,380 times" in page.content.decode()
    for times, answer in ((1389, 304), (1390, 200)):
        ArticleReads.objects.filter(pk=reads.pk).update(times=times)
        assert client.get(address, headers={"If-None-Match": page["ETag"]}).status_code == answer


def test_small_numbers_are_exact():
    assert told(0) is told(None) is None
    assert [told(times).times for times in (1, 999, 1000, 12_399)] == [1, 999, 1000, 12_300]
