"""What every test stands on: one database per run, fast passwords, and in CI no test that is passed over."""

import os
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase, override_settings

from factcheck.models import triggers
from tests.chromium import chromium, chromium_path, visit  # noqa: F401 - fixtures for every test that looks at a page
from tests.published import corrected, live, suspended, team, withdrawn  # noqa: F401 - and for what readers see

LONGEST = {"clients", "browser", "torture"}
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
TOLD = "in CI a skip is a failure"
ONE_DATABASE = {
    "postgresql": "This test needs PostgreSQL: set DATABASE_URL to postgres://user:password@host:5432/name.",
    "sqlite": "This test is about SQLite: leave DATABASE_URL out.",
}

hypothesis.settings.register_profile("newsroom", deadline=None, derandomize=IN_CI)
hypothesis.settings.load_profile("newsroom")


def pytest_configure() -> None:
    """Give each worker a Redis database of its own: clearing one must not clear the other's."""
    cache_settings = settings.CACHES["default"]
    if str(cache_settings["LOCATION"]).startswith("redis"):
        worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
        cache_settings["LOCATION"] = f"{cache_settings['LOCATION'].rpartition('/')[0]}/{worker}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long in one file, so that at the end no worker waits for another."""
    items.sort(key=lambda item: item.path.parent.name not in LONGEST)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Pass over what this database cannot show, and say what to do about it."""
    for vendor, sentence in ONE_DATABASE.items():
        if item.get_closest_marker(vendor) and connection.vendor != vendor:
            pytest.skip(sentence)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Turn a skipped test into a failed one, in CI."""
    report = yield
    return fail_what_is_skipped(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    """Turn a skipped module into a failed one, in CI."""
    report = yield
    return fail_what_is_skipped(report)


def fail_what_is_skipped(report):
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"{reason} ({TOLD})"
    return report


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix) -> None:
    """Keep SQLite's test database in this run's own folder, so that two runs never share one."""
    test = settings.DATABASES["default"].get("TEST", {})
    if connection.vendor == "sqlite":
        test["NAME"] = str(tmp_path_factory.mktemp("database") / Path(test["NAME"]).name)


@pytest.fixture(scope="session", autouse=True)
def _passwords_cost_nothing():
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _files_lie_elsewhere(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    folders = {"CAPTURES_DIR": "captures", "READS_DIR": "reads", "PUBLISHED_DIR": "published"}
    folders |= {"CARDS_DIR": "cards", "EXPORTS_DIR": "exports"}
    with override_settings(**{setting: data / name for setting, name in folders.items()}):
        yield


@pytest.fixture(scope="session", autouse=True)
def _triggers_step_aside_for_the_flush():
    """Let a test that commits be cleared away, though its tables refuse every delete."""
    with pytest.MonkeyPatch.context() as patch:
        flush = TransactionTestCase._fixture_teardown  # noqa: SLF001 - the only place to stand

        def teardown(case: TransactionTestCase) -> None:
            triggers.remove()
            try:
                flush(case)
            finally:
                triggers.install()

        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


@pytest.fixture(autouse=True)
def _no_files_of_another_test():
    """Forget the files for partners that a worker of another test has written."""
    (Path(settings.EXPORTS_DIR) / "manifest.json").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _the_cache_is_empty():
    """Start each test with throttles that have counted nobody."""
    cache.clear()
