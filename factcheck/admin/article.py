"""Articles on the desk: taken in, revised, and searched for claims."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from factcheck.models import Article, User
from factcheck.workflow import arrivals, intake, splitting

from .answers import done, not_filled_in, refused, wants_json
from .article_forms import ArticleForm, ArticleVerbForm, IntakeForm, MarkForm, ReviseForm, received
from .article_text import pieces
from .claim_list import lead_of
from .door import DeskAdmin
from .fetch_state import arrival_of
from .refusals import REFUSALS
from .second_look import displaced_in
from .site import desk
from .split import split_urls

CLAIMS = 200
"""So many claims stand beside a text; the rest are in the list of claims."""


@dataclass(frozen=True)
class ArticleDoor:
    """A verb on an article: its button, its form, and what it does (returning what to tell the person)."""

    label: str
    form: type[ArticleVerbForm]
    take: Callable[[Article, ArticleVerbForm, User], str]


def _split(article: Article, form: ArticleVerbForm, by: User) -> str:
    found = len(splitting.split(article, by=by))
    return f"{found} suggestions found." if found != 1 else "1 suggestion found."


def _mark(article: Article, form: ArticleVerbForm, by: User) -> str:
    return f"Marked: “{splitting.mark(article, by=by, **form.cleaned_data)}”"


def _revise(article: Article, form: ArticleVerbForm, by: User) -> str:
    first = not article.texts.exists()
    moved = arrivals.give_text(article, by=by, **form.cleaned_data)
    if first:
        return "The text is kept."
    if not moved:
        return "The new revision is kept. Every claim was found in it."
    lines = [f"“{each.claim}”: {each.match}" for each in moved]
    return f"The new revision is kept. Look at {', '.join(lines)}."


DOORS = {
    "split": ArticleDoor("Find claims", ArticleVerbForm, _split),
    "mark": ArticleDoor("Mark a claim", MarkForm, _mark),
    "revise": ArticleDoor("New revision", ReviseForm, _revise),
}


def _done(request: HttpRequest, article: Article, verb: str, said: str) -> HttpResponse:
    if wants_json(request):
        return done(said)
    messages.success(request, said)
    work = "change" if displaced_in(article) or verb != "revise" else "split"
    return redirect(f"admin:factcheck_article_{work}", article.pk)


@admin.register(Article, site=desk)
class ArticleAdmin(DeskAdmin):
    """Articles; their text is kept as it was received."""

    form = ArticleForm
    list_display = ["title", "kind", "outlet", "published_on", "received_at", "received_by"]
    list_filter = ["kind", "rights", "received_at"]
    list_select_related = ["outlet", "received_by"]
    search_fields = ["title", "byline", "url"]
    ordering = ["-received_at", "-id"]
    autocomplete_fields = ["outlet"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title",
                    ("kind", "language", "rights"),
                    "url",
                    ("outlet", "byline"),
                    ("published_on", "place"),
                ]
            },
        )
    ]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new article starts with its text."""
        facts = list(super().get_fieldsets(request, obj))
        return facts if obj else [("The text", {"fields": ["text", "file"]}), *facts]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's hook
        """Intake asks for the text; later only the facts can be mended."""
        if obj is None:
            kwargs |= {"form": IntakeForm, "fields": [name for name in intake.WORDS if name != "url"]}
        return super().get_form(request, obj, change, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was received stays."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Take the article in, or keep its mended facts."""
        if change:
            super().save_model(request, obj, form, change)
            return
        brought, by = received(form), request.user
        article = intake.receive(brought.words, by=by, file=brought.file, **form.facts())  # type: ignore[arg-type]
        obj.pk, obj.title = article.pk, article.title

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Go on to the article: the next thing is to find its claims."""
        messages.success(request, f"“{obj.title}” is on the desk. Find its claims next.")
        return redirect("admin:factcheck_article_change", obj.pk)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The article with its text, its claims marked in it."""
        article = self.get_object(request, unquote(object_id))
        page = self._page(request, article) if article else {}
        return super().change_view(request, object_id, form_url, page | (extra_context or {}))

    def _page(self, request: HttpRequest, article: Article) -> dict[str, Any]:
        snapshot = article.texts.last()
        claims = article.claims.prefetch_related("assignments__user").order_by("id")[:CLAIMS]
        return {
            "article": article,
            "snapshot": snapshot,
            "pieces": pieces(snapshot) if snapshot else [],
            "claims": [(claim, lead_of(claim)) for claim in claims],
            **arrival_of(article, request.user),
            "doors": DOORS if self.has_change_permission(request, article) else {},
        }

    def get_urls(self) -> list[URLPattern]:
        """A page for each verb, and Split."""
        verb = path(
            "<int:object_id>/<slug:verb>/do/",
            self.admin_site.admin_view(self.verb_view),
            name="factcheck_article_verb",
        )
        return [verb, *split_urls(self), *super().get_urls()]

    def verb_view(self, request: HttpRequest, object_id: int, verb: str) -> HttpResponse:
        """Ask for what a verb needs, and do it. Only a POST does."""
        article = self.get_object(request, str(object_id))
        opened = DOORS.get(verb)
        if article is None or opened is None:
            messages.error(
                request, f"There is no article {object_id}, or nothing called “{verb}” to do with it."
            )
            return redirect("admin:factcheck_article_changelist")
        posted = request.method == "POST"
        form = opened.form(*((request.POST, request.FILES) if posted else ()), article=article)
        if posted and form.is_valid():
            try:
                said = opened.take(article, form, request.user)  # type: ignore[arg-type]
            except REFUSALS as refusal:
                if wants_json(request):
                    return refused(refusal, form=form)
                form.refuse(refusal)
            else:
                return _done(request, article, verb, said)
        if posted and wants_json(request):
            return not_filled_in(form)
        context = {
            **self.admin_site.each_context(request),
            **self._page(request, article),
            "title": opened.label,
            "opts": self.opts,
            "original": article,
            "form": form,
        }
        return TemplateResponse(request, "admin/factcheck/article/verb.html", context)
