"""A published claim that was said in a recording: where, and at which time, in words and for machines."""

import json
import re

import pytest

from factcheck.models import FactCheck
from factcheck.workflow import checking, claims, listening, media, publishing, review
from tests import factories
from tests.admin.pages import says
from tests.recordings import sound

pytestmark = pytest.mark.django_db
VIDEO = "https://video.example/1"


def published(*, fragment: str, keep: bool = True, **facts) -> FactCheck:
    """A claim of a speech, heard at a time, on its way to readers."""
    team = factories.Team()
    kept = [media.keep_medium([sound(1)])] if keep else []
    words = {} if keep else {"transcript": "A speech of which there are these words only."}
    facts = {"kind": "speech", "title": "A speech", "place": "Berlin"} | facts | words
    article = media.receive_media(by=team.lead, media=kept, **facts)
    words = {"statement": "Taxes fell by a third.", "capture": article.captures.first()}
    claim = listening.mark_media(article, by=team.lead, fragment=fragment, speaker="Ada", **words)
    claims.accept(claim, by=team.lead)
    for person, role in ((team.lead, "lead"), (team.reviewer, "reviewer")):
        claims.assign(claim, by=team.editor, user=person, role=role)
    claim.refresh_from_db()
    checking.submit(factories.papers(claim, team), by=team.lead)
    review.second(claim, by=team.reviewer, rating=factories.rating("mixed"))
    factories.policies()
    review.approve(claim, by=team.reviewer)
    publishing.publish(claim, by=team.publisher)
    return factories.fact_check(claim)


def linked(client, page: FactCheck) -> dict:
    """The ClaimReview of a page."""
    html = client.get(page.get_absolute_url()).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])


def test_readers_are_told_place_and_time(client):
    page = says(client.get(published(fragment="t=70", url=VIDEO).get_absolute_url()))
    assert "A speech" in page
    assert "Berlin" in page
    assert "(at 1:10)" in page


def test_what_was_heard_while_it_was_said_has_its_place_too(client):
    page = says(client.get(published(fragment="t=70,80", keep=False).get_absolute_url()))
    assert "A speech" in page
    assert "(1:10 to 1:20)" in page


def test_machines_are_led_to_the_time(client):
    work = linked(client, published(fragment="t=70", url=VIDEO))["itemReviewed"]["firstAppearance"]
    assert work == {
        "@type": "CreativeWork",
        "name": "A speech",
        "url": f"{VIDEO}#t=70",
        "locationCreated": {"@type": "Place", "name": "Berlin"},
    }


def test_partners_are_told_the_part_and_the_place(client):
    page = published(fragment="t=npt:1:10", url=VIDEO)
    [place] = client.get(f"/api/v1/fact-checks/{page.public_id}").json()["claim"]["appearances"]
    assert (place["kind"], place["fragment"], place["quote"]) == ("media", "t=70", None)
    assert (place["article"]["kind"], place["article"]["place"]) == ("speech", "Berlin")


def test_what_is_not_known_of_a_place_is_absent(client):
    page = published(fragment="t=70", place="")
    assert "locationCreated" not in linked(client, page)["itemReviewed"]["firstAppearance"]
    assert "place" not in json.loads(page.edition.content)["appearances"][0]["article"]
