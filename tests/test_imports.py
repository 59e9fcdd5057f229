"""The import contracts bite: each is broken in a copy of the code, and must say so."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
    (copy / path).write_text(f"{line}\n", encoding="utf-8")
    result = lint(copy)
    broken = [said for said in result.stdout.splitlines() if said.endswith("BROKEN")]
    assert result.returncode == 1, result.stdout + result.stderr
    assert [said for said in broken if contract in said], result.stdout


def test_the_code_as_it_stands_keeps_every_contract(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout
