"""Articles by their address: expected at once, fetched by a worker, kept as they were and read."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from factcheck import rules
from factcheck.files import Inspected, Unfit, inspect_file
from factcheck.files.inspection import Page
from factcheck.models import Article, Job, User
from factcheck.net import refusals
from factcheck.net.addresses import NOTHING_EXTRA, Allow
from factcheck.net.limits import LIMITS, Limits
from factcheck.net.safe_fetch import Fetched, Refused, fetch
from factcheck.net.target import Target
from factcheck.text.addresses import is_same_page, normal, short
from factcheck.text.clean import title_of
from factcheck.text.suggest import drafts

from . import jobs, vault
from .captures import require_page
from .intake import Kept, attach, begin, lock_article, put_text, require_split
from .known import LONGEST, known_address, known_text, remember
from .ledger import record, sha256
from .outlets import outlet_of
from .splitting import split

NO_WORDS = "There is a file of type {kind} at this address, and no text to read. Paste the words instead."
NO_ADDRESS = "This article has no address. Paste its new text or choose a file."
UNDER_WAY = "It is being fetched already. Reload in a minute."


def expect(url: str, *, by: User, **facts: Any) -> Article:
    """Take an article onto the desk by its address alone; a worker fetches it (`read_page`).

    Raises ValidationError for what is no address of a page, and Duplicate for one that is known.
    """
    require_split(by)
    url = normal(url)
    _require_address(url)
    facts["title"] = facts.get("title") or short(url)
    article = Article(url=url, **facts, received_at=timezone.now(), received_by=by)
    with transaction.atomic():
        begin(article)
        jobs.enqueue(Job.Kind.FETCH, article, by=by)
        record("expect", article, by=by, changes={"url": [None, url]})
    return article


def _require_address(url: str) -> None:
    """Refuse what no worker could ever fetch. Its port is left to the worker, who knows what it may call."""
    if len(url) > LONGEST:
        raise ValidationError("This address is longer than 1000 characters. Paste the words instead.")
    try:
        Target.of(url, Allow(ports=frozenset({urlsplit(url).port or 0})))
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
    except ValueError as error:  # no port that there is
        raise ValidationError(refusals.NO_ADDRESS) from error


@transaction.atomic
def fetch_again(article: Article, *, by: User) -> Job:
    """Look at the article's address now: after a failure, or for a new revision."""
    require_split(by)
    if not article.url:
        raise ValidationError(NO_ADDRESS)
    last = article.jobs.filter(kind=Job.Kind.FETCH).order_by("-id").first()
    if (last and last.state == Job.State.FAILED) or (last and last.state == Job.State.WAITING and last.error):
        return jobs.retry(last, by=by)
    if last and last.state != Job.State.DONE:
        raise rules.Conflict(UNDER_WAY)
    job = jobs.enqueue(Job.Kind.FETCH, article, by=by)
    record("request_fetch", article, by=by)
    return job


def read_page(job: Job, *, allow: Allow = NOTHING_EXTRA, limits: Limits = LIMITS) -> None:
    """Fetch the article's page, keep its bytes, and take in what stands on it.

    Raises Refused, Unreachable, or TakenOver when another worker has the job by now. Fetching, reading and
    keeping come before the one transaction.
    """
    article = article_of(job)
    page = require_page(fetch(article.url, allow=allow, limits=limits))
    try:
        found = inspect_file(page.body, declared=page.content_type, charset=page.charset, url=page.final_url)
        reason = "" if found.kind == "text" else NO_WORDS.format(kind=found.content_type)
    except Unfit as refusal:
        found, reason = Inspected(page.content_type, len(page.body)), str(refusal)
    kept = Kept(vault.keep(page.body), len(page.body), found.content_type, "The page as it was fetched.")
    try:
        with transaction.atomic():
            if reason:
                _keep_unread(job, kept, reason)
            else:
                _take_in(job, page, found, kept)
    except (PermissionDenied, ValidationError) as refusal:
        raise Refused(" ".join(getattr(refusal, "messages", None) or [str(refusal)])) from refusal


