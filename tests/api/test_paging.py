"""Pages: each row once, at any depth, and a cursor that cannot be bent."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from factcheck.models import FactCheck

LIST = "/api/v1/fact-checks"
GONE = f"{LIST}?include_withdrawn=true"


def tombstones(count: int, apart: timedelta = timedelta()) -> None:
    """That many suspended rows, written directly: the workflow would take minutes for 2,500."""
    now = timezone.now()
    FactCheck.objects.bulk_create(
        FactCheck(
            public_id=f"fc_{number:016d}",
            claim_id=number,
            language="en",
            slug=f"claim-{number}",
            status=FactCheck.Status.SUSPENDED,
            document="{}",
            published_at=now,
            updated_at=now + apart * number,
        )
        for number in range(count)
    )


def followed(read, address: str) -> list[str]:
    """The ids of all pages, as they come."""
    found: list[str] = []
    while address:
        page = read(address)
        found += [row["id"] for row in page["results"]]
        parts = urlsplit(page["next"] or "")
        address = parts.path and f"{parts.path}?{parts.query}"
    return found


def cursor_of(page: dict) -> str:
    return parse_qs(urlsplit(page["next"]).query)["cursor"][0]


@pytest.mark.parametrize("order", ["updated_at", "-updated_at"])
def test_2500_with_one_and_the_same_time_are_each_listed_once(db, read, order):
    tombstones(2500)
    found = followed(read, f"{GONE}&page_size=200&order={order}")
    assert len(found) == 2500
    assert len(set(found)) == 2500


def test_pages_keep_the_order_of_the_whole(db, read):
    tombstones(23, apart=timedelta(microseconds=1))
    newest_first = [f"fc_{number:016d}" for number in reversed(range(23))]
    assert followed(read, f"{GONE}&page_size=5") == newest_first
    assert followed(read, f"{GONE}&page_size=5&order=updated_at") == newest_first[::-1]


def test_what_changes_while_somebody_follows_the_changes_is_not_missed(db, read):
    tombstones(6, apart=timedelta(seconds=1))
    first = read(f"{LIST}?updated_since=2000-01-01T00:00:00Z&page_size=3")
    FactCheck.objects.filter(claim_id=0).update(updated_at=timezone.now() + timedelta(hours=1))
    parts = urlsplit(first["next"])
    rest = followed(read, f"{parts.path}?{parts.query}")
    assert rest == [f"fc_{number:016d}" for number in (3, 4, 5, 0)]


def test_the_next_page_is_named_in_the_body_and_in_the_link_header(db, client, settings):
    tombstones(2)
    answer = client.get(f"{GONE}&page_size=1")
    following = answer.json()["next"]
    assert following.startswith(f"{settings.SITE_URL}{LIST}?include_withdrawn=true&page_size=1&cursor=")
    assert answer.headers["Link"] == f'<{following}>; rel="next"'


def test_the_last_page_names_no_next(db, client):
    tombstones(2)
    answer = client.get(f"{GONE}&page_size=2")
    assert answer.json()["next"] is None
    assert "Link" not in answer.headers


def test_the_same_page_has_the_same_cursor(db, read):
    tombstones(2)
    assert read(f"{GONE}&page_size=1") == read(f"{GONE}&page_size=1")


def test_page_size_and_include_may_change_on_the_way(db, read):
    tombstones(3)
    cursor = cursor_of(read(f"{GONE}&page_size=1"))
    assert len(read(f"{GONE}&page_size=200&include=total&cursor={cursor}")["results"]) == 2


@pytest.mark.parametrize(
    "other",
    [
        f"{LIST}?",
        f"{GONE}&rating=false",
        f"{GONE}&language=en",
        f"{GONE}&order=updated_at",
        f"{GONE}&updated_since=2000-01-01T00:00:00Z",
        "/api/v1/changes?",
    ],
)
def test_a_cursor_is_refused_under_another_question(db, read, other):
    tombstones(2)
    cursor = cursor_of(read(f"{GONE}&page_size=1"))
    problem = read(f"{other}&cursor={cursor}".replace("?&", "?"), status=400)
    [wrong] = problem["errors"]
    assert wrong["parameter"] == "cursor"
    assert "other filters" in wrong["detail"]


@pytest.mark.parametrize(
    "bent",
    [
        "x",
        "::",
        "a:b",
        "%00",
        "%ff%fe",
        "é",
        "1" * 5000,
        ".eJw:forged",
        "WzEsMl0:bm90LW91cnM",
    ],
)
def test_a_forged_cursor_is_refused(db, read, bent):
    [wrong] = read(f"{LIST}?cursor={bent}", status=400)["errors"]
    assert wrong["parameter"] == "cursor"


def test_a_cursor_with_one_letter_changed_is_refused(db, read):
    tombstones(2)
    cursor = cursor_of(read(f"{GONE}&page_size=1"))
    for at in range(0, len(cursor), 7):
        bent = cursor[:at] + ("A" if cursor[at] != "A" else "B") + cursor[at + 1 :]
        read(f"{GONE}&cursor={bent}", status=400)


@pytest.mark.parametrize(
    "size", ["0", "-1", "201", "1.5", "1e2", "ten", "٣", "²", "9" * 5000, "%00", "0x10", "+5"]
)
def test_an_absurd_page_size_is_refused(db, read, size):
    [wrong] = read(f"{LIST}?page_size={size}", status=400)["errors"]
    assert wrong == {"parameter": "page_size", "detail": "Give a whole number from 1 to 200."}


def test_a_page_has_50_unless_more_or_fewer_are_asked_for(db, read):
    tombstones(205)
    assert len(read(GONE)["results"]) == 50
    assert len(read(f"{GONE}&page_size=200")["results"]) == 200


def test_the_thousandth_page_reads_no_more_rows_than_the_first(db, client, django_assert_num_queries):
    tombstones(300, apart=timedelta(seconds=1))
    cursor = cursor_of(client.get(f"{GONE}&page_size=200").json())
    with django_assert_num_queries(2) as asked:
        client.get(f"{GONE}&page_size=10&cursor={cursor}")
    rows = next(query["sql"] for query in asked.captured_queries if "LIMIT 11" in query["sql"])
    assert "OFFSET" not in rows
