"""The import contracts bite: each is broken in a copy of the code, and must say so."""

import ast
import dataclasses
import inspect
import shutil
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from factcheck.workflow import embargo_gate, inbox, partner_gate, readers

ROOT = Path(__file__).resolve().parent.parent
LINTER = Path(sys.executable).with_name("lint-imports")

BROKEN = {
    # where the bad line stands, the line, and the contract that must be broken
    "a page reads a desk table": (
        "factcheck/public/leak.py",
        "from factcheck.models.desk import claim",
        "cannot reach the desk",
    ),
    "a page calls a verb": (
        "factcheck/public/leak.py",
        "from factcheck.workflow import publishing",
        "cannot reach the desk",
    ),
    "the API asks the rules": (
        "factcheck/api/leak.py",
        "from factcheck.rules import steps",
        "cannot reach the desk",
    ),
    "a page sends in what only partners may": (
        "factcheck/public/leak.py",
        "from factcheck.workflow import inbox",
        "cannot reach the desk",
    ),
    "another page goes through the readers' gate": (
        "factcheck/public/leak.py",
        "from factcheck.workflow.readers import complain",
        "cannot reach the desk",
    ),
    "the readers' page reaches another verb beside its gate": (
        "factcheck/public/voice.py",
        "from factcheck.workflow import complaints",
        "cannot reach the desk",
    ),
    "another module of the API goes through the partners' gate": (
        "factcheck/api/leak.py",
        "from factcheck.workflow.inbox import receive_article",
        "cannot reach the desk",
    ),
    "another module of the API goes through the gate of webhooks": (
        "factcheck/api/leak.py",
        "from factcheck.workflow import partner_gate",
        "cannot reach the desk",
    ),
    "another module of the API goes through the gate of what is under embargo": (
        "factcheck/api/leak.py",
        "from factcheck.workflow import embargo_gate",
        "cannot reach the desk",
    ),
    "the API reaches another verb beside the inbox": (
        "factcheck/api/articles.py",
        "from factcheck.workflow import intake",
        "cannot reach the desk",
    ),
    "the API reaches the desk by a detour through what partners own": (
        "factcheck/models/partners/leak.py",
        "from factcheck.models.desk import article",
        "knows nothing of the desk",
    ),
    "a page reaches the desk by a detour": (
        "factcheck/models/published/leak.py",
        "from factcheck.models.desk import claim",
        "knows nothing of the desk",
    ),
    "a page does not say which side it reads": (
        "factcheck/public/leak.py",
        "from factcheck import models",
        "name the side they read",
    ),
    "the API does not say which side it reads": (
        "factcheck/api/leak.py",
        "from factcheck.models import FactCheck",
        "name the side they read",
    ),
    "search reads the desk": (
        "factcheck/search/leak.py",
        "from factcheck.models.desk import claim",
        "what is published",
    ),
    "a format asks the database": (
        "factcheck/formats/leak.py",
        "from factcheck.models.published import factcheck",
        "pure functions",
    ),
    "a rule calls a verb": (
        "factcheck/rules/leak.py",
        "from factcheck.workflow import steps",
        "One direction",
    ),
    "one door opens another": ("factcheck/admin/leak.py", "import factcheck.public", "One direction"),
    "a layer nobody agreed on": ("factcheck/leak/__init__.py", "", "One direction"),
    "text knows Django": ("factcheck/text/leak.py", "import django", "plain Python"),
    "the app knows its project": ("factcheck/models/leak.py", "from newsroom import settings", "its project"),
    "a page knows the API's framework": (
        "factcheck/public/leak.py",
        "import rest_framework",
        "Only the API knows",
    ),
}


def used_of(gate: str, path: str) -> set[str]:
    """What a door takes from its gate."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {node.attr for node in found if isinstance(node.value, ast.Name) and node.value.id == gate}


@pytest.mark.parametrize("gate", ["articles", "keys"])
def test_through_the_gate_the_api_reaches_what_the_inbox_hands_out_and_nothing_behind_it(gate):
    assert used_of("inbox", f"factcheck/api/{gate}.py") <= set(inbox.__all__)
    for name in ("Caller", "Pushed"):
        kinds = {field.type for field in dataclasses.fields(getattr(inbox, name))}
        assert kinds <= {int, str, bool, frozenset[str], datetime, datetime | None}


@pytest.mark.parametrize("door", ["webhooks", "webhook_deliveries"])
def test_through_the_gate_of_webhooks_go_names_and_secrets(door):
    assert used_of("partner_gate", f"factcheck/api/{door}.py") <= set(partner_gate.__all__)
    verbs = [getattr(partner_gate, name) for name in partner_gate.__all__ if name != "NotThere"]
    told = {inspect.signature(verb).return_annotation for verb in verbs}
    assert told == {None, str, tuple[str, str]}


def test_through_the_gate_of_what_is_under_embargo_come_plain_facts():
    assert used_of("embargo_gate", "factcheck/api/embargoed.py") <= set(embargo_gate.__all__)
    kinds = {field.type for field in dataclasses.fields(embargo_gate.Shared)}
    assert kinds <= {int, str, str | None, datetime, datetime | None}


@pytest.mark.parametrize("page", ["subscribe", "tips", "voice"])
def test_through_their_gate_readers_reach_what_it_hands_out_and_nothing_behind_it(page):
    assert used_of("readers", f"factcheck/public/{page}.py") <= set(readers.__all__)


def test_through_the_readers_gate_go_plain_facts():
    kinds = {field.type for field in dataclasses.fields(readers.State)}
    assert kinds <= {int | None, str, date, date | None}


@pytest.fixture
def copy(tmp_path) -> Path:
    """A copy of the code that a test may spoil."""
    for package in ("newsroom", "factcheck"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(LINTER), "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_contract_is_seen(copy, name):
    path, line, contract = BROKEN[name]
    (copy / path).parent.mkdir(exist_ok=True)
    with (copy / path).open("a", encoding="utf-8") as module:
        module.write(f"{line}\n")
    result = lint(copy)
    broken = [said for said in result.stdout.splitlines() if " BROKEN" in said]
    assert result.returncode == 1, result.stdout + result.stderr
    assert [said for said in broken if contract in said], result.stdout


def test_the_code_as_it_stands_keeps_every_contract(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout
