"""Twelve people take in the same text at the same moment: one article, and the others are told which."""

from functools import partial

import pytest

from factcheck.models import Article, ArticleText
from factcheck.workflow.intake import Duplicate, receive
from tests import factories

from .together import together

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 12


@pytest.mark.parametrize("url", ["", "https://example.org/rain"], ids=["a text", "an address"])
def test_a_text_is_kept_once(url):
    people = [factories.person("contributor") for _ in range(PEOPLE)]
    texts = [factories.TEXT if not url else f"{factories.TEXT} {n}" for n in range(PEOPLE)]
    outcomes = together(*(partial(receive, t, by=p, url=url) for t, p in zip(texts, people, strict=True)))
    told = [outcome for outcome in outcomes if isinstance(outcome, Duplicate)]
    assert (Article.objects.count(), ArticleText.objects.count()) == (1, 1)
    assert [duplicate.article for duplicate in told] == [Article.objects.get()] * (PEOPLE - 1)
