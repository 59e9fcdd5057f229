"""Whoever takes several locks takes them in one order: what workers do, beside what people do."""

import re
from functools import partial

import pytest
from django.db import connection
from django.utils import timezone

from factcheck.workflow import captures, fetching, intake, jobs, rechecks, splitting
from factcheck.workflow.redaction import redact, request_redaction
from tests import factories
from tests.files import samples
from tests.net.sites import LIMITS, page, site
from tests.workflow.capturing import own_vault  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
LOCKS = re.compile(
    r'FROM "factcheck_(\w+)" .* FOR (?:NO KEY )?UPDATE|^UPDATE "factcheck_(job|publishedarticle)"', re.DOTALL
)
PAGE = samples.html()


def locked_by(act) -> list[str]:
    """The tables of which rows are locked, in the order in which the first of each is."""
    tables = []

    def note(execute, sql, *rest):
        if found := LOCKS.search(sql):
            tables.append(found[1] or found[2])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        act()
    return list(dict.fromkeys(tables))


def done(at, run) -> list[str]:
    """What a worker locks that does the job which is due."""
    (job,) = jobs.claim_due("worker", timezone.now())
    return locked_by(partial(run, job, allow=at.allow(), limits=LIMITS))


def test_a_revision_locks_claims_before_their_article_whoever_brings_it():
    by = factories.person("contributor")
    with site(page(PAGE), page(PAGE.replace(b"2014", b"2015"))) as at:
        article = fetching.expect(at.url("/story"), by=by)
        assert done(at, fetching.read_page) == ["article", "ledger", "articletext", "job"]
        assert splitting.split(article, by=by) == []
        fetching.fetch_again(article, by=by)
        assert done(at, fetching.read_page) == ["claim", "article", "ledger", "job"]
    assert locked_by(partial(intake.revise, article, "Other words.", by=by)) == ["claim", "article", "ledger"]


def test_a_capture_locks_its_document_then_the_ledger_then_its_job():
    team = factories.Team()
    with site(page(PAGE), page(PAGE.replace(b"2014", b"2015"))) as at:
        document = factories.waiting_capture(at.url("/story"), team).document
        assert done(at, captures.capture) == ["document", "ledger", "job"]
        assert locked_by(partial(rechecks.look_again, document, by=team.lead)) == ["ledger"]
        assert done(at, rechecks.recheck) == ["ledger", "job"]


def test_an_erasure_has_the_ledger_before_it_writes_the_pages_that_publishers_write():
    text = factories.published_claim().article.texts.get()
    one, other = factories.person("administrator"), factories.person("administrator")
    asked = request_redaction(text, by=one, legal_basis="Court order.")
    locked = locked_by(partial(redact, asked, by=other))
    assert locked == ["redaction", "ledger", "publishedarticle"]
