"""How gunicorn serves the newsroom: our log lines, and a start that is refused when something is wrong."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from newsroom.log_lines import logging_settings

LINES = logging_settings(json_lines=True, level="INFO")
logconfig_dict = LINES | {"loggers": {"gunicorn.error": {"handlers": [], "propagate": True}}}


def on_starting(server: Any) -> None:
    """Run the system checks once, in a process of their own: workers would fail one by one, at length."""
    os.environ.setdefault("DEBUG", "0")
    os.environ["WEB_CONCURRENCY"] = str(server.cfg.workers)  # also when --workers said so
    manage = str(Path(__file__).with_name("manage.py"))
    if subprocess.run([sys.executable, manage, "check"], check=False).returncode:  # noqa: S603 - our own command
        sys.exit("The newsroom does not start before this is put right.")
