"""Webhooks of partners: where they lead, what was sent and what waits; turned on and off, sent again."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from factcheck import rules
from factcheck.models import Delivery, WebhookEndpoint
from factcheck.workflow import webhook_keeping
from factcheck.workflow.webhook_address import host_of

from .door import Record
from .refusals import REFUSALS, sentences
from .site import desk


class Pressed(Record):
    """A table that is only read, with a button for each verb of administrators."""

    change_form_template = "admin/factcheck/_pressed.html"
    verbs: dict[str, tuple[Callable[..., Any], str]] = {}
    """Verb -> what does it, and what is said then."""

    def buttons(self, row: Any) -> dict[str, str]:
        """The verbs that are open, and what their buttons say."""
        raise NotImplementedError

    def get_urls(self) -> list[URLPattern]:
        """A page for each verb."""
        view = self.admin_site.admin_view(require_POST(self.press_view))
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        verbs = [
            path(f"<int:object_id>/{verb}/", view, {"verb": verb}, name=f"{name}_{verb}")
            for verb in self.verbs
        ]
        return verbs + super().get_urls()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The row, and what may be done with it."""
        row = self.get_object(request, object_id)
        may = row is not None and rules.has(request.user, "administer")
        pressed = [(f"../{verb}/", words) for verb, words in self.buttons(row).items()] if may else []
        shown = {"pressed": pressed, "leads_to": self.leads_to(row) if row else {}, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, shown)

    def leads_to(self, row: Any) -> dict[str, str]:
        """Where to go on from here: words and address."""
        return {}

    def press_view(self, request: HttpRequest, object_id: int, verb: str) -> HttpResponse:
        """Do it, and say so on the page of the row."""
        row, (act, said) = get_object_or_404(self.model, pk=object_id), self.verbs[verb]
        try:
            act(row, by=request.user)
            messages.success(request, said)
        except REFUSALS as refusal:
            messages.error(request, " ".join(sentences(refusal)))
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", object_id)


@admin.register(WebhookEndpoint, site=desk)
class WebhookEndpointAdmin(Pressed):
    """Where partners are told. The path of the address is theirs: a password may stand in it."""

    list_display = ["partner", "host", "description", "disabled_at", "failing_since", "made_at"]
    list_filter = [("disabled_at", admin.EmptyFieldListFilter), ("failing_since", admin.EmptyFieldListFilter)]
    search_fields = ["partner", "public_id", "description"]
    ordering = ["partner", "-id"]
    fields = [
        ("partner", "host", "public_id"),
        "description",
        "told",
        ("disabled_at", "disabled_reason"),
        ("failing_since", "rests_until"),
        ("made_with", "made_at", "old_until"),
    ]
    readonly_fields = ["host", "told"]
    guarded = ("secret", "old_secret", "url")
    verbs = {
        "enable": (webhook_keeping.enable, "It is called again, and what waits for it is sent."),
        "disable": (webhook_keeping.disable, "It is not called until somebody turns it on."),
    }

    @admin.display(description="leads to")
    def host(self, row: WebhookEndpoint) -> str:
        """The host of its address."""
        return host_of(row)

    @admin.display(description="is told of")
    def told(self, row: WebhookEndpoint) -> str:
        """The types of events."""
        return ", ".join(row.types) or "everything"

    def leads_to(self, row: WebhookEndpoint) -> dict[str, str]:
        """To its messages."""
        listed = reverse("admin:factcheck_delivery_changelist")
        return {"What was sent there, and what waits": f"{listed}?endpoint__id__exact={row.pk}"}

    def buttons(self, row: WebhookEndpoint) -> dict[str, str]:
        """One is open at a time."""
        return (
            {"disable": "Turn it off"}
            if row.enabled
            else {"enable": "Turn it on and send everything that waits"}
        )


@admin.register(Delivery, site=desk)
class DeliveryAdmin(Pressed):
    """What was sent to partners, and what waits."""

    list_display = ["type", "endpoint", "fact_check", "state", "attempts", "last_status", "made_at"]
    list_filter = ["state", "urgent", "made_at"]
    list_select_related = ["endpoint"]
    search_fields = ["webhook_id", "fact_check", "endpoint__partner"]
    ordering = ["-id"]
    fields = [
        ("type", "webhook_id"),
        ("endpoint", "fact_check", "seq"),
        ("state", "attempts", "next_at"),
        ("last_status", "last_error"),
        "last_answer",
        ("made_at", "redelivered_at", "delivered_at"),
        "body",
    ]
    verbs = {"redeliver": (webhook_keeping.redeliver, "It is sent again, under the same id.")}

    def buttons(self, row: Delivery) -> dict[str, str]:
        """Whatever became of it, it may be sent again."""
        return {"redeliver": "Send it again"}
