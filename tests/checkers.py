"""Checkers that come from npm, put under tests/markup by `make checkers`. Node runs them, Java one."""

import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "markup"


def checker(program: str, *path: str) -> list[str]:
    """The command that starts a checker: the program that runs it, and its file under node_modules."""
    file = FOLDER.joinpath("node_modules", *path)
    if not file.exists() or shutil.which(program) is None:
        pytest.skip(f"This test needs {program} and the checkers: install {program}, then say make checkers.")
    return [program, *(["-jar"] if program == "java" else []), str(file)]


def said(command: list[str], *, within: int = 180) -> subprocess.CompletedProcess:
    """What a checker says; it has so many seconds."""
    return subprocess.run(command, capture_output=True, text=True, timeout=within, check=False)  # noqa: S603
