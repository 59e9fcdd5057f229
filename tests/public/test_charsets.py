"""A request may name any charset: it is read as UTF-8, and nothing breaks."""

import io

import pytest
from django.test import AsyncRequestFactory, RequestFactory

from newsroom import (
    requests,  # not newsroom.wsgi: a server's module turns debug off for whatever is started later
)

CHARSETS = (
    "charset=hex",
    "charset=undefined",
    "charset=idna",
    "charset*=zzz''x",
    "charset*=hex''x",
    "charset=utf-16",
)


@pytest.mark.parametrize("named", CHARSETS)
def test_no_charset_of_a_request_breaks_the_answer(named):
    content_type = f"text/plain; {named}"
    environ = RequestFactory().get("/?caf%C3%A9=1").environ | {"CONTENT_TYPE": content_type}
    assert list(requests.wsgi().request_class(environ).GET) == ["café"]
    scope = AsyncRequestFactory().get("/?caf%C3%A9=1").scope
    scope["headers"] = [(b"content-type", content_type.encode())]
    request, refusal = requests.asgi().create_request(scope, io.BytesIO())
    assert (refusal, list(request.GET)) == (None, ["café"])
