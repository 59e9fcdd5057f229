"""A worker that may call a site on this machine."""

from functools import partial

import pytest

from factcheck.models import Job
from factcheck.workflow import vault, worker
from factcheck.workflow.captures import capture
from tests.net.sites import LIMITS, Site


def runners(site: Site, limits=LIMITS):
    return {Job.Kind.CAPTURE: partial(capture, allow=site.allow(), limits=limits)}


def work(site: Site, limits=LIMITS, name: str = "worker") -> Job:
    """Do the job that is due, and return it as it is kept."""
    job = worker.run_next(name, runners=runners(site, limits))
    return Job.objects.get(pk=job.pk)


WORDS = b"<!doctype html><p>Azure was announced in 2008.</p>"


@pytest.fixture(autouse=True)
def own_vault(settings, tmp_path):
    """An empty folder of captures for each test."""
    settings.CAPTURES_DIR = tmp_path / "captures"


def files():
    """The names of what is kept."""
    return sorted(path.name for path in vault.path_of("").iterdir())
