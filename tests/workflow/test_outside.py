"""Fact-checks of other houses: taken in whole, found beside ours, renewed and never doubled."""

import json
from io import BytesIO, StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from factcheck import search
from factcheck.models import Event, OutsideCheck, OutsideTermCount
from factcheck.workflow import exports, outside
from factcheck.workflow.schedule import desk
from tests import factories

pytestmark = pytest.mark.django_db

STATEMENT = "The old bridge over the river carries 12,000 cars a day"


def review(**changes):
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checks.example/bridge",
        "author": {"@type": "Organization", "name": "A Wire", "url": "https://checks.example/"},
        "claimReviewed": STATEMENT,
        "datePublished": "2026-03-02",
        "inLanguage": "en",
        "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": 5, "alternateName": "False"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A Speaker"}},
    } | changes


def lines(*values) -> BytesIO:
    return BytesIO(b"\n".join(v if isinstance(v, bytes) else json.dumps(v).encode() for v in values))


def take_in(*values, **facts) -> outside.Report:
    return outside.import_reviews(lines(*values), by=desk(), **facts)


def counted() -> dict[str, int]:
    rows = OutsideTermCount.objects.filter(checks__gt=0)
    return {row.term: row.checks for row in rows}


def test_it_is_found_and_says_whose_it_is():
    take_in(review())
    [[match]] = search.outside(["Does the river bridge carry 12,000 cars each day?"], "en")
    check = match.check
    assert match.outside
    assert (check.publisher, check.publisher_url) == ("A Wire", "https://checks.example/")
    assert (check.rating, check.value, check.best, check.worst) == ("False", 1.0, 5.0, None)
    assert (check.claimant, check.language, f"{check.reviewed_on}") == ("A Speaker", "en", "2026-03-02")
    assert search.earlier([STATEMENT], "en") == [[]]
    assert search.languages() == []
    assert Event.objects.latest("pk").verb == "import_outside"


def test_imported_again_it_is_renewed_and_what_is_gone_goes():
    take_in(review(), review(url="https://checks.example/two", claimReviewed="It rained for forty days"))
    before = counted()
    assert str(take_in(review())) == "0 new, 1 renewed, 0 taken out, 0 refused"
    assert counted() == before
    told = take_in(
        review(claimReviewed="The new bridge carries no cars", reviewRating={"alternateName": "True"})
    )
    assert (told.new, told.gone) == (1, 1)
    assert OutsideCheck.objects.count() == 2
    gone = {
        "@type": "DataFeedItem",
        "url": "https://checks.example/bridge",
        "dateDeleted": "2026-03-03",
        "item": [],
    }
    assert take_in(gone).gone == 1
    assert [row.url for row in OutsideCheck.objects.all()] == ["https://checks.example/two"]
    assert counted()[""] == 1
    assert "12000" not in counted()


def test_two_claims_of_one_page_are_two():
    told = take_in(review(), review(claimReviewed="Nobody counts cars"), review())
    assert (told.new, OutsideCheck.objects.count()) == (2, 2)


def test_a_feed_and_a_saved_page_are_read_too():
    item = {"@type": "DataFeedItem", "item": [review()]}
    feed = json.dumps({"@type": "DataFeed", "dataFeedElement": [item]}, indent=1).encode()
    assert take_in(feed).new == 1
    page = (
        b"\xef\xbb\xbf<!doctype html><script type='application/ld+json'>"
        b'{"@graph": [%b, {"@type": "WebSite"}]}'
        b"</script><script>let x = 1</script><script type=application/ld+json>{broken</script>"
    ) % json.dumps(review(url="https://checks.example/page")).encode()
    told = take_in(page)
    assert (told.new, told.refusals) == (1, [("Script 2", told.refusals[0][1])])
    assert take_in(b"[%b]" % json.dumps(review(url="https://checks.example/list")).encode()).new == 1


