"""A file handed to a process of its own, without secrets, database or much time, and what that says."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from factcheck.files.refusals import told

READER = Path(__file__).with_name("reader.py")
SECONDS = 30
"""By the clock. By its own limit it stops sooner, unless the machine has much else to do."""
COMMAND = [sys.executable, "-I", "-B", "-X", "utf8", str(READER)]


def read_apart(how: str, body: bytes, *, charset: str = "", url: str = "") -> dict[str, Any]:
    """What the reading process found in the file (`reader.READERS`). Raises Unfit in its words or ours.

    Both ends are files, so that a process gone wild fills no memory of ours: its answer has a limit.
    """
    asked = json.dumps({"how": how, "charset": charset, "url": url}).encode() + b"\n"
    with TemporaryFile() as question, TemporaryFile() as answer:
        question.write(asked + body)
        question.seek(0)
        try:
            ended = subprocess.run(  # noqa: S603 - our own program, and nothing of the file is among its arguments
                COMMAND,
                stdin=question,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={},
                timeout=SECONDS,
                start_new_session=True,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise told("slow", how) from error
        answer.seek(0)
        return _understood(answer.read(), ended.returncode, how)


def _understood(answer: bytes, code: int, how: str) -> dict[str, Any]:
    """The answer, if it is one: what reads hostile files is not believed blindly."""
    if code:
        raise told("slow" if code < 0 else "broken", how)
    try:
        found = json.loads(answer)
    except ValueError as error:
        raise told("broken", how) from error
    if not isinstance(found, dict) or "refused" in found:
        raise told(str(found.get("refused")) if isinstance(found, dict) else "broken", how)
    return found
