"""Where captures lie: damage is said and mended, and nobody waits while a page is fetched."""

from hashlib import sha256
from threading import Thread

import pytest
from django.db import connections

from factcheck.models import Capture, Source
from factcheck.workflow import vault
from factcheck.workflow.audit import broken_invariants
from tests import factories
from tests.net.sites import page, site
from tests.workflow.capturing import WORDS, files, own_vault, work  # noqa: F401 - own_vault is a fixture

pytestmark = pytest.mark.django_db


def test_a_file_that_was_damaged_is_said_and_mended_by_the_next_capture():
    with site(page(WORDS)) as at:
        factories.waiting_capture(at.url("/one"))
        work(at)
        assert broken_invariants() == []
        vault.path_of(Capture.objects.get().sha256).write_bytes(b"Other words.")
        assert "missing or altered (1" in " ".join(broken_invariants())
        factories.waiting_capture(at.url("/two"))
        work(at)
    assert broken_invariants() == []


def test_a_file_that_is_gone_is_said():
    with site(page(WORDS)) as at:
        factories.waiting_capture(at.url())
        work(at)
    vault.path_of(Capture.objects.get().sha256).unlink()
    assert "A capture or picture whose file is missing or altered (1, e.g. " in " ".join(broken_invariants())


def test_what_a_killed_worker_left_half_written_is_swept_away_when_nobody_can_be_writing_it(monkeypatch):
    vault.keep(WORDS)
    half = vault.path_of("half.part")
    half.write_bytes(b"<!doc")
    vault.sweep()
    assert half.exists()
    monkeypatch.setattr(vault, "LEFT_BEHIND", -1)
    vault.sweep()
    assert files() == [sha256(WORDS).hexdigest()]


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_database_while_a_page_is_fetched():
    def write():
        try:
            Source.objects.create(name="Written meanwhile", kind="person")
        finally:
            connections.close_all()

    def slowly(at, request):
        writer = Thread(target=write)
        writer.start()
        writer.join(timeout=3)
        assert not writer.is_alive()
        yield page(WORDS)

    with site(slowly) as at:
        factories.waiting_capture(at.url())
        assert work(at).state == "done"
    assert Source.objects.filter(name="Written meanwhile").exists()
