"""Requests that no page of ours sends: answered in words or by a page, never by a failure of the server."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone

from factcheck.models import Claim, Tip
from tests import factories
from tests.admin.pages import address, listing, step

pytestmark = pytest.mark.django_db
MANY = "9" * 5000
DEEP = "[" * 50_000 + "]" * 50_000
TOO_LATE = (timezone.now() + timedelta(days=40_000)).strftime("%Y-%m-%dT%H:%M")
ASKED = [
    "/admin/publish/?" + urlencode({"q": "http://[x"}),
    "/admin/publish/?" + urlencode({"q": MANY}),
    "/admin/factcheck/claim/123456789012345678901234567890/change/",
    f"/admin/factcheck/claim/{MANY[:30]}/review/",
    f"/admin/factcheck/claim/{MANY[:30]}/step/publish/",
    listing(Claim, "?" + urlencode({"q": "word " * 1000})),
    listing(Claim, f"?p={MANY}"),
    listing(Claim, "?rated=%00&list=%00&status__exact=%00"),
    listing(Claim, "?o=" + "1." * 500),
    listing(Claim, "?created_at__year=0"),
    listing(Tip, "?received_at__iso_year__gt=0"),
    f"/admin/second-look/{MANY[:30]}/",
    f"/admin/captures/{MANY[:30]}/again/",
]


@pytest.fixture
def browser(door):
    person = factories.person(*factories.ALL_ROLES)
    return door(person)


@pytest.mark.parametrize("page", ASKED, ids=range(len(ASKED)))
def test_an_odd_address_has_an_answer(browser, page):
    factories.open_claim(factories.Team())
    assert browser.get(page, follow=True).status_code in (200, 400, 404, 405)


@pytest.mark.parametrize(
    ("stage", "verb", "words"),
    [
        (factories.approved_claim, "schedule", {"publish_at_0": "9999-12-31", "publish_at_1": "23:59"}),
        (factories.approved_claim, "schedule", {"publish_at": TOO_LATE}),
        (factories.suggested, "mend", {"summary": "Anything."}),
        (factories.open_claim, "merge", {"into": MANY}),
        (factories.open_claim, "assign", {"user": MANY, "role": "lead"}),
        (factories.open_claim, "write_verdict", {"rating": MANY, "summary": "\x00"}),
    ],
    ids=["the last minute", "too late", "a suggestion", "into nothing", "to nobody", "a NUL"],
)
def test_an_odd_step_is_refused_in_words(browser, stage, verb, words):
    claim = stage(factories.Team())
    before = Claim.objects.get(pk=claim.pk)
    answer = browser.post(
        step(claim, verb), {"version": claim.version, **words}, headers={"accept": "application/json"}
    )
    assert answer.status_code in (400, 403, 404, 409, 422)
    assert Claim.objects.get(pk=claim.pk).version == before.version


@pytest.mark.parametrize("capture", ["%d", MANY, "-1", "\x00"], ids=["%d", "long", "negative", "a NUL"])
def test_a_part_of_no_file_is_refused_in_words(browser, capture):
    claim = factories.open_claim(factories.Team())
    answer = browser.post(
        f"{address(claim.article, 'media')}mark/", {"capture": capture, "statement": "It rose."}
    )
    assert answer.status_code in (200, 302, 400, 404, 422)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize(
    "words", [DEEP, "{" * 9000, '{"summary": [[1], [{}]]}', '{"a": ' + DEEP + "}"], ids=len
)
def test_words_of_an_odd_shape_are_no_draft(browser, words):
    claim = factories.open_claim(factories.Team())
    sent = {"form": "write_verdict", "words": words, "version": claim.version}
    answer = browser.post(address(claim, "drafts"), sent, headers={"accept": "application/json"})
    assert answer.status_code == 422
