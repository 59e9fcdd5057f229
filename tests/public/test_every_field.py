"""Every field of the desk that holds words holds a word of its own; no reader and no partner ever meets one.

Only what is published may be met: the words of an envelope that is written anew, which are listed here.
"""

import secrets
from datetime import date

import pytest
from django.db import DatabaseError, models, transaction
from django.db.models import F

from factcheck.models import Claim, desk, triggers
from factcheck.models.partners import Delivery, PartnerKey, WebhookEndpoint
from factcheck.workflow import asking, pages, readers, record
from tests import factories

WORDS = (models.CharField, models.TextField, models.JSONField)
PUBLIC = {
    ("Article", "title"),
    ("Article", "byline"),
    ("Article", "place"),
    ("Article", "language"),
    ("Ledger", "event_hash"),
    ("Outcome", "note"),
    ("Source", "name"),
    ("Source", "description"),
    ("Source", "kind"),
}
"""What an envelope and an article's page say of the desk of today; everything else they say was signed."""
MACHINES = (
    "/feeds/atom.xml",
    "/feeds/rss.xml",
    "/feeds/feed.json",
    "/feeds/corrections.xml",
    "/feeds/corrections.json",
    "/sitemap.xml",
    "/sitemaps/pages.xml",
    "/sitemaps/news.xml",
    "/sitemaps/fact-checks-0.xml",
    "/our-record/data.json",
    "/our-record/data.csv",
    "/robots.txt",
    "/.well-known/security.txt",
    "/api/v1/fact-checks?include=evidence,editions&include_withdrawn=true",
    "/api/v1/articles",
    "/api/v1/ratings",
    "/api/v1/corrections",
    "/api/v1/changes",
    "/fact-checks/?q=microsoft",
)


@pytest.fixture
def every_state(team):
    """A claim at every stage of its life, and the published one that is looked at."""
    claim = factories.corrected_claim(team)
    asking.record_outcome(
        claim, by=team.lead, party="outlet", asked_on=date(2020, 1, 1), result="waiting", note="X"
    )
    for make in (
        factories.suggested,
        factories.open_claim,
        factories.checked_claim,
        factories.submitted_claim,
        factories.disputed_claim,
        factories.approved_claim,
        factories.scheduled_claim,
        factories.reopened_claim,
        factories.suspended_claim,
        factories.withdrawn_claim,
        factories.declined_claim,
        factories.merged_claim,
    ):
        make(team)
    factories.webhook()
    readers.subscribe(slug=factories.fact_check(claim).slug, email="reader@example.org")
    return claim


def fill() -> dict[str, tuple[str, str]]:
    """Give every field with words a word of its own, past every rule; return whose each word is."""
    filled = {}
    tables = [*(getattr(desk, name) for name in desk.__all__), PartnerKey, WebhookEndpoint, Delivery]
    triggers.remove()
    try:
        for table in (each for each in tables if isinstance(each, type) and issubclass(each, models.Model)):
            for field in table._meta.concrete_fields:
                if isinstance(field, WORDS) and not field.choices and not field.primary_key:
                    word = f"canary{secrets.token_hex(8)}"[: getattr(field, "max_length", None) or 99]
                    word += "@example.org" * isinstance(field, models.EmailField)
                    if _written(table, field, word):
                        filled[word] = (table.__name__, field.name)
    finally:
        triggers.install()
    return filled


def _written(table, field, word) -> bool:
    """Whether the database took the word in the last row of the table: unique fields take it once."""
    key = table._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    rows = table._default_manager.filter(pk=key) if field.unique else table._default_manager.all()
    try:
        with transaction.atomic():
            value = [word] if isinstance(field, models.JSONField) else word
            return bool(rows.order_by().update(**{field.name: value}))
    except DatabaseError:
        return False


def met(client, crawl, filled, *paths) -> set[tuple[str, str]]:
    """Whose words readers and partners meet, at any address that they have."""
    said = [answer.content + str(answer.headers).encode() for answer in crawl(*paths).values()]
    for address in MACHINES:
        answer = client.get(address)
        said.append(answer.content + str(answer.headers).encode())
    everything = b"\n".join(said).decode("utf-8", "replace")
    return {owner for word, owner in filled.items() if word in everything}


def test_no_word_of_the_desk_is_met(client, crawl, every_state):
    check = factories.fact_check(every_state)
    paths = (check.get_absolute_url(), f"/embed/{check.public_id}/", f"/api/v1/fact-checks/{check.public_id}")
    filled = fill()
    assert len(filled) > 60
    assert ("Subscription", "email") in filled.values()
    assert met(client, crawl, filled, *paths) == set()


def test_an_envelope_that_is_written_anew_says_what_is_public_and_no_more(client, crawl, every_state, team):
    check = factories.fact_check(every_state)
    filled = fill()
    Claim.objects.update(language=check.language, version=F("version") + 1)  # or its fact-check is not found
    with transaction.atomic():
        pages.refresh_envelope(Claim.objects.get(pk=every_state.pk), by=team.editor)
        record.compute(check.updated_at)
    found = met(client, crawl, filled, check.get_absolute_url(), f"/embed/{check.public_id}/")
    assert found <= PUBLIC
    assert ("Article", "title") in found
