"""The process that reads files has no secrets, little time and memory, and opens nothing."""

import os
import resource
import subprocess
import sys

import pytest

from factcheck.files import Unfit, child, inspect_file
from tests.files import samples

TRY = """
import runpy, sys
reader = runpy.run_path({path!r})
reader["limit_this_process"]()
reader[{door!r}]()
{attempt}
"""
DOORS = ("close_the_door", "watch_the_door")
BOMBS = {
    "a PDF that draws 200 MB": samples.pdf_bomb,
    "an archive that unpacks to 200 MB": lambda: samples.word_with(b" " * samples.MB, times=200),
    "a billion laughs": lambda: samples.word_with(samples.LAUGHS),
    "a picture of 200 million pixels": lambda: samples.picture("PNG", (20_000, 10_000), "1"),
    "a page a hundred thousand levels deep": lambda: samples.html("<div>" * 100_000),
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_bomb_is_refused_in_a_sentence(what):
    bomb = BOMBS[what]()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unfit, match=r"[.]$"):
        inspect_file(bomb)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000, "kilobytes of our own"


def attempt(lines: str, door: str = DOORS[0]) -> subprocess.CompletedProcess:
    script = TRY.format(path=str(child.READER), door=door, attempt=lines)
    command = [sys.executable, "-I", "-c", script]
    return subprocess.run(command, capture_output=True, text=True, env={}, cwd="/", check=False)  # noqa: S603


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "lines",
    [
        "open('/etc/hostname')",
        "import socket; socket.socket()",
        "b' ' * (800 * 1024 * 1024)",
        "import factcheck",
    ],
)
def test_inside_there_is_nothing_to_be_had(lines, door):
    ended = attempt(lines, door)
    assert ended.returncode == 1
    last = ended.stderr.strip().splitlines()[-1]
    assert last.startswith(("OSError: [Errno 24]", "PermissionError", "MemoryError", "ModuleNotFoundError"))


def test_an_endless_loop_ends():
    ended = attempt(
        "resource = reader['resource']; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass"
    )
    assert ended.returncode < 0


def test_it_is_told_nothing_of_our_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "not for readers")
    spy = tmp_path / "spy.py"
    spy.write_text("import json, os\nprint(json.dumps({'text': repr(dict(os.environ)), 'at': os.getcwd()}))")
    monkeypatch.setattr(child, "COMMAND", [*child.COMMAND[:-1], str(spy)])
    found = child.read_apart("html", b"")
    assert os.environ["SECRET_KEY"] not in found["text"]
    assert found["at"] == "/"


@pytest.mark.parametrize(
    "program",
    ["print('x' * 100)", "print('[1]')", "import sys; sys.exit(3)", "import os; os.kill(os.getpid(), 9)"],
)
def test_what_it_says_is_not_believed_blindly(monkeypatch, tmp_path, program):
    spy = tmp_path / "spy.py"
    spy.write_text(program)
    monkeypatch.setattr(child, "COMMAND", [*child.COMMAND[:-1], str(spy)])
    with pytest.raises(Unfit, match=r"aste (its|the) words"):
        child.read_apart("html", b"")


def test_who_takes_too_long_is_stopped(monkeypatch, tmp_path):
    spy = tmp_path / "spy.py"
    spy.write_text("import signal; signal.pause()")
    monkeypatch.setattr(child, "COMMAND", [*child.COMMAND[:-1], str(spy)])
    monkeypatch.setattr(child, "SECONDS", 0.3)
    with pytest.raises(Unfit, match="takes too much time"):
        child.read_apart("pdf", b"")
