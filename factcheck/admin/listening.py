"""Listening to a debate, live or recorded: a key stamps the time, the claim is typed, on to the next."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from factcheck.models import Article

from .answers import wants_json
from .media import heard_in, mark, media_in, page_about, speakers_of, told
from .media_forms import TimeForm

CHOSEN = 9
"""So many speakers have a number key."""


def listen(request: HttpRequest, article_id: int, site: Any) -> HttpResponse:
    """The player or the clock, the line to write, and what was heard so far. A POST notes one line."""
    article = get_object_or_404(Article, pk=article_id)
    form = TimeForm(request.POST or None, article=article)
    if request.method == "POST":
        claim = mark(request, article, form)
        if wants_json(request):
            return told(form, claim)
        if claim is not None:
            return redirect(request.get_full_path())
    recordings = [each for each in media_in(article) if each.kind != "image"]
    chosen = next((each for each in recordings if str(each.capture.pk) == request.GET.get("file")), None)
    page = page_about(site, request, article, f"Listening: {article}") | {
        "form": form,
        "recordings": recordings,
        "medium": chosen or next(iter(recordings), None),
        "heard": [each for each in heard_in(article) if each.area is None],
        "speakers": speakers_of(article)[:CHOSEN],
    }
    return TemplateResponse(request, "admin/factcheck/article/listen.html", page)
