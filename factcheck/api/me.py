"""What a key opens, for its holder."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from .endpoints import Endpoint
from .moments import write_moment
from .reading_descriptions import ME


class Me(Endpoint):
    """The key that asks."""

    needs_key = True
    permission_classes = []

    @extend_schema(**ME)
    def get(self, request: Request) -> Response:
        """Read what the key opens."""
        caller: Any = request.user
        return Response(
            {
                "object": "key",
                "partner": caller.partner,
                "prefix": caller.prefix,
                "scopes": sorted(caller.scopes),
                "expires_at": write_moment(caller.expires_at) if caller.expires_at else None,
                "others_live": caller.others_live,
            }
        )
