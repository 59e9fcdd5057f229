"""Commands that take articles in and split them."""

import io

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from factcheck.models import Article, ArticleText, Claim, Event, Job
from tests.files import samples

pytestmark = pytest.mark.django_db
SEED = settings.BASE_DIR / "seeds" / "microsoft-face-recognition.txt"


def refused(path, words: str) -> None:
    """The command says so, and nothing is stored."""
    with pytest.raises(CommandError, match=words):
        call_command("import_article", str(path))
    assert not Article.objects.exists()
    assert not Event.objects.exists()


def test_the_seed_article_is_kept_byte_for_byte():
    call_command("import_article", str(SEED))
    assert ArticleText.objects.get().text.encode() == SEED.read_bytes()
    assert Article.objects.get().title.startswith("Washington's Microsoft bans")


def test_an_article_comes_by_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It rained on 3 May 2020 in Oslo.")))
    call_command("import_article", "-", title="Rain")
    assert Article.objects.get().title == "Rain"


def test_the_second_time_it_names_the_article_that_is_there():
    call_command("import_article", str(SEED))
    with pytest.raises(CommandError, match=rf"\(article {Article.objects.get().pk}\)"):
        call_command("import_article", str(SEED))
    assert Article.objects.count() == 1


def test_a_dry_run_keeps_nothing(capsys):
    call_command("import_article", str(SEED), dry_run=True)
    assert "would be kept" in capsys.readouterr().out
    assert not Article.objects.exists()


def test_an_empty_article_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text(" \n ")
    refused(tmp_path / "a.txt", "empty")


def test_a_binary_file_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"PK\x03\x04\x00\x00\x00\x00" * 50)
    refused(tmp_path / "a.txt", ".")


def test_an_enormous_article_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("It rained. " * 200_000)
    refused(tmp_path / "a.txt", "2 MB")


def test_a_wrong_encoding_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes("Es regnete über Köln am 3. Mai.".encode("latin-1"))
    refused(tmp_path / "a.txt", "UTF-8")


def test_a_missing_file_is_refused(tmp_path):
    refused(tmp_path / "nothing.txt", "cannot be read")


def test_an_unknown_person_is_refused():
    with pytest.raises(CommandError, match="There is no user “nobody”"):
        call_command("import_article", str(SEED), by="nobody")


def test_split_suggests_once(capsys):
    call_command("import_article", str(SEED))
    article = Article.objects.get().pk
    call_command("split_article", article, dry_run=True)
    assert not Claim.objects.exists()
    call_command("split_article", article)
    suggested = Claim.objects.count()
    call_command("split_article", article)
    assert Claim.objects.count() == suggested > 4


def test_split_needs_an_article():
    with pytest.raises(CommandError, match="There is no article 9"):
        call_command("split_article", 9)


@pytest.mark.parametrize("made", [samples.html, samples.word, lambda: samples.pdf(samples.WORDS)])
def test_a_file_of_another_kind_is_read_and_kept(tmp_path, made):
    (tmp_path / "story.txt").write_bytes(made())
    call_command("import_article", str(tmp_path / "story.txt"))
    article = Article.objects.get()
    assert samples.WORDS in article.texts.get().text
    assert article.captures.get().size == len(made())


def test_an_address_is_left_to_the_worker(capsys):
    call_command("import_article", "https://example.org/story?utm_source=x")
    assert (Job.objects.get().kind, Job.objects.get().article.url) == ("fetch", "https://example.org/story")
    assert "The worker fetches it." in capsys.readouterr().out


def test_a_picture_is_no_article(tmp_path):
    (tmp_path / "a.txt").write_bytes(samples.picture())
    refused(tmp_path / "a.txt", "holds no words")
