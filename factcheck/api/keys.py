"""Who is calling: the key that a partner sends as a Bearer token (RFC 6750)."""

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import status
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from factcheck.workflow import inbox

from .throttles import AddressThrottle

REALM = 'Bearer realm="partners"'


class Unknown(AuthenticationFailed):
    """No key, or one that opens nothing: the answer is 401 and never that of a stranger."""

    def __init__(self, *, sent: bool) -> None:
        super().__init__()
        self.auth_header = f'{REALM}, error="invalid_token"' if sent else REALM


class MissingScope(PermissionDenied):
    """The key is good, and not for this."""

    status_code = status.HTTP_403_FORBIDDEN

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.auth_header = f'{REALM}, error="insufficient_scope", scope="{scope}"'


class PartnerKeyAuthentication(BaseAuthentication):
    """`Authorization: Bearer fck_live_…`. A key that opens nothing is never taken for nobody."""

    def authenticate(self, request: Request) -> tuple[inbox.Caller, None] | None:
        """The holder of the key; None for a reader without one, where the view says that it needs none."""
        sent = request.META.get("HTTP_AUTHORIZATION")
        if sent is None and not getattr(request.parser_context.get("view"), "needs_key", True):
            return None
        scheme, _, secret = (sent or "").partition(" ")
        if not secret or scheme.lower() != "bearer":
            raise Unknown(sent=bool(scheme))
        caller = inbox.recognise(secret.strip())
        if caller is None:
            raise Unknown(sent=True)
        return caller, None

    def authenticate_header(self, request: Request) -> str:
        """What to send instead of nothing."""
        return REALM


class MayRead(BasePermission):
    """Anybody may read, unless the house says otherwise; a key must be one for reading."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Refuse a key that is for other things, and strangers where the house asks for keys."""
        if request.user is None:
            if not settings.API_ANONYMOUS and request.method != "OPTIONS":
                raise Unknown(sent=False)
        elif "read" not in request.user.scopes:  # type: ignore[union-attr] # a Caller: see above
            raise MissingScope("read")
        return True


class HasScope(BasePermission):
    """The key opens what the view names as its `scope`."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Refuse a key that is for other things."""
        if view.scope not in request.user.scopes:  # type: ignore[union-attr] # a Caller: see above
            raise MissingScope(view.scope)
        return True


class KeyThrottle(AddressThrottle):
    """So many requests in a window with one key, from wherever they come."""

    policy = "partner"

    def get_ident(self, request: Request) -> str:
        """The key, not the address."""
        return f"key {request.user.key}"  # type: ignore[union-attr] # a Caller: see above


class CallerThrottle(KeyThrottle):
    """By the key where there is one, else by the address."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Choose the allowance of whoever asks."""
        self.policy = "anonymous" if request.user is None else "partner"
        return super().allow_request(request, view)

    def get_ident(self, request: Request) -> str:
        """The key, or the address."""
        return super().get_ident(request) if request.user else AddressThrottle.get_ident(self, request)


class PartnerKeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call] # it has no types
    """The key as the OpenAPI document describes it."""

    target_class = PartnerKeyAuthentication
    name = "partnerKey"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A Bearer token."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A key that the newsroom made for you. It begins with fck_live_.",
        }
