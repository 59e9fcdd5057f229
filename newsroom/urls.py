"""Every address of the site starts here."""

from django.contrib import admin
from django.urls import path

from factcheck.public import health

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