def test_what_is_hostile_is_refused_by_its_number_and_the_rest_goes_in():
    deep = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    nested = review(author=json.loads("[" * 60 + "]" * 60))
    told = take_in(
        review(),
        b'{"claimReviewed": "' + b"x" * 3_000_000 + b'"}',
        deep,
        nested,
        review(url="javascript:alert(1)"),
        review(claimReviewed="harmless \u202e elbirret"),
        review(claimReviewed="half \ud800"),
        review(claimReviewed="nothing \x00"),
        b"{not json",
        b"\xff\xfe",
        review(author=None),
        review(claimReviewed=["a", "list"]),
        review(claimReviewed="x" * 5001),
        {"@type": "Recipe"},
        review(reviewRating={"ratingValue": 1e400}) | {"x": 1},
        review(url="http://127.0.0.1:8000/fact-checks/ours/"),
        b'{"a": NaN}',
        b"",
        review(url="https://checks.example/last", author="A <b>Wire</b>", datePublished="soon", inLanguage=7),
    )
    assert [place for place, _why in told.refusals] == [f"Line {n}" for n in range(2, 18)]
    assert all(why[0].isupper() and why.endswith(".") for _place, why in told.refusals)
    assert (told.new, told.refused) == (2, 16)
    last = OutsideCheck.objects.get(url="https://checks.example/last")
    assert (last.publisher, last.language, last.reviewed_on) == ("A <b>Wire</b>", "en", None)


def test_who_names_no_publisher_is_given_one():
    assert take_in(review(author={}), publisher="A Friend").new == 1
    assert OutsideCheck.objects.get().publisher == "A Friend"


def test_our_own_file_comes_back_field_by_field(team, settings, tmp_path):
    settings.EXPORTS_DIR = tmp_path / "exports"
    factories.the_house(licence_url="https://creativecommons.org/licenses/by/4.0/")
    factories.corrected_claim(team)
    factories.published_claim(team)
    made = exports.write(timezone.now())
    settings.SITE_URL = "https://another.example"
    path = made.path("claimreview.ndjson")
    call_command("import_claimreview", str(path), stdout=StringIO())
    ours = {each["url"]: each for each in map(json.loads, path.read_bytes().splitlines())}
    assert len(ours) == 2
    assert {row.url: row.data for row in OutsideCheck.objects.all()} == ours
    for row in OutsideCheck.objects.all():
        node = ours[row.url]
        assert (row.statement, row.rating) == (node["claimReviewed"], node["reviewRating"]["alternateName"])
        assert (row.value, row.publisher) == (node["reviewRating"]["ratingValue"], node["author"]["name"])
    with made.path("claimreview.json").open("rb") as feed:
        told = outside.import_reviews(feed, by=desk())
    assert (told.new, told.renewed, OutsideCheck.objects.count()) == (0, 2, 2)


def test_the_command_tells_each_line_and_takes_the_rest(tmp_path):
    path = tmp_path / "reviews.ndjson"
    path.write_bytes(lines(review(), review(url="ftp://x")).read())
    errors = StringIO()
    with pytest.raises(CommandError, match="1 could not be taken in; the rest is"):
        call_command("import_claimreview", str(path), stdout=StringIO(), stderr=errors)
    assert "Line 2: Its url leads nowhere" in errors.getvalue()
    assert OutsideCheck.objects.count() == 1
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_claimreview", str(tmp_path / "none"))


def test_importing_is_for_editors_and_administrators():
    with pytest.raises(PermissionDenied):
        outside.import_reviews(lines(review()), by=factories.person("checker"))
    assert outside.import_reviews(lines(review()), by=factories.person("editor")).new == 1


def test_partners_are_told_whose_it_is(client):
    take_in(review())
    body = {"texts": ["Does the river bridge carry 12,000 cars each day?"]}
    answer = client.post("/api/v1/match", body, content_type="application/json").json()
    [found] = answer["results"][0]["outside"]
    assert answer["results"][0]["matches"] == []
    assert found["publisher"] == {"name": "A Wire", "url": "https://checks.example/"}
    assert (found["url"], found["rating"]["label"]) == ("https://checks.example/bridge", "False")
    assert found["reviewed_on"] == "2026-03-02"


def test_reindexing_writes_what_importing_wrote():
    take_in(review(), review(claimReviewed="It rained for forty days"))
    before = list(OutsideCheck.objects.values_list()), counted()
    assert outside.reindex() == 2
    assert (list(OutsideCheck.objects.values_list()), counted()) == before
    assert search.outside([STATEMENT], "en")[0]
