"""Every address of the site starts here."""

from django.conf import settings
from django.urls import include, path, re_path

from factcheck.admin import desk, preview
from factcheck.admin.entrance import too_often
from factcheck.admin.entrance import urlpatterns as entrance
from factcheck.api.google import ClaimsSearch
from factcheck.public import health
from factcheck.public.frame import frame
from factcheck.workflow.worker import missing_worker
from newsroom import refusals

urlpatterns = [
    path("admin/", include(entrance)),
    path("admin/", desk.urls),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, {"notes": {"worker": missing_worker}}, name="readyz"),
    path(
        "preview/<str:token>/",
        preview.preview_page,
        {"frame": frame, "absent": refusals.not_found},
        name="preview",
    ),
    path("api/", include("factcheck.api.urls")),
    path("v1alpha1/claims:search", ClaimsSearch.as_view(), name="claims-search"),
    path("", include("factcheck.public.urls")),
]
if settings.DEBUG:
    # What leads nowhere looks as it will look in production, not like a list of our addresses.
    urlpatterns.append(re_path(r"^.*/$", refusals.not_found, {"exception": None}))
handler400 = refusals.unanswerable
handler403 = refusals.forbidden
handler404 = refusals.not_found
handler429 = too_often
handler500 = refusals.broken
