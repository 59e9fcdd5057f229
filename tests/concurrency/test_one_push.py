"""A partner's system sends the same article thirty times at one moment: one article, one answer for all."""

import json
from functools import partial

import pytest
from django.test import Client

from factcheck.models import Article, Claim, Push
from tests import factories

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 30


def send(secret: str, name: str, text: str = factories.TEXT):
    headers = {"Authorization": f"Bearer {secret}", "Idempotency-Key": name}
    body = json.dumps({"text": text})
    answer = Client().post("/api/v1/articles", body, content_type="application/json", headers=headers)
    return answer.status_code, answer.json()


def test_one_request_thirty_times_is_one_article():
    secret = factories.partner_key().secret
    answers = together(*(partial(send, secret, "one") for _ in range(TIMES)))
    assert (Article.objects.count(), Push.objects.count()) == (1, 1)
    assert {status for status, _ in answers} == {201}
    assert len({json.dumps(body) for _, body in answers}) == 1
    assert answers[0][1]["suggestions"] == Claim.objects.count() > 0


def test_one_text_under_many_names_is_one_article():
    secret = factories.partner_key().secret
    answers = together(*(partial(send, secret, f"name-{n}") for n in range(12)))
    assert Article.objects.count() == 1
    assert sorted(status for status, _ in answers) == [200] * 11 + [201]


def test_of_two_bodies_under_one_name_one_wins():
    secret = factories.partner_key().secret
    answers = together(*(partial(send, secret, "one", f"Words number {n}.") for n in range(8)))
    assert Article.objects.count() == 1
    assert sorted(status for status, _ in answers) == [201] + [409] * 7
