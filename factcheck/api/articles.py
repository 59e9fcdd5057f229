"""Articles that another content system sends in, with a key: taken in once, however often they are sent."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from factcheck.text.markup import words_of
from factcheck.workflow import inbox

from . import problems
from .bodies import MEGABYTE, fields_of
from .descriptions import PUSH
from .errors import Told
from .intake_serializers import PushSerializer
from .keyed import UNKEPT
from .keys import HasScope, KeyThrottle
from .moments import write_moment
from .published_articles import PublishedArticles

KEY = re.compile(r"[\x21-\x7e]{1,255}")
LARGEST = 10 * MEGABYTE
SOON = 2  # seconds after which a request that was in progress may be asked for again


class Articles(PublishedArticles):
    """The articles that are published, and where new ones arrive."""

    scope = "intake"

    @property
    def needs_key(self) -> bool:  # type: ignore[override] # it depends on the method
        """Whoever sends needs a key; whoever reads may have one."""
        return self._sends()

    def get_permissions(self) -> list[Any]:
        """Sending is a scope of its own."""
        return [HasScope()] if self._sends() else list(super().get_permissions())

    def get_throttles(self) -> list[Any]:
        """What is sent counts by the key."""
        return [KeyThrottle()] if self._sends() else super().get_throttles()

    def _sends(self) -> bool:
        return self.request is not None and self.request.method == "POST"

    @extend_schema(**PUSH)
    def post(self, request: Request) -> Response:
        """Send an article in."""
        name, words = idempotency_key(request), words_in(request)
        try:
            pushed = inbox.receive_article(request.user, idempotency_key=name, **words)  # type: ignore[arg-type]
        except inbox.Reused as refusal:
            raise Told(problems.KEY_REUSED) from refusal
        except inbox.InProgress as refusal:
            raise Told(problems.KEY_IN_USE, wait=SOON) from refusal
        except ValidationError as refusal:
            raise Told(problems.FIELD, errors=_sentences(refusal)) from refusal
        code = status.HTTP_201_CREATED if pushed.new else status.HTTP_200_OK
        body = shown(pushed)
        return Response(body, status=code, headers={"Location": body["desk_url"]})

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """What is said to the holder of a key is kept by nobody on the way."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if self._sends():
            response.headers["Cache-Control"] = UNKEPT
        return response


def idempotency_key(request: Request) -> str:
    """The Idempotency-Key (IETF draft): a string in quotation marks; without them it is taken as well."""
    given = str(request.META.get("HTTP_IDEMPOTENCY_KEY", "")).strip()
    name = given[1:-1] if len(given) > 1 and given[0] == given[-1] == '"' else given
    if not KEY.fullmatch(name):
        raise Told(
            problems.PARAMETER,
            errors=[("Idempotency-Key", "Send one: 1 to 255 visible ASCII characters, a UUID for instance.")],
        )
    return name


def words_in(request: Request) -> dict[str, Any]:
    """The body's fields without those that were left empty, its HTML as text. Raises Told."""
    given = fields_of(PushSerializer, request, most=LARGEST)
    words = {name: value for name, value in given.items() if value not in ("", None)}
    html = words.pop("html", "")
    return {"text": words_of(html)} | words if html else words


def _sentences(refusal: ValidationError) -> list[tuple[str, str]]:
    """What the desk refuses, a field each; what it says of no field is about the text."""
    named = getattr(refusal, "error_dict", None)
    if named is None:
        return [("text", sentence) for sentence in refusal.messages]
    return [
        (name, " ".join(message for error in errors for message in error)) for name, errors in named.items()
    ]


def shown(pushed: inbox.Pushed) -> dict[str, Any]:
    """What became of the article, as its sender reads it."""
    return {
        "id": pushed.public_id,
        "object": "article",
        "new": pushed.new,
        "title": pushed.title,
        "url": pushed.url or None,
        "desk_url": f"{settings.SITE_URL}{reverse('admin:factcheck_article_change', args=[pushed.number])}",
        "suggestions": pushed.suggestions if pushed.own else None,
        "received_at": write_moment(pushed.received_at),
    }
