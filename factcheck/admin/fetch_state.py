"""How far the fetching of an article is, on its pages; and looking at its address once more."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from factcheck import rules
from factcheck.models import Article, Capture, Job
from factcheck.workflow.fetching import fetch_again
from factcheck.workflow.worker import missing_worker

from .answers import done, refused, wants_json
from .refusals import REFUSALS, sentences
from .second_look import displaced_in

ASKED = "The page will be fetched in a moment."


@dataclass(frozen=True)
class FetchState:
    """What a page says about the article's address. `job` is the last one, if any was asked for."""

    article: Article
    job: Job | None
    page: Capture | None
    has_text: bool
    stuck: str

    @property
    def waits(self) -> bool:
        """Whether something may happen in the next seconds."""
        return self.job is not None and self.job.state in (Job.State.WAITING, Job.State.RUNNING)

    @property
    def unsettled(self) -> bool:
        """Whether somebody who splits the article must know of it."""
        return self.waits or not self.has_text

    @property
    def failed(self) -> str:
        """Why the last attempt came to nothing."""
        return self.job.error if self.job is not None and self.job.state != Job.State.RUNNING else ""


def fetch_of(article: Article) -> FetchState | None:
    """How far the fetching is; nothing for an article without an address. For `article/_fetch.html`."""
    if not article.url:
        return None
    job = article.jobs.filter(kind=Job.Kind.FETCH).order_by("-id").first()
    waits = job is not None and job.state == Job.State.WAITING
    return FetchState(
        article=article,
        job=job,
        page=article.captures.filter(redacted_by=None).order_by("-id").first(),
        has_text=article.texts.exists(),
        stuck=missing_worker() if waits else "",
    )


def arrival_of(article: Article, user: Any) -> dict[str, Any]:
    """What the pages of an article say about its address and about words that a revision displaced."""
    may = rules.has(user, "split")
    displaced = displaced_in(article)
    return {"fetch": fetch_of(article), "displaced": displaced, "may_fetch": may, "may_settle": may}


@require_POST
def fetch_now(request: HttpRequest, article_id: int) -> HttpResponse:
    """Look at the address again, and go back to where one came from: the split page or the article's."""
    article = get_object_or_404(Article, pk=article_id)
    try:
        fetch_again(article, by=request.user)  # type: ignore[arg-type] # only staff come here
    except REFUSALS as refusal:
        if wants_json(request):
            return refused(refusal)
        messages.error(request, " ".join(sentences(refusal)))
    else:
        if wants_json(request):
            return done(ASKED)
        messages.success(request, ASKED)
    page = "split" if request.POST.get("from") == "split" else "change"
    return redirect(f"admin:factcheck_article_{page}", article.pk)


def fetch_urls(site: Any) -> list[URLPattern]:
    """The address of the button."""
    return [path("articles/<int:article_id>/fetch/", site.admin_view(fetch_now), name="fetch_article")]
