"""A page with a form that anybody may send: nobody keeps it; what is refused comes back with every word."""

import hashlib
import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from .frame import Context
from .listing import refuse_unknown
from .pages import PublicPage
from .sender import NEVER_KEPT, Refused, new_token, refused


@method_decorator(csrf_exempt, name="dispatch")
class SendingPage(PublicPage):
    """Shows `form_class`; what is sent goes to `take`, which says where the reader goes next."""

    http_method_names = ["get", "head", "options", "post"]
    form_class: type[forms.Form]
    called: str
    """What the form is called where it is counted how often one network sends it."""
    known: tuple[str, ...] = ()
    form: forms.Form | None = None
    refusal: Refused | None = None

    def take(self, words: dict[str, Any], once: str) -> str:
        """
        Hand it to the desk; return the address to go to. Raises ValidationError, at a field or for all.

        `once` is the same when the same form is sent again: it should be taken but once.
        """
        raise NotImplementedError

    def _taken(self, words: dict[str, Any]) -> str:
        told = json.dumps([self.called, self.request.POST.get("token"), words])
        return self.take(words, hashlib.sha256(told.encode()).hexdigest())

    def first(self) -> dict[str, Any]:
        """What stands in a new form."""
        return {}

    def get_context_data(self, **kwargs: Any) -> Context:
        """The form as it was typed, or new."""
        form = self.form or self.form_class(initial=self.first())
        said = self.refusal.sentence if self.refusal else ""
        return super().get_context_data(**kwargs) | {"form": form, "token": new_token(), "refusal": said}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page. Its form is signed with the time, so nobody keeps it."""
        refuse_unknown(request.GET, self.known, paged=False)
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = NEVER_KEPT
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it and lead on; or give it back with everything typed."""
        self.form = self.form_class(request.POST)
        self.refusal = refused(request, form=self.called)
        if self.refusal is None and self.form.is_valid():
            try:
                return HttpResponseRedirect(self._taken(self.form.cleaned_data), status=303)
            except ValidationError as sentence:
                self.form.add_error(None, sentence)
        status = self.refusal.status if self.refusal else 400
        response = self.render_to_response(self.get_context_data(**kwargs), status=status)
        response["Cache-Control"] = NEVER_KEPT
        if self.refusal and self.refusal.wait:
            response["Retry-After"] = str(self.refusal.wait)
        return response
