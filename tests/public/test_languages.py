"""The interface in English, Spanish and Arabic: nothing left out, and from right to left where that is so."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import translation

from factcheck.formats.tongue import tongue
from factcheck.workflow import checking, claims
from tests import factories

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted(ROOT.glob("factcheck/locale/*/LC_MESSAGES/django.po"))
IN_TEMPLATES = re.compile(r'{%-? translate "((?:[^"\\]|\\.)*)"')
IN_CODE = re.compile(r'\b(?:_|gettext|gettext_lazy)\(\s*"((?:[^"\\]|\\.)*)"\s*\)')
NAMES = re.compile(r"%\((\w+)\)s|{(\w+)}|<(/?\w+)")


@pytest.fixture(params=CATALOGUES, ids=[path.parts[-3] for path in CATALOGUES])
def catalogue(request):
    return polib.pofile(str(request.param))


def words_of(entry):
    return entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]


def test_every_word_is_translated_with_its_names(catalogue):
    for entry in catalogue:
        asked = set(NAMES.findall(entry.msgid)) | set(NAMES.findall(entry.msgid_plural))
        for words in words_of(entry):
            assert words, entry.msgid
            assert set(NAMES.findall(words)) <= asked, entry.msgid
        assert asked - {("number", "", "")} <= set(NAMES.findall(list(words_of(entry))[-1])), entry.msgid
        assert not entry.fuzzy


def test_what_is_said_is_what_is_compiled(catalogue):
    compiled = polib.mofile(catalogue.fpath.removesuffix("po") + "mo")
    said = {(each.msgctxt, each.msgid): list(words_of(each)) for each in compiled}
    assert said == {(each.msgctxt, each.msgid): list(words_of(each)) for each in catalogue}


def test_nothing_that_readers_see_is_forgotten(catalogue):
    known = {entry.msgid for entry in catalogue}
    said = set()
    for path in (ROOT / "templates/public").rglob("*.html"):
        said |= set(IN_TEMPLATES.findall(path.read_text()))
    for folder in ("public", "formats", "workflow"):
        for path in (ROOT / "factcheck" / folder).glob("*.py"):
            said |= set(IN_CODE.findall(path.read_text()))
    assert said - known == set()


def test_a_language_falls_back_to_one_that_we_have():
    assert [tongue(each) for each in ("es-MX", "ar", "AR_eg", "fr")] == ["es", "ar", "ar", "en"]


def in_language(team, language):
    claim = factories.checked_claim(team)
    claims.edit(claim, by=team.lead, language=language)
    checking.write_verdict(claim, by=team.lead, summary="…")
    return factories.fact_check(factories.publish_checked(claim, team))


def test_a_fact_check_speaks_its_own_language(read, team):
    page = read(in_language(team, "ar").get_absolute_url())
    assert '<html lang="ar" dir="rtl">' in page
    assert "الأدلة" in page
    spanish = read(in_language(team, "es").get_absolute_url())
    assert '<html lang="es" dir="ltr">' in spanish
    assert "Cómo se verificó" in spanish
    assert re.search(r"\d de \w+ de 20\d\d</time>", spanish)


def test_the_house_speaks_its_own_language(read, client, live):
    factories.the_house(language="es")
    assert "Últimas verificaciones" in read("/")
    assert "No hay nada en esta dirección" in read("/nothing/", status=404)
    assert "no tiene ningún filtro" in read("/fact-checks/?colour=red", status=400)
    assert translation.get_language() == settings.LANGUAGE_CODE
