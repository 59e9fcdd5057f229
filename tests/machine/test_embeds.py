"""Fact-checks on other people's pages: by oEmbed, in a frame, and sized by the script."""

import json
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from xml.etree import ElementTree as ET

import micawber
import pytest
from pyembed.core import PyEmbed
from pyembed.core.consumer import PyEmbedConsumerError
from pyembed.core.discovery import AutoDiscoverer

from factcheck.public import embeds
from factcheck.workflow import publishing
from tests import factories

SITE = "http://127.0.0.1:8000"


def asked(client, check, **query):
    return client.get("/oembed", {"url": f"{SITE}{check.get_absolute_url()}", **query})


def test_an_answer_is_a_frame_with_a_title(client, live):
    answer = asked(client, live).json()
    assert answer["type"] == "rich"
    assert answer["title"] == f"{live.label}: {live.statement}"
    assert f'src="{SITE}/embed/{live.public_id}/"' in answer["html"]
    assert f'title="{answer["title"]}"' in answer["html"]
    assert 'loading="lazy"' in answer["html"]
    same = ET.fromstring(asked(client, live, format="xml").content)  # noqa: S314 - our own
    assert {each.tag: each.text for each in same} == {key: str(value) for key, value in answer.items()}


def test_an_answer_fits_the_room_that_there_is(client, live):
    small = asked(client, live, maxwidth="320", maxheight="200").json()
    large = asked(client, live, maxwidth="9000", maxheight="9000").json()
    assert (small["width"], small["height"]) == (320, 200)
    assert (large["width"], large["height"]) == (embeds.WIDTH, embeds.HEIGHT)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"maxwidth": "wide"}, 400),
        ({"maxheight": "0"}, 400),
        ({"maxwidth": "-1"}, 400),
        ({"maxwidth": "9" * 5000}, 400),
        ({"colour": "red"}, 400),
        ({"format": "yaml"}, 501),
        ({"url": f"{SITE}/"}, 404),
        ({"url": "https://other.example/fact-checks/x/"}, 404),
        ({"url": f"{SITE}/fact-checks/never/"}, 404),
        ({"url": "http://[half"}, 404),
        ({"url": ""}, 404),
        ({"url": f"{SITE}/nowhere"}, 404),
    ],
)
def test_nonsense_is_refused(client, live, query, status):
    assert asked(client, live, **query).status_code == status


def test_the_frame_alone_may_stand_on_other_pages(client, live):
    frame = client.get(f"/embed/{live.public_id}/")
    page = client.get(live.get_absolute_url())
    assert "frame-ancestors *" in frame.headers["Content-Security-Policy"]
    assert "unsafe" not in frame.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in frame.headers
    assert frame.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert not frame.cookies


def test_the_frame_says_what_became_of_the_fact_check(client, team):
    claim = factories.published_claim(team)
    check = factories.fact_check(claim)
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    frame = client.get(f"/embed/{check.public_id}/")
    assert (frame.status_code, check.statement in frame.content.decode()) == (200, False)
    assert "Under review" in frame.content.decode()
    publishing.withdraw(claim, by=factories.person("publisher"), note="It rested on a forged record.")
    assert "Withdrawn" in client.get(f"/embed/{check.public_id}/").content.decode()
    assert asked(client, check).status_code == 404
    assert client.get("/embed/fc_never/").status_code == 404


def test_the_script_is_small(client, db):
    script = client.get("/embed.js")
    assert len(script.content) <= 3000
    assert script.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.fixture
def ours(live_server, settings, transactional_db):
    """A live fact-check on a site that knows its own address."""
    settings.SITE_URL = live_server.url
    return factories.fact_check(factories.published_claim(factories.Team()))


def test_micawber_gets_the_embed(ours, live_server):
    page = f"{live_server.url}{ours.get_absolute_url()}"
    known = micawber.ProviderRegistry()
    known.register(rf"{live_server.url}/fact-checks/\S+", micawber.Provider(f"{live_server.url}/oembed"))
    assert ours.public_id in known.request(page)["html"]


def test_pyembed_finds_the_embed_by_the_head_of_the_page(ours, live_server):
    page = f"{live_server.url}{ours.get_absolute_url()}"
    consumer = PyEmbed(discoverer=AutoDiscoverer())
    assert ours.public_id in consumer.embed(page, max_width=400)
    with pytest.raises(PyEmbedConsumerError):
        consumer.embed(f"{live_server.url}/")


class Elsewhere(BaseHTTPRequestHandler):
    """Another site, that shows what it was given."""

    def __init__(self, page, *args):
        self.page = page
        super().__init__(*args)

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.page.encode())

    def log_message(self, *args):
        """Nobody reads it."""


@pytest.mark.browser
def test_on_another_site_the_frame_is_as_high_as_what_is_in_it(visit, ours, live_server):
    quote = f'<blockquote class="fact-check" data-fact-check="{ours.public_id}">'
    link = f'<a href="{live_server.url}{ours.get_absolute_url()}">{ours.statement}</a></blockquote>'
    script = f'<script async src="{live_server.url}/embed.js"></script>'
    page = f"<!doctype html><title>Elsewhere</title><body>{quote}{link}{script}"
    other = ThreadingHTTPServer(("127.0.0.1", 0), partial(Elsewhere, page))
    Thread(target=other.serve_forever, daemon=True).start()
    try:
        for width in (320, 800):
            window = visit(f"http://127.0.0.1:{other.server_port}/", width=width)
            frame = window.frame_locator("iframe")
            frame.locator(".embed").wait_for()
            inside = "() => Math.ceil(document.body.getBoundingClientRect().height)"
            element = window.locator("iframe").element_handle()
            window.wait_for_function("frame => frame.height !== '340'", arg=element)
            assert int(element.get_attribute("height")) == element.content_frame().evaluate(inside)
            assert window.context.cookies() == []
            assert [each for each in window.complaints if "favicon" not in each and "404" not in each] == []
            assert window.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    finally:
        other.shutdown()
        other.server_close()


def test_every_answer_can_be_read_as_json(client, live):
    assert json.loads(asked(client, live, format="json").content)["version"] == "1.0"
