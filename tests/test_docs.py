"""The README is held to its word: what can be set, said or asked for is named in it."""

import re
from pathlib import Path

import pytest
from drf_spectacular.generators import SchemaGenerator

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = re.findall(r'environment\.\w+\(\s*"([A-Z_]+)"', (ROOT / "newsroom/settings.py").read_text())
EXAMPLE = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
COMMANDS = sorted(
    path.stem for path in ROOT.glob("factcheck/management/commands/[a-z]*.py") if path.stem != "migrate"
)


@pytest.fixture(scope="module")
def readme() -> str:
    path = ROOT / "README.md"
    assert path.exists(), "Write README.md: what it is, the two commands that start it, and what can be set."
    return path.read_text(encoding="utf-8")


def test_the_lists_are_found():
    assert {"DEBUG", "SECRET_KEY", "SITE_URL", "DATABASE_URL"} <= set(SETTINGS)
    assert {"run", "test", "check"} <= set(TARGETS)


def test_the_example_names_every_setting_and_no_other():
    assert sorted(EXAMPLE) == sorted(SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_is_documented(readme, setting):
    assert f"`{setting}`" in readme, f"README.md does not say what {setting} is for"


@pytest.mark.parametrize("target", TARGETS)
def test_a_make_target_is_documented(readme, target):
    assert f"make {target}" in readme, f"README.md does not say what `make {target}` does"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_documented(readme, command):
    assert f"manage.py {command}" in readme, f"README.md does not say what `manage.py {command}` does"


def test_every_api_path_is_documented(readme):
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    assert paths, "the API has no paths"
    assert [path for path in paths if path not in readme] == [], "README.md does not name these API paths"
