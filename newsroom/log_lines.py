"""The log: one JSON object per line, each with the id of the request that it belongs to."""

import contextvars
import json
import logging
from datetime import UTC, datetime
from typing import Any

NO_REQUEST = ""
request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default=NO_REQUEST)
FIELDS = ("method", "path", "status", "milliseconds")


class RequestId(logging.Filter):
    """Put the id of the request in hand on every record."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, now with its request's id."""
        record.request_id = request_id.get()
        return True


class JsonLine(logging.Formatter):
    """Write a record as one JSON object: at, level, logger, message, request_id and a request's figures."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; an exception is one more field of it, never more lines."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if identity := getattr(record, "request_id", NO_REQUEST):
            line["request_id"] = identity
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def logging_settings(*, json_lines: bool, level: str) -> dict[str, Any]:
    """Return Django's LOGGING: all of it to standard error, as JSON on a server, plainly on a laptop."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": RequestId}},
        "formatters": {
            "json": {"()": JsonLine},
            "plain": {"format": "{levelname} {name}: {message}", "style": "{"},
        },
        "handlers": {
            "lines": {
                "class": "logging.StreamHandler",
                "filters": ["request_id"],
                "formatter": "json" if json_lines else "plain",
            }
        },
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # Every answer has its line from newsroom.requests; a 404 needs no second one.
            "django.request": {"level": "ERROR"},
            "newsroom.requests": {"level": level if json_lines else "WARNING"},
        },
    }
