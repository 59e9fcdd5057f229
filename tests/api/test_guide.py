"""The partner's guide: it names this site, leads somewhere, and its programs are the ones that are tested."""

import re

import pytest
from django.conf import settings

from factcheck.api.guide import EXAMPLES, TYPES
from tests import factories

pytestmark = pytest.mark.django_db
GUIDE = "/api/guide/"


def test_it_speaks_of_this_site_and_its_licence(client):
    factories.the_house(name="The House", licence_name="CC BY 4.0", licence_url="https://example.org/by")
    words = client.get(GUIDE).content.decode()
    assert f"curl '{settings.SITE_URL}/api/v1/fact-checks?page_size=5'" in words
    assert "CC BY 4.0" in words
    assert "120 times a minute" in words


def test_every_link_of_it_leads_somewhere(client, live):
    for path in set(re.findall(r'href="(/[^"#]*)"', client.get(GUIDE).content.decode())):
        if path.startswith("/static/"):
            continue
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("name", sorted(TYPES))
def test_its_programs_can_be_saved(client, name):
    answer = client.get(f"{GUIDE}{name}")
    assert answer.content == (EXAMPLES / name).read_bytes()
    assert answer["Content-Type"].startswith(TYPES[name])


def test_nothing_else_can_be_saved(client):
    for name in ("settings.py", "..%2Fguide.html", "nothing"):
        assert client.get(f"{GUIDE}{name}").status_code == 404
