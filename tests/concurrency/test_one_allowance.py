"""Four processes of the site that are asked at the same moment count what an address asks together."""

import os
import subprocess
import sys
import uuid

import pytest
from django.conf import settings

PROCESSES, TIMES = 4, 25
ASK = """
import django, sys
django.setup()
from factcheck.api.throttles import AddressThrottle
for _ in range(int(sys.argv[2])):
    print(AddressThrottle.count(sys.argv[1], 60))
"""


@pytest.mark.postgresql  # it is tested where a cache is that processes share
def test_no_request_is_counted_as_none():
    if not str(settings.CACHES["default"]["LOCATION"]).startswith("redis"):
        pytest.skip("This test needs Redis: set CACHE_URL to redis://host:6379/0.")
    command = [sys.executable, "-c", ASK, f"throttle:{uuid.uuid4()}", str(TIMES)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "DEBUG": "1"}
    asked = [
        subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True
        )
        for _ in range(PROCESSES)
    ]
    counted = [int(line) for process in asked for line in process.communicate()[0].split()]
    assert sorted(counted) == list(range(1, PROCESSES * TIMES + 1))
