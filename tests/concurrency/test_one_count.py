"""Four workers who add up the same reads at the same moment count them once."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from factcheck.models import ArticleReads
from factcheck.text.tally import file_name, line
from factcheck.workflow.reads import fold
from tests import factories

from .together import together

AT = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_reads_are_counted_by_one_worker(settings, tmp_path):
    settings.READS_DIR = tmp_path
    article = factories.fact_check(factories.published_claim(factories.Team())).articles.get()
    for number in range(20):
        (tmp_path / file_name(f"web-{number}", AT)).write_bytes(line(article.public_id) * 5)
    outcomes = together(*[partial(fold, AT + timedelta(minutes=5))] * 4)
    fold(AT + timedelta(minutes=6))
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert ArticleReads.objects.get().times == 100
    assert list(tmp_path.iterdir()) == []
