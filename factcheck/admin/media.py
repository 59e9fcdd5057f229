"""Recordings, posts and pictures on the desk: taken in, shown with their claims, and marked."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from factcheck import rules
from factcheck.formats.fragments import spoken
from factcheck.models import Appearance, Article, Capture, Claim
from factcheck.text.fragments import Area, NoFragment, parse
from factcheck.workflow import splitting
from factcheck.workflow.listening import mark_media
from factcheck.workflow.media import attach_media, receive_media

from .answers import done, not_filled_in, refused, wants_json
from .media_forms import AreaForm, FilesForm, MediaArticleForm, PlaceForm, TimeForm
from .numbers import number
from .refusals import REFUSALS

WHOLE = "in the whole of it"


@dataclass(frozen=True)
class Heard:
    """A claim in a recording or picture: `start` in seconds, `area` in per cent, `part` in words."""

    claim: Claim
    capture_id: int | None
    part: str
    start: str
    area: Area | None


@dataclass(frozen=True)
class Medium:
    """A file of an article, its claims, and the form for one more."""

    capture: Capture
    form: PlaceForm
    claims: list[Heard]

    @property
    def kind(self) -> str:
        """image, audio or video."""
        return self.capture.content_type.partition("/")[0]


def heard_in(article: Article) -> list[Heard]:
    """The claims of an article's recordings and pictures, in the order of their times."""
    rows = Appearance.objects.filter(claim__article=article, kind="media").select_related("claim__claimant")
    heard = [_heard(row) for row in rows.order_by("id")]
    return sorted(heard, key=lambda each: float(each.start or 0))


def parts_of(article: Article) -> dict[int, str]:
    """Where each claim of its recordings and pictures was noted, in words, by the claim's key."""
    rows = Appearance.objects.filter(claim__article=article, kind="media").order_by("id")
    return {key: spoken(part) or WHOLE for key, part in rows.values_list("claim", "fragment")}


def _heard(row: Appearance) -> Heard:
    try:
        fragment = parse(row.fragment)
    except NoFragment:
        return Heard(row.claim, row.capture_id, spoken(row.fragment), "", None)
    area = fragment.area if fragment.area and fragment.area.percent else None
    start = "" if fragment.start is None else str(fragment.start)
    return Heard(row.claim, row.capture_id, spoken(row.fragment), start, area)


def media_in(article: Article, form: PlaceForm | None = None) -> list[Medium]:
    """The files of an article that can be seen or heard. `form` takes the place of the one for its file."""
    rows = article.captures.filter(redacted_by=None, content_type__regex="^(image|audio|video)/")
    claims = heard_in(article)
    media = []
    for capture in rows.order_by("id"):
        asks = AreaForm if capture.content_type.startswith("image/") else TimeForm
        own = asks(article=article, initial={"capture": capture.pk}, auto_id=f"id_{capture.pk}_%s")
        if form is not None and form.data.get("capture") == str(capture.pk):
            own = form  # type: ignore[assignment] # as it was sent, with what was refused
        media.append(Medium(capture, own, [each for each in claims if each.capture_id == capture.pk]))
    return media


def page_about(site: Any, request: HttpRequest, article: Article | None, title: str) -> dict[str, Any]:
    """What every page about an article's media shows."""
    may_mark = rules.has(request.user, "split")
    return {**site.each_context(request), "title": title, "article": article, "may_mark": may_mark}


@require_safe
def media_of_article(request: HttpRequest, article_id: int, site: Any) -> HttpResponse:
    """The files of an article, each with its claims."""
    return _media_page(request, get_object_or_404(Article, pk=article_id), site)


def _media_page(
    request: HttpRequest, article: Article, site: Any, form: PlaceForm | None = None, files: Any = None
) -> HttpResponse:
    page = page_about(site, request, article, f"In pictures and sound: {article}")
    page |= {
        "media": media_in(article, form),
        "files": files or FilesForm(),
        "speakers": speakers_of(article),
    }
    return TemplateResponse(request, "admin/factcheck/article/media.html", page)


def speakers_of(article: Article) -> list[str]:
    """Who has been heard in it so far."""
    names = article.claims.exclude(claimant=None).order_by("id").values_list("claimant__name", flat=True)
    return list(dict.fromkeys(name for name in names[:500]))


@require_POST
def mark_in_media(request: HttpRequest, article_id: int, site: Any) -> HttpResponse:
    """Suggest a claim of what is seen or heard in a file."""
    article = get_object_or_404(Article, pk=article_id)
    form = form_for(request, article)
    claim = mark(request, article, form)
    if wants_json(request):
        return told(form, claim)
    if claim is None:
        return _media_page(request, article, site, form)
    messages.success(request, f"Noted: “{claim}”")
    return redirect(f"{request.path.removesuffix('mark/')}#medium-{form.data.get('capture')}")


def form_for(request: HttpRequest, article: Article) -> PlaceForm:
    """The form that fits the file: a part of a picture, or a time."""
    capture = article.captures.filter(pk=number(request.POST.get("capture")) or 0).first()
    asks = AreaForm if capture and capture.content_type.startswith("image/") else TimeForm
    return asks(request.POST, article=article, auto_id=f"id_{capture.pk if capture else 0}_%s")


def mark(request: HttpRequest, article: Article, form: PlaceForm) -> Claim | None:
    """The claim, or nothing, and then the form says why."""
    if not form.is_valid():
        return None
    try:
        return mark_media(article, by=request.user, **form.words())  # type: ignore[arg-type] # only staff come here
    except REFUSALS as refusal:
        form.refuse(refusal)
    return None


def told(form: PlaceForm, claim: Claim | None) -> HttpResponse:
    """The answer for a script."""
    if claim is not None:
        return done(f"Noted: {claim}")
    return refused(form.refusal, form=form) if form.refusal else not_filled_in(form)


@require_POST
def attach_to_article(request: HttpRequest, article_id: int, site: Any) -> HttpResponse:
    """Keep more files with an article."""
    article = get_object_or_404(Article, pk=article_id)
    _require_split(request)
    form = FilesForm(request.POST, request.FILES)
    if form.is_valid():
        media, words = form.cleaned_data["uploads"], form.cleaned_data["description"]
        try:
            kept = attach_media(article, media, by=request.user, description=words)  # type: ignore[arg-type] # staff
        except REFUSALS as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Kept." if kept else "This file is on the article already.")
            return redirect("admin:factcheck_article_media", article.pk)
    return _media_page(request, article, site, files=form)


def add_media_article(request: HttpRequest, site: Any) -> HttpResponse:
    """Take in an article that is no text, then go where its claims are found."""
    _require_split(request)
    form = MediaArticleForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            article = _received(request, form)
        except REFUSALS as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"“{article}” is on the desk. Find its claims next.")
            where = "split" if article.texts.exists() else "media" if article.captures.exists() else "listen"
            return redirect(f"admin:factcheck_article_{where}", article.pk)
    page = page_about(site, request, None, "Take in speech, a post, a picture, film or sound") | {
        "form": form
    }
    return TemplateResponse(request, "admin/factcheck/article/add_media.html", page)


def _received(request: HttpRequest, form: MediaArticleForm) -> Article:
    person: Any = request.user
    article = receive_media(
        by=person,
        media=form.cleaned_data["uploads"],
        transcript=form.cleaned_data["transcript"],
        description=form.cleaned_data["description"],
        **form.facts(),
    )
    if article.texts.exists():
        splitting.split(article, by=person)
    return article


def _require_split(request: HttpRequest) -> None:
    """Refuse before a file is looked at."""
    if not rules.has(request.user, "split"):
        raise PermissionDenied
