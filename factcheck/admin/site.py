"""The desk's own admin: its name, its front page, its tables in newsroom order."""

import json
from functools import partial, wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from factcheck import rules
from factcheck.models import House
from factcheck.workflow.again import Busy, again
from factcheck.workflow.words import NUL
from factcheck.workflow.worker import missing_worker

from .captures import capture_urls
from .door import on_staff
from .fetch_state import fetch_urls
from .front import front_page, in_hand
from .kept_words import at_the_door, thrown_out
from .media_urls import media_urls
from .notices import notice_urls, read_what_is_opened, unread
from .own_time import preferences_of
from .pictures import pictures
from .publish import publish_urls
from .second_look import second_look_urls
from .settings_page import settings_urls
from .take_in import take_in_urls
from .voices import voices
from .week import the_week

SECTIONS = {
    "The desk": ("Claim", "Article", "Source", "Document", "Evidence", "Translation", "Conflict"),
    "The house": (
        "House",
        "PolicyPage",
        "Topic",
        "RatingScale",
        "Rating",
        "User",
        "PartnerKey",
        "WebhookEndpoint",
    ),
    "Published": ("FactCheck", "Edition", "Correction", "Change", "PublishedArticle", "PublishedClaimant"),
}
RECORDS = "On record"


class DeskSite(AdminSite):
    """The door for staff."""

    enable_nav_sidebar = False
    site_title = "Fact-checking desk"
    index_title = "Desk"
    empty_value_display = "-"

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff who hold a role. Whoever has lost the last one stays outside."""
        return super().has_permission(request) and on_staff(request.user)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Every page carries the house's name."""
        mine = preferences_of(request)
        keys = {"on": mine.shortcuts, "changed": mine.keys}
        mine_only = {
            "unread": unread(request.user),
            "factor_missing": rules.must_add_factor(request.user),
        }
        return (
            super().each_context(request)
            | {"site_header": House.the().name, "my_keys": json.dumps(keys)}
            | (mine_only if request.user.is_authenticated else {})
        )

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's hook
        """Every page of the desk: a form sent after the session has ended keeps its words."""
        inside = super().admin_view(view, cacheable)

        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.method == "POST" and not request.user.is_authenticated:
                return at_the_door(request, self.each_context(request))
            if any(NUL in value for _, values in request.GET.lists() for value in values):
                raise BadRequest("This address holds an invisible NUL character. Take it out, and try again.")
            read_what_is_opened(request)
            try:
                return again(partial(_from_the_start, request, inside, *args, **kwargs))
            except Busy:
                if request.method != "POST":
                    raise
                return thrown_out(request, self.each_context(request))

        return door

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """There is one way in, and it asks for all factors."""
        return redirect("account_login")

    def get_urls(self) -> list[Any]:
        """The desk's pages, and the files of its captures."""
        ours = (
            *(notice_urls, settings_urls, capture_urls, media_urls, publish_urls),
            *(take_in_urls, fetch_urls, second_look_urls),
        )
        return [*(url for urls in ours for url in urls(self)), *super().get_urls()]

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The front page: what waits for whom."""
        page = {
            "lists": front_page(request.user),
            "voices": voices(request, self._registry),
            "in_hand": in_hand(),
            "pictures": pictures(the_week(timezone.localdate())),
            "may_take_in": rules.has(request.user, "split"),
            "may_publish": rules.has(request.user, "publish"),
            "worker_missing": missing_worker(),
        }
        return super().index(request, page | (extra_context or {}))

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The tables, in the order in which the newsroom works with them."""
        apps = super().get_app_list(request, app_label)
        return [section for app in apps for section in _sections(app)]


def _from_the_start(request: HttpRequest, view: Any, *args: Any, **kwargs: Any) -> Any:
    """The view, its files read from their beginning: it may be the second time."""
    files: Any = request.FILES.values() if request.method == "POST" else ()
    for file in files:
        file.seek(0)
    return view(request, *args, **kwargs)


def _sections(app: dict[str, Any]) -> list[dict[str, Any]]:
    tables = {table["object_name"]: table for table in app["models"]}
    sections = {name: [tables.pop(t) for t in wanted if t in tables] for name, wanted in SECTIONS.items()}
    sections[RECORDS] = list(tables.values())
    return [{**app, "name": name, "models": models} for name, models in sections.items() if models]


desk = DeskSite(name="admin")
desk.disable_action("delete_selected")
