"""Reads that pages noted are added up, each once, whoever dies in the middle."""

from datetime import UTC, datetime, timedelta

import pytest

from factcheck.models import ArticleReads, FoldedReads
from factcheck.text.tally import file_name, line
from factcheck.workflow.reads import fold

AT = datetime(2026, 11, 26, 12, 0, 30, tzinfo=UTC)
LATER = AT + timedelta(minutes=3)


@pytest.fixture
def article(live, settings, tmp_path):
    settings.READS_DIR = tmp_path
    return live.articles.get()


def write(tmp_path, body, process="web-7"):
    path = tmp_path / file_name(process, AT)
    path.write_bytes(body)
    return path


def test_the_files_of_all_processes_are_added_up_and_cleared_away(article, tmp_path):
    ArticleReads.objects.create(article=article, times=10)
    for process in ("web-7", "web-8"):
        write(tmp_path, line(article.public_id) * 2, process)
    assert fold(LATER) == 4
    assert ArticleReads.objects.get().times == 14
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_still_be_written_to_waits(article, tmp_path):
    path = write(tmp_path, line(article.public_id))
    assert fold(AT + timedelta(seconds=30)) == 0
    assert path.exists()


def test_a_worker_killed_before_the_file_is_gone_counts_nothing_twice(article, tmp_path):
    body = line(article.public_id)
    write(tmp_path, body)
    fold(LATER)
    path = write(tmp_path, body)
    fold(LATER + timedelta(days=40))
    assert ArticleReads.objects.get().times == 1
    assert not path.exists()


def test_lines_cut_short_and_unknown_articles_count_for_nothing(article, tmp_path):
    write(tmp_path, line(article.public_id) + b"ar_nobody\n\xff\n" + article.public_id[:9].encode())
    fold(LATER)
    assert ArticleReads.objects.get().times == 1


def test_names_are_forgotten_after_a_while(article, tmp_path):
    write(tmp_path, line(article.public_id))
    fold(LATER)
    write(tmp_path, line(article.public_id), "web-8")
    fold(LATER + timedelta(days=40))
    assert FoldedReads.objects.get().name == file_name("web-8", AT)


def test_what_cannot_be_read_waits_and_stops_no_worker(article, tmp_path, caplog):
    (tmp_path / file_name("web-7", AT)).mkdir()
    assert fold(LATER) == 0
    assert "reads cannot be added up" in caplog.text


def test_a_file_of_nobodys_is_left_alone(article, tmp_path):
    (tmp_path / "notes.reads").write_text("mine")
    assert fold(LATER) == 0
    assert (tmp_path / "notes.reads").exists()
