"""Every address of the site starts here."""

from django.contrib import admin
from django.urls import include, path

from factcheck.public import health, refusals

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("", include("factcheck.public.urls")),
]
handler400 = refusals.unanswerable
handler403 = refusals.forbidden
handler404 = refusals.not_found
handler500 = refusals.broken
