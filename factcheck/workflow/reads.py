"""Reads of articles that pages have noted in files, added up in the table that readers are told of."""

import logging
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F

from factcheck.models import ArticleReads, FoldedReads, PublishedArticle
from factcheck.text import tally

log = logging.getLogger(__name__)
AT_A_TIME = 500
REMEMBERED = timedelta(days=30)


def fold(now: datetime) -> int:
    """
    Add up the files that nobody writes to any more, and clear them away. Returns how many reads they held.

    A file's name is written in the transaction that counts it, and the file goes after it: whoever dies in
    between leaves a file that is cleared away and not counted again. Of two workers one counts a file.
    """
    found = _closed(now)[:AT_A_TIME]
    if not found:
        return 0
    reads = 0
    try:
        reads = _count({path.name: path.read_bytes() for path in found}, now)
        for path in found:
            path.unlink(missing_ok=True)
    except (IntegrityError, FileNotFoundError):
        log.info("another worker has these reads in hand")
    except OSError:  # the reads wait; the worker has other things to do
        log.exception("reads cannot be added up")
    return reads


def _closed(now: datetime) -> list[Path]:
    folder = Path(settings.READS_DIR)
    return [path for path in sorted(folder.glob(f"*{tally.SUFFIX}")) if tally.is_closed(path.name, now)]


@transaction.atomic
def _count(files: dict[str, bytes], now: datetime) -> int:
    """Count the files that were not counted before."""
    FoldedReads.objects.filter(at__lt=now - REMEMBERED).exclude(name__in=files).delete()
    known = set(FoldedReads.objects.filter(name__in=files).values_list("name", flat=True))
    new = sorted(files.keys() - known)
    FoldedReads.objects.bulk_create(FoldedReads(name=name, at=now) for name in new)
    total: Counter[str] = Counter()
    for name in new:
        total += tally.counted(files[name])
    articles = PublishedArticle.objects.filter(public_id__in=total).order_by("pk")
    for key, public_id in articles.values_list("pk", "public_id"):
        _add(key, total[public_id])
    return total.total()


def _add(article: int, times: int) -> None:
    if not ArticleReads.objects.filter(article_id=article).update(times=F("times") + times):
        ArticleReads.objects.create(article_id=article, times=times)
