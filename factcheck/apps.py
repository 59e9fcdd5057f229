"""The one app of the project, and what it refuses to start with."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


class FactcheckConfig(AppConfig):
    """A fact-checking desk."""

    name = "factcheck"
    verbose_name = "Fact-checking desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Ask for a shared cache wherever the system checks run."""
        register(processes_share_a_cache, Tags.caches)


def processes_share_a_cache(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse several processes that each count throttles for themselves: limits would be multiplied."""
    alone = settings.CACHES["default"]["BACKEND"].endswith("LocMemCache")
    if settings.WEB_CONCURRENCY == 1 or not alone:
        return []
    return [
        Error(
            "Several processes serve the site, and each would count its visitors alone.",
            hint="Set CACHE_URL to a Redis that they share, or WEB_CONCURRENCY to 1.",
            id="factcheck.E001",
        )
    ]
