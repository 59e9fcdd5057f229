"""Programs that others wrote, against a server that really listens: what they find, partners would."""

import importlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import requests
from django.conf import settings as site
from googleapiclient.discovery import build
from openapi_spec_validator import validate
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from factcheck.models import Claim, FactCheck
from factcheck.workflow import publishing
from tests import factories, translations
from tests.clients.archive import many

HERE = Path(__file__).parent
EXAMPLES = site.BASE_DIR / "templates" / "api" / "examples"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sqlite]


@pytest.fixture
def open_to_all(settings):
    """As many requests as a fuzzer makes."""
    rates = {"anonymous": "1000000/minute", "partner": "1000000/minute"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}


@pytest.fixture
def server(live_server, settings):
    """Its address, by which it calls itself too."""
    settings.SITE_URL = live_server.url
    return live_server.url


def run(*command, **environment):
    """Run a program to its end and return what it said."""
    found = subprocess.run(  # noqa: S603 - our own words
        [str(word) for word in command],
        capture_output=True,
        text=True,
        timeout=240,
        cwd=site.BASE_DIR,
        env=os.environ | environment,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


def tool(name):
    return Path(sys.executable).parent / name


def test_a_fuzzer_finds_nothing_that_the_document_does_not_say(server, team, corrected, open_to_all):
    factories.withdrawn_claim(team)
    translations.published(team, factories.published_claim(team))
    key = factories.partner_key(scopes=["read", "intake", "webhooks", "embargoed"])
    said = run(
        tool("schemathesis"),
        *("--config-file", HERE / "schemathesis.toml"),
        *("run", f"{server}/api/openapi.json"),
        *("-H", f"Authorization: Bearer {key.secret}"),
        # What is sent in is public only once a claim of it is published: until then its address is not there.
        *("--checks", "all", "--exclude-checks", "ensure_resource_availability"),
        *("--max-examples", "4", "--seed", "1"),
        SCHEMATHESIS_HOOKS="tests.clients.hooks",
    )
    assert " passed" in said
    assert " failed" not in said


def test_the_document_is_one(server, db):
    with requests.Session() as session:
        validate(session.get(f"{server}/api/openapi.json", timeout=30).json())


def test_a_generated_client_lists_and_reads(server, corrected, withdrawn, tmp_path, monkeypatch):
    config = tmp_path / "config.yml"
    config.write_text("post_hooks: []\nproject_name_override: made\npackage_name_override: made\n")
    run(
        tool("openapi-python-client"),
        *("generate", "--url", f"{server}/api/openapi.json", "--meta", "none"),
        *("--config", config, "--output-path", tmp_path / "made"),
    )
    monkeypatch.syspath_prepend(tmp_path)
    made = importlib.import_module("made").Client(base_url=server)
    listing = importlib.import_module("made.api.fact_checks.list_fact_checks")
    reading = importlib.import_module("made.api.fact_checks.read_fact_check")
    with made as client:
        page = listing.sync(client=client)
        assert [each.id for each in page.results] == [corrected.public_id]
        one = reading.sync(corrected.public_id, client=client)
        assert one.verdict.label == corrected.label
        assert reading.sync(withdrawn.public_id, client=client).deleted


def test_googles_own_client_pages_through_all_of_them(server, live, open_to_all):
    many(live, 1050)
    service = build(
        "factchecktools",
        "v1alpha1",
        developerKey="a key of Google's",
        static_discovery=True,
        client_options={"api_endpoint": server},
    )
    found, token = [], None
    while len(found) <= 2000:
        asked = {"reviewPublisherSiteFilter": "localhost", "pageSize": 100, "pageToken": token}
        page = service.claims().search(**asked).execute()
        found += [claim["claimReview"][0]["url"] for claim in page["claims"]]
        token = page.get("nextPageToken")
        if token is None:
            break
    assert len(found) == len(set(found)) == 1051
    assert service.claims().search(query="bananas").execute() == {}
    service.close()


def test_a_client_that_retries_waits_as_long_as_it_is_told(server, live, settings):
    rates = {"anonymous": "2/second", "partner": "2/second"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}
    with requests.Session() as patient:
        patient.mount("http://", HTTPAdapter(max_retries=Retry(5, status_forcelist=[429])))
        answers = [patient.get(f"{server}/api/v1/fact-checks", timeout=30) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 5
    assert any(answer.raw.retries.history for answer in answers), "it was told to wait"


def copied(copy):
    """What the copy of our example has."""
    with closing(sqlite3.connect(copy)) as kept:
        documents = [json.loads(row) for (row,) in kept.execute("SELECT document FROM fact_check")]
    return {document["id"]: document["version"] for document in documents}


def truth():
    return dict(FactCheck.objects.live().values_list("public_id", "number"))


def test_our_example_keeps_a_true_copy(server, team, tmp_path, open_to_all):
    copy = tmp_path / "copy.sqlite3"
    claims = [factories.published_claim(team) for _ in range(3)]
    sync = (sys.executable, EXAMPLES / "sync.py", server, copy)
    assert run(*sync) == "3 fact-checks read.\n"
    assert copied(copy) == truth()
    publishing.suspend(Claim.objects.get(pk=claims[0].pk), by=team.publisher, note="Forged.")
    factories.correct(Claim.objects.get(pk=claims[1].pk), team)
    factories.published_claim(team)
    assert run(*sync) == "3 fact-checks read.\n"
    assert copied(copy) == truth()
    assert run(*sync) == "0 fact-checks read.\n"
    with closing(sqlite3.connect(copy)) as broken, broken:
        broken.execute("UPDATE place SET log_id = 'of a backup'")
    run(*sync)
    assert copied(copy) == truth(), "it began anew after the backup"


def test_a_data_team_ends_with_what_is_published(server, team, tmp_path, open_to_all):
    claims = [factories.published_claim(team) for _ in range(2)]
    load = (sys.executable, HERE / "load_with_dlt.py", server, tmp_path)
    quiet = {"RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "ERROR"}
    assert json.loads(run(*load, **quiet).splitlines()[-1]) == truth()
    publishing.suspend(Claim.objects.get(pk=claims[0].pk), by=team.publisher, note="Forged.")
    factories.correct(Claim.objects.get(pk=claims[1].pk), team)
    factories.published_claim(team)
    assert json.loads(run(*load, **quiet).splitlines()[-1]) == truth()


def test_our_smoke_script_is_content(server, live, open_to_all):
    assert run("sh", EXAMPLES / "smoke.sh", server).endswith("The API answers as it should.\n")
