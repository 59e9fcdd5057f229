"""A test that cannot run says so; in CI it fails, so that nothing is green because it was passed over."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ONE_TEST = "import pytest\n\ndef test_page():\n    pytest.skip('There is no Chromium.')\n"
WHOLE_MODULE = "import pytest\n\npytest.skip('There is no Chromium.', allow_module_level=True)\n"
EXPECTED_FAILURE = "import pytest\n\n@pytest.mark.xfail\ndef test_page():\n    assert False\n"


def run(folder: Path, test: str, *, ci: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_page.py").write_text(test, encoding="utf-8")
    (folder / "conftest.py").write_text("from tests.conftest import *\n", encoding="utf-8")
    options = ["-p", "no:cacheprovider", "-rs", "--rootdir", str(folder), "--ds", "newsroom.settings"]
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "pytest", *options, str(folder / "test_page.py")],
        cwd=ROOT,
        env=os.environ | {"CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("test", [ONE_TEST, WHOLE_MODULE], ids=["one test", "a whole module"])
def test_in_ci_a_skip_is_a_failure(tmp_path, test):
    result = run(tmp_path, test, ci="true")
    assert result.returncode not in {0, 5}, result.stdout
    assert "There is no Chromium. (in CI a skip is a failure)" in result.stdout


def test_on_a_laptop_a_skip_is_a_sentence(tmp_path):
    result = run(tmp_path, ONE_TEST, ci="")
    assert result.returncode == 0, result.stdout
    assert "There is no Chromium." in result.stdout


def test_an_expected_failure_is_not_a_skip(tmp_path):
    assert run(tmp_path, EXPECTED_FAILURE, ci="1").returncode == 0
