"""How gunicorn serves the newsroom: our log lines, and a start that is refused when settings are wrong."""

import os
from typing import Any

from newsroom.log_lines import logging_settings

LINES = logging_settings(json_lines=True, level="INFO")
logconfig_dict = LINES | {"loggers": {"gunicorn.error": {"handlers": [], "propagate": True}}}


def on_starting(server: Any) -> None:
    """Tell the settings how many processes there will be, also when `--workers` said so."""
    os.environ["WEB_CONCURRENCY"] = str(server.cfg.workers)
