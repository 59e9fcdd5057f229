"""Addresses of articles that are no texts: taken in, shown, marked, listened to."""

from typing import Any

from django.urls import URLPattern, path, re_path

from .listening import listen
from .media import add_media_article, attach_to_article, mark_in_media, media_of_article
from .shown import capture_shown, claim_image


def media_urls(site: Any) -> list[URLPattern]:
    """A file does not send strangers to the login: it is not there for them."""
    pages = (
        ("factcheck/article/add-media/", add_media_article, "factcheck_article_add_media"),
        ("factcheck/article/<int:article_id>/media/", media_of_article, "factcheck_article_media"),
        ("factcheck/article/<int:article_id>/media/attach/", attach_to_article, "factcheck_article_attach"),
        ("factcheck/article/<int:article_id>/media/mark/", mark_in_media, "factcheck_article_mark_media"),
        ("factcheck/article/<int:article_id>/listen/", listen, "factcheck_article_listen"),
    )
    shown = re_path(r"^captures/(?P<sha256>[0-9a-f]{64})/shown/$", capture_shown, name="capture_shown")
    picture = re_path(r"^claim-images/(?P<sha256>[0-9a-f]{64})/$", claim_image, name="claim_image")
    return [
        shown,
        picture,
        *(path(address, site.admin_view(view), {"site": site}, name=name) for address, view, name in pages),
    ]
