"""What is public is said once, in the querysets that every public door reads."""

import pytest

from factcheck.models import Edition, FactCheck
from tests import factories

pytestmark = pytest.mark.django_db


def test_live_is_what_readers_may_see():
    team = factories.Team()
    live = factories.fact_check(factories.published_claim(team))
    withdrawn = factories.fact_check(factories.withdrawn_claim(team))
    assert list(FactCheck.objects.live()) == [live]
    assert list(FactCheck.objects.gone()) == [withdrawn]


def test_what_is_only_suspended_is_not_withdrawn():
    team = factories.Team()
    first, second = (factories.fact_check(factories.withdrawn_claim(team)) for _ in range(2))
    factories.suspended_claim(team)
    assert list(FactCheck.objects.withdrawn()) == [second, first]


def test_the_newest_public_change_comes_first():
    team = factories.Team()
    first, second = (factories.fact_check(factories.published_claim(team)) for _ in range(2))
    assert list(FactCheck.objects.newest()) == [second, first]
    FactCheck.objects.update(updated_at=first.updated_at)
    assert list(FactCheck.objects.newest()) == [second, first]


def test_a_page_costs_one_row(django_assert_num_queries):
    slug = factories.fact_check(factories.published_claim()).slug
    with django_assert_num_queries(1):
        fact_check = FactCheck.objects.get(slug=slug)
        assert fact_check.data["content"]["statement"] == fact_check.statement


def test_published_tables_hold_no_key_to_the_desk():
    from_desk = [
        f"{table.__name__}.{field.name}"
        for table in (FactCheck, Edition, *(r.related_model for r in FactCheck._meta.related_objects))
        for field in table._meta.get_fields()
        if field.many_to_one and ".desk." in field.related_model.__module__
    ]
    assert from_desk == []


def test_an_edition_without_words_has_an_empty_document():
    assert Edition(content=None, document=None).data == {}
