"""How partners are told that an address will go: Deprecation (RFC 9745) and Sunset (RFC 8594)."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.http import http_date


@dataclass(frozen=True)
class Deprecation:
    """From when an address should be used no more, and when it goes: a year later at the earliest."""

    since: datetime
    sunset: datetime
    advice: str
    """The part of the guide that says what to use instead."""

    def headers(self) -> dict[str, str]:
        """What each answer says."""
        page = f"{settings.SITE_URL}{reverse('api-guide')}#{self.advice}"
        return {
            "Deprecation": f"@{int(self.since.timestamp())}",
            "Sunset": http_date(self.sunset.timestamp()),
            "Link": f'<{page}>; rel="deprecation"; type="text/html"',
        }