def article_of(job: Job) -> Article:
    """What a job of this kind is about."""
    if job.article is None:
        raise AssertionError(f"{job} is about no article")
    return job.article


def _keep_unread(job: Job, kept: Kept, reason: str) -> None:
    """A page without an article: its bytes are kept, and the reason stands on the article."""
    article = article_of(job)
    record("fetch", article, by=job.created_by, note=reason, changes=attach(article, kept, job.created_by))
    jobs.fail(job, reason, for_good=True)


def _take_in(job: Job, page: Fetched, found: Inspected, kept: Kept) -> None:
    by = job.created_by
    article, _ = lock_article(article_of(job))
    changes = attach(article, kept, by)
    addresses = _addresses(article.url, page, found.page.canonical)
    # What a page calls itself never makes it another one: anybody may write anything there.
    twin = _twin(article, [normal(page.final_url), normal(article.url)], found.text)
    if twin is not None:
        Article.objects.filter(pk=article.pk).update(same_as=twin, version=F("version") + 1)
        changes["same_as"] = [None, twin.pk]
    elif article.texts.exists():
        changes |= _look_again(job, article, found.text)
    else:
        changes |= _begin(article, addresses, found, by)
    record("fetch", article, by=by, changes=changes)
    jobs.finish(job)


def _addresses(asked: str, page: Fetched, canonical: str) -> list[str]:
    """Every address of the page, the best one first. What it calls itself is one if it is the same place."""
    final = normal(page.final_url)
    own = [normal(canonical)] if canonical and is_same_page(canonical, final) else []
    return list(dict.fromkeys([*own, final, normal(asked)]))


def _twin(article: Article, addresses: list[str], text: str) -> Article | None:
    """The other article that this one turns out to be, as long as it has no text of its own."""
    if article.texts.exists():
        return None
    found = known_text(sha256(text)), *(known_address(url) for url in addresses)
    return next((each for each in found if each and each.pk != article.pk), None)


def _look_again(job: Job, article: Article, text: str) -> dict[str, Any]:
    """A new revision, if the words are others now and nobody has brought in a text while this waited."""
    last = article.texts.last()
    if last is None or last.sha256 == sha256(text) or last.received_at > job.created_at:
        return {}
    return put_text(article, text, by=job.created_by)[1]


def _begin(article: Article, addresses: list[str], found: Inspected, by: User) -> dict[str, Any]:
    """The first text of an article, its facts as far as nobody has given them, and its suggestions."""
    language = found.page.language.partition("-")[0].lower()  # without its country, as claims are kept
    offered = drafts(found.text, language or article.language)  # takes long, so before the ledger is locked
    changes = put_text(article, found.text, by=by)[1]
    addresses = [url for url in addresses if known_address(url) in (None, article)]
    remember(article, addresses)
    facts = _facts(article, found.page, found.text, addresses[0])
    changes |= _fill_in(article, **facts, language=language)
    if article.outlet is None:
        changes |= _fill_in(article, outlet=outlet_of(found.page.outlet, article.url, by=by))
    split(article, by=by, offered=offered)
    return changes


def _facts(article: Article, page: Page, text: str, url: str) -> dict[str, Any]:
    """What the page says of itself and nobody has said yet."""
    untitled = article.title == short(article.url)
    return {
        "title": (page.title or title_of(text)) if untitled else "",
        "url": url if len(url) <= LONGEST else "",
        "byline": "" if article.byline else page.byline,
        "published_on": None if article.published_on else _past(page.published_on),
    }


def _fill_in(article: Article, **facts: Any) -> dict[str, Any]:
    """Write those facts that are something and differ; what to say of them in the log."""
    facts = {name: value for name, value in facts.items() if value and value != getattr(article, name)}
    if not facts:
        return {}
    Article.objects.filter(pk=article.pk).update(**facts, version=F("version") + 1)
    changes = {name: [getattr(article, name), value] for name, value in facts.items()}
    for name, value in facts.items():
        setattr(article, name, value)
    return changes


def _past(day: date | None) -> date | None:
    return day if day and day <= timezone.localdate() else None
