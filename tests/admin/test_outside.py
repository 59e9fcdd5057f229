"""What other houses have checked, beside a claim of ours: labelled, linked, never to be merged with."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from factcheck.workflow import claims, intake, splitting
from factcheck.workflow.outside import import_reviews
from factcheck.workflow.schedule import desk
from tests import factories
from tests.admin.pages import address
from tests.workflow.test_outside import STATEMENT, lines, review

pytestmark = pytest.mark.django_db
WIRE = "Checked by <bdi>A Wire</bdi>, not by us"
IMPORT = "/admin/factcheck/outsidecheck/import/"
LINK = '<a href="https://checks.example/bridge" rel="noopener noreferrer external"'


@pytest.fixture(autouse=True)
def _imported():
    import_reviews(lines(review()), by=desk())


def test_split_names_whoever_checked_it_and_offers_no_merging(door):
    editor = factories.person("editor")
    article = intake.receive(f"{STATEMENT}. Nobody objected to that at the time.", by=editor)
    splitting.mark(article, by=editor, quote=STATEMENT)
    page = door(editor).get(address(article, "split")).content.decode()
    assert WIRE in page
    assert LINK in page
    assert "merge:" not in page


def test_check_names_them_too(door):
    team = factories.Team()
    claim = factories.open_claim(team)
    claims.edit(claim, by=team.lead, statement=STATEMENT)
    page = door(team.lead).get(address(claim)).content.decode()
    assert WIRE in page
    assert LINK in page


def test_an_editor_imports_a_file_and_is_told_of_each_line(door):
    browser = door(factories.person("editor"))
    file = SimpleUploadedFile("theirs.ndjson", lines(review(), review(url="javascript:alert(1)")).read())
    page = browser.post(IMPORT, {"file": file, "publisher": ""}).content.decode()
    assert "0 new, 1 renewed, 0 taken out, 1 refused" in page
    assert "<strong>Line 2</strong>: Its url leads nowhere" in page
    listed = browser.get("/admin/factcheck/outsidecheck/").content.decode()
    assert "A Wire" in listed
    assert IMPORT in listed
    assert "This field is required" in browser.post(IMPORT).content.decode()


def test_who_only_checks_reads_and_imports_nothing(door):
    browser = door(factories.person("checker"))
    assert browser.get(IMPORT).status_code == 403
    assert IMPORT not in browser.get("/admin/factcheck/outsidecheck/").content.decode()
