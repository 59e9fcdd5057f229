"""The partner's guide: how to begin, how to keep a true copy, what is promised; with programs."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.models.house import House

EXAMPLES = settings.BASE_DIR / "templates" / "api" / "examples"
TYPES = {"sync.py": "text/x-python", "smoke.sh": "text/x-sh", "verify.py": "text/x-python"}


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The guide, with this site's own addresses in its examples."""
    facts = {
        "site": settings.SITE_URL,
        "house": House.the(),
        "anonymous": settings.API_ANONYMOUS,
        "per_minute": settings.API_PER_MINUTE,
        "with_a_key": settings.API_KEY_PER_MINUTE,
        "programs": {name.partition(".")[0]: (EXAMPLES / name).read_text("utf-8") for name in TYPES},
    }
    return render(request, "api/guide.html", facts)


@require_safe
def example(request: HttpRequest, name: str) -> HttpResponse:
    """One of the programs, to be saved."""
    if name not in TYPES:
        raise Http404
    return HttpResponse((EXAMPLES / name).read_bytes(), content_type=f"{TYPES[name]}; charset=utf-8")
