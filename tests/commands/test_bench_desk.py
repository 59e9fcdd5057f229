"""The measurement of the desk keeps its hands off the house's own database."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.management.long_past import _family, _insert
from factcheck.management.side_by_side import drop
from factcheck.models import Claim, Event, FactCheck, User


def test_it_measures_no_empty_house():
    with pytest.raises(CommandError, match="at least 500 claims"):
        call_command("bench_desk", "--claims", "1", "100000")


def test_the_house_s_own_database_is_never_dropped():
    name = connection.settings_dict["NAME"]
    with pytest.raises(AssertionError, match="the house's own"):
        drop(name, name)


def test_a_copy_takes_along_what_hangs_on_a_claim_and_nothing_else():
    assert {Claim, Event, FactCheck} <= set(_family())
    assert User not in _family()
    assert '"claim_id" + n * ' in _insert(FactCheck)


def test_it_measures_no_empty_archive():
    with pytest.raises(CommandError, match="at least 1000 fact-checks"):
        call_command("bench_search", "--fact-checks", "1", "1000000")


def test_it_asks_nothing_of_an_empty_archive():
    with pytest.raises(CommandError, match="at least 1000 fact-checks"):
        call_command("bench_api", "--fact-checks", "1", "1000000")


def test_it_writes_no_files_of_an_empty_archive():
    with pytest.raises(CommandError, match="at least 1000 fact-checks"):
        call_command("bench_export", "--fact-checks", "1", "1000000")
