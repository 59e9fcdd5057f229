"""Everything as files: whole, true, up to a number, gone the moment that something in them is taken back."""

import csv
import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import tracemalloc
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from frictionless import Package

from factcheck.formats.exports import COLUMNS, cells
from factcheck.management.whole_archive import WholeArchive
from factcheck.models import Change, ChangeSequence, FactCheck, triggers
from factcheck.models.published.snapshot import MANIFEST, Snapshot, folder
from factcheck.workflow import claims, exports, publishing
from tests import factories

NOW = timezone.now()
LATER = NOW + timedelta(minutes=61)


@pytest.fixture(autouse=True)
def _files(settings, tmp_path, db):
    settings.EXPORTS_DIR = tmp_path / "exports"


def read(name: str) -> bytes:
    return Snapshot.newest().path(name).read_bytes()


def test_the_manifest_tells_the_truth_of_every_file(live, corrected, withdrawn, suspended):
    made = exports.write(NOW)
    assert made == Snapshot.newest()
    assert made.seq == Change.objects.latest("seq").seq
    assert made.log_id == str(ChangeSequence.objects.get().log_id)
    for file in made.files:
        body = read(file.name)
        assert (len(body), hashlib.sha256(body).hexdigest()) == (file.bytes, file.sha256)
        if file.encoding:
            assert gzip.decompress(body) == read(file.name.removesuffix(".gz"))
    rows = {file.name: file.rows for file in made.files if not file.encoding}
    assert rows == {
        "fact-checks.ndjson": 4,
        "fact-checks.csv": 4,
        "claimreview.ndjson": 2,
        "claimreview.json": 4,
        "datapackage.json": None,
    }


def test_the_lines_are_what_the_api_says(live, withdrawn, client):
    exports.write(NOW)
    for line in read("fact-checks.ndjson").splitlines():
        found = json.loads(line)
        address = f"/api/v1/fact-checks/{found['id']}?include=evidence,editions"
        assert found == client.get(address).json()


def test_a_feed_of_claim_reviews_says_what_is_gone(live, withdrawn, client):
    exports.write(NOW)
    feed = json.loads(read("claimreview.json"))
    here, gone = feed["dataFeedElement"]
    assert (feed["@type"], here["@type"]) == ("DataFeed", "DataFeedItem")
    assert here["item"][0]["claimReviewed"] == live.statement
    assert "dateDeleted" not in here
    assert gone["item"] == []
    assert gone["dateDeleted"] >= gone["dateCreated"]
    [review] = read("claimreview.ndjson").splitlines()
    assert json.loads(review) == {"@context": "https://schema.org", **here["item"][0]}
    assert json.dumps(here["item"][0])[1:-1] in client.get(live.get_absolute_url()).content.decode()


def test_a_table_that_no_spreadsheet_runs_and_frictionless_accepts(team):
    claim = factories.open_claim(team)
    statement = '=HYPERLINK("https://evil.example"), said\nthe council'
    claims.edit(claim, by=team.lead, statement=statement)
    factories.papers(claim, team)
    factories.publish_checked(claim, team)
    exports.write(NOW)
    table = read("fact-checks.csv").decode()
    assert table.count("\r\n") == 2
    [line] = csv.DictReader(StringIO(table, newline=""))
    assert line["statement"].startswith("'=HYPERLINK")
    report = Package(str(Snapshot.newest().path("datapackage.json"))).validate()
    assert report.valid, report.flatten(["message"])
    assert (
        cells({column.name: None for column in COLUMNS} | {"corrections": [], "reason": "\t@x"})[-2]
        == "'\t@x"
    )


def test_a_client_goes_from_the_files_to_the_changes_and_ends_with_the_truth(team, live, client):
    kept = factories.published_claim(team)
    exports.write(NOW)
    copy = {each["id"]: each for each in map(json.loads, read("fact-checks.ndjson").splitlines())}
    publishing.suspend(kept, by=team.publisher, note="Forged.")
    factories.corrected_claim(team)
    changes = client.get(f"/api/v1/changes?after={Snapshot.newest().seq}").json()
    assert changes["log_id"] == Snapshot.newest().log_id
    for change in changes["results"]:
        address = f"/api/v1/fact-checks/{change['fact_check']}?include=evidence,editions"
        copy[change["fact_check"]] = client.get(address).json()
    exports.write(NOW)
    assert copy == {each["id"]: each for each in map(json.loads, read("fact-checks.ndjson").splitlines())}


