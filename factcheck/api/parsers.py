"""How a body is read. Named in settings."""

from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """A body of JSON. What is nested too deeply to be read is no more of a request than what is cut short."""

    def parse(self, stream: Any, *args: Any, **kwargs: Any) -> Any:
        """The value. Raises ParseError."""
        try:
            return super().parse(stream, *args, **kwargs)
        except RecursionError as error:
            raise ParseError from error
