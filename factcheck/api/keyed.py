"""What is for the holders of keys alone: a key with the scope, and answers that nobody keeps."""

from typing import Any

from rest_framework.request import Request

from .endpoints import Endpoint
from .keys import HasScope, KeyThrottle

UNKEPT = "private, no-store"


class Keyed(Endpoint):
    """One address that opens to keys of its `scope`."""

    needs_key = True
    scope = ""
    permission_classes = [HasScope]
    throttle_classes = [KeyThrottle]

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """What is said to the holder of a key is kept by nobody on the way."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers["Cache-Control"] = UNKEPT
        return response
