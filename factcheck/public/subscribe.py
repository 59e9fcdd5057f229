"""Readers who want to be told by letter when a fact-check changes: they ask, confirm, and end it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.encoding import punycode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from factcheck.models.house import House
from factcheck.workflow import readers

from .fact_checks import OfOneFactCheck
from .frame import Context
from .pages import PublicPage
from .refusals import Unanswerable, gone
from .sender import NEVER_KEPT
from .sending import SendingPage

LONGEST = 254
"""So many characters has an address at most (RFC 5321)."""

NO_ADDRESS = _("Write one address, like name@example.org.")
validate_mailbox = EmailValidator(NO_ADDRESS, allowlist=[])


class AddressForm(forms.Form):
    """Where to write to, and nothing else."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=None,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": NO_ADDRESS,
        },
    )

    def clean_email(self) -> str:
        """One that a mail server takes, its host in ASCII as it is told. Quoted names are room for tricks."""
        name, _at, host = self.cleaned_data["email"].lower().rpartition("@")
        try:
            address = f"{name}@{punycode(host)}"
            if len(address) > LONGEST:
                raise ValidationError(_("No e-mail address is that long. Write it again."))
        except UnicodeError as error:
            raise ValidationError(NO_ADDRESS) from error
        validate_mailbox(address)
        if set(address) & {'"', "["}:
            raise ValidationError(NO_ADDRESS)
        return address


class Private:
    """Nobody keeps it, and search engines stay away."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say so on every answer."""
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc] # mixed in
        response["Cache-Control"], response["X-Robots-Tag"] = NEVER_KEPT, "noindex"
        return response


class WhereLettersAreWritten(OfOneFactCheck):
    """A page that exists where there is a mail server, and for live fact-checks."""

    def begin(self, **kwargs: Any) -> None:
        """What has no mail server has no such page."""
        if not House.writes_letters():
            raise Http404
        super().begin(**kwargs)

    def get_context_data(self, **kwargs: Any) -> Context:
        """The fact-check that it is about."""
        return super().get_context_data(**kwargs) | {"check": self.fact_check}


@method_decorator(csrf_exempt, name="dispatch")
class Subscribe(Private, SendingPage, WhereLettersAreWritten):
    """The form. Whatever address is sent leads to the same page."""

    template_name = "public/subscribe_form.html"
    form_class = AddressForm
    called = "subscribe"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the address; a fact-check that is gone meanwhile answers as its page does."""
        if not self.fact_check.is_live:
            return gone(request, self.fact_check, self.imprint)
        return super().post(request, *args, **kwargs)

    def take(self, words: dict[str, Any], once: str) -> str:
        """It is written to, and decides there."""
        readers.subscribe(slug=self.fact_check.slug, email=words["email"])
        return reverse("subscribe-sent", args=[self.fact_check.slug])


class SubscribeSent(Private, WhereLettersAreWritten):
    """Look into your mail."""

    template_name = "public/subscribe_sent.html"


@method_decorator(csrf_exempt, name="dispatch")
class ConfirmSubscription(Private, WhereLettersAreWritten):
    """Where the letter leads: one button, since programs follow links, too."""

    http_method_names = ["get", "head", "options", "post"]
    template_name = "public/subscribe_confirm.html"
    done = False

    def begin(self, **kwargs: Any) -> None:
        """The fact-check that the letter is about."""
        slug = readers.subscribed(kwargs["token"])
        if not slug:
            raise Unanswerable(
                _("This link has run out, or the address was deleted. Ask again where the fact-check stands.")
            )
        super().begin(slug=slug)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm it, and say so."""
        self.done = self.fact_check.is_live and readers.confirm(kwargs["token"])
        return self.get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> Context:
        """Whether it is done."""
        return super().get_context_data(**kwargs) | {"done": self.done}


@method_decorator(csrf_exempt, name="dispatch")
class EndSubscription(Private, PublicPage):
    """Where every letter leads out: one button, or one request of a mail program (RFC 8058)."""

    http_method_names = ["get", "head", "options", "post"]
    template_name = "public/subscribe_end.html"
    spoken = ""
    done = False

    def begin(self, **kwargs: Any) -> None:
        """The letter's language, as long as it is known."""
        super().begin(**kwargs)
        self.spoken = readers.language_of(kwargs["key"])

    @property
    def language(self) -> str:
        """That of the letter, or of the house."""
        return self.spoken or super().language

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete the address. Whoever has none with us has none afterwards, either."""
        readers.leave(kwargs["key"])
        self.done = True
        return self.get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> Context:
        """Whether it is done."""
        return super().get_context_data(**kwargs) | {"done": self.done}
