"""The box into which everything is pasted: a link, a text or a file becomes an article on the desk."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from factcheck.models import Article
from factcheck.workflow import arrivals
from factcheck.workflow.known import Duplicate

from .answers import done, not_filled_in, refused, wants_json
from .brought import BroughtFields
from .refusals import REFUSALS, KeepsWords

HERE = "This is on the desk already: here it is."
FETCHED = "The page is being fetched. Its text and suggestions appear here."


class TakeInForm(KeepsWords, BroughtFields):
    """The box on a page of its own, with what was refused."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["aria-describedby"] = f"id_{name}_helptext"
        self.fields["what"].widget.attrs["autofocus"] = True


def take_in(request: HttpRequest, site: Any) -> HttpResponse:
    """Show the box; take in what is sent, and go on to split it."""
    posted = request.method == "POST"
    form = TakeInForm(*((request.POST, request.FILES) if posted else ()))
    if posted and form.is_valid():
        try:
            article = arrivals.take_in(by=request.user, **form.cleaned_data)  # type: ignore[arg-type] # only staff
        except Duplicate as known:
            return _go_on(request, known.article, HERE)
        except REFUSALS as refusal:
            if wants_json(request):
                return refused(refusal, form=form)
            form.refuse(refusal)
        else:
            waits = not article.texts.exists()
            return _go_on(request, article, FETCHED if waits else f"“{article.title}” is on the desk.")
    if posted and wants_json(request):
        return not_filled_in(form)
    context = {**site.each_context(request), "title": "Take in an article", "form": form}
    return TemplateResponse(request, "admin/factcheck/article/take_in.html", context)


def _go_on(request: HttpRequest, article: Article, said: str) -> HttpResponse:
    onward = reverse("admin:factcheck_article_split", args=[article.pk])
    if wants_json(request):
        return done(said, next=onward)
    messages.success(request, said)
    return redirect(onward)


def take_in_urls(site: Any) -> list[URLPattern]:
    """The address of the box."""
    return [path("take-in/", site.admin_view(partial(take_in, site=site)), name="take_in")]
