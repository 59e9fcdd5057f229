"""How often one address may ask. Named in settings.

Requests are counted in fixed windows in the cache, so several processes that share a cache share the count.
"""

import time
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

from factcheck.formats.networks import fingerprint

PERIODS = {"second": 1, "minute": 60, "hour": 3600}


@dataclass(frozen=True)
class Allowance:
    """What an address may ask, how much of it is left, and in how many seconds it is full again."""

    policy: str
    quota: int
    period: int
    left: int
    reset: int

    def headers(self) -> dict[str, str]:
        """The RateLimit headers of the IETF's draft."""
        return {
            "RateLimit-Policy": f'"{self.policy}";q={self.quota};w={self.period}',
            "RateLimit": f'"{self.policy}";r={self.left};t={self.reset}',
        }


class AddressThrottle(BaseThrottle):
    """So many requests in a window from one address; what an OPTIONS asks is free."""

    policy = "anonymous"
    timer = staticmethod(time.time)
    allowance: Allowance | None = None

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request, and tell the view what is left."""
        if request.method == "OPTIONS":
            return True
        quota, period = read_rate(str(api_settings.DEFAULT_THROTTLE_RATES[self.policy]))
        now = self.timer()
        window = int(now // period)
        used = self.count(f"throttle:{fingerprint(self.get_ident(request))}:{window}", period)
        reset = max(1, int((window + 1) * period - now))
        self.allowance = Allowance(self.policy, quota, period, max(0, quota - used), reset)
        view.allowance = self.allowance
        return used <= quota

    def wait(self) -> float | None:
        """Seconds until the next window."""
        return self.allowance.reset if self.allowance else None

    @staticmethod
    def count(key: str, period: int) -> int:
        """One more in this window. The cache adds up, so two processes never count one request as none."""
        cache.add(key, 0, timeout=period * 2)
        try:
            return cache.incr(key)
        except ValueError:  # the cache was emptied between the two lines
            return 1


def read_rate(rate: str) -> tuple[int, int]:
    """Return quota and seconds of a rate.

    >>> read_rate("120/minute")
    (120, 60)
    """
    quota, _, period = rate.partition("/")
    return int(quota), PERIODS[period]