def test_the_worker_writes_at_most_once_an_hour_but_at_once_what_is_hidden(team, live):
    exports.keep_up(NOW)
    first = Snapshot.newest()
    claim = factories.published_claim(team)
    exports.keep_up(NOW + timedelta(minutes=5))
    assert Snapshot.newest() == first
    exports.keep_up(LATER)
    second = Snapshot.newest()
    assert second.seq > first.seq
    exports.keep_up(LATER + timedelta(hours=2))
    assert Snapshot.newest() == second
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    exports.keep_up(LATER + timedelta(minutes=1))
    assert Snapshot.newest().seq > second.seq
    assert [json.loads(line)["deleted"] for line in read("fact-checks.ndjson").splitlines()] == [False, True]
    assert [path.name for path in folder().iterdir() if path.is_dir()] == [Snapshot.newest().id]


def test_a_full_disk_leaves_the_files_and_the_worker_as_they_were(live, settings):
    exports.write(NOW)
    known = Snapshot.newest()
    (folder() / "lock").unlink()
    (folder() / "lock").mkdir()
    exports.keep_up(NOW + timedelta(days=2))
    assert Snapshot.newest() == known


def test_a_worker_that_is_told_to_stop_leaves_the_old_files(live):
    known = exports.write(NOW)
    assert exports.keep_up(NOW + timedelta(days=2), stopped=lambda: True) is False
    assert Snapshot.newest() == known
    assert [path.name for path in folder().iterdir() if path.is_dir()] == [known.id]


def test_only_one_process_writes(live):
    exports.write(NOW)
    with exports._alone(folder()):  # noqa: SLF001
        assert exports.keep_up(NOW + timedelta(days=2)) is False
        with pytest.raises(CommandError, match="another process"):
            call_command("export")


def test_who_is_killed_while_writing_leaves_the_old_files_whole(live, settings):
    known = exports.write(NOW)
    half = folder() / "99-dead"
    code = (
        "import sys; from pathlib import Path; import django; django.setup()\n"
        "from factcheck.workflow.export_files import Part\n"
        f"place = Path({str(half)!r}); place.mkdir()\n"
        "part = Part(place, 'a.ndjson', 'A', 'x/y', packed=True)\n"
        "part.row('half'); print('now', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        cwd=Path(__file__).parents[2],
    ) as writer:
        assert writer.stdout.readline() == b"now\n"
        writer.send_signal(signal.SIGKILL)
    assert Snapshot.newest() == known
    assert hashlib.sha256(read("fact-checks.csv")).hexdigest() == known.file("fact-checks.csv").sha256
    with pytest.raises(OSError, match="full"):
        exports.write(NOW, full)
    assert not half.exists()
    assert Snapshot.newest() == known
    assert [path.name for path in folder().iterdir() if path.is_dir()] == [known.id]


def full():
    raise OSError("the disk is full")


def test_a_manifest_that_is_torn_is_none(live):
    exports.write(NOW)
    (folder() / MANIFEST).write_text('{"id": "x", "files": [')
    assert Snapshot.newest() is None
    assert exports.is_due(NOW)


def test_a_restored_backup_has_another_name(live, capsys):
    made = exports.write(NOW)
    call_command("new_log_id")
    assert str(ChangeSequence.objects.get().log_id) != made.log_id
    assert exports.is_due(NOW)
    assert exports.keep_up(NOW)
    assert not exports.is_due(NOW)


def test_the_memory_is_flat():
    archive = WholeArchive()
    triggers.remove()  # no desk stands behind these
    archive.open_house()
    archive.grow(2_000)
    triggers.install()
    exports.write(NOW)
    tracemalloc.start()
    exports.write(NOW)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert Snapshot.newest().file("fact-checks.ndjson").bytes > 5_000_000
    assert FactCheck.objects.count() == 2_000
    assert peak < 6_000_000
