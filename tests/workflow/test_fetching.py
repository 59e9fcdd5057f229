"""Articles by their address: fetched, kept, read and known again by a worker; what fails says why."""

from datetime import date
from functools import partial
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from factcheck import rules
from factcheck.models import Address, Article, Capture, Claim, Displacement, Event, Job, Source
from factcheck.workflow import fetching, intake, jobs, splitting, vault, worker
from tests import factories
from tests.files import samples
from tests.net.sites import LIMITS, QUICK, leading_to, page, site
from tests.workflow.capturing import own_vault  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

HEAD = (
    '<meta property="og:site_name" content="The Daily Example"><meta name="author" content="Ada Bell">'
    '<meta property="article:published_time" content="2014-02-04T10:00:00Z">'
)
PAGE = samples.html(head=HEAD, lang="en-GB")


@pytest.fixture
def contributor():
    return factories.person("contributor")


def work(at, limits=LIMITS) -> Job:
    """Do the job that is due, and return it as it is kept."""
    runners = {Job.Kind.FETCH: partial(fetching.read_page, allow=at.allow(), limits=limits)}
    return Job.objects.get(pk=worker.run_next("worker", runners=runners).pk)


def fetched(answer, by, path="/story", limits=LIMITS):
    """An article expected from a site that answers so, after one attempt; with its job."""
    with site(answer) as at:
        article = fetching.expect(at.url(path), by=by)
        job = work(at, limits)
    article.refresh_from_db()
    return article, job


def test_a_link_is_an_article_at_once_and_fetched_later(contributor):
    article = fetching.expect("https://www.Example.org/story/?utm_source=x#top", by=contributor)
    assert (article.url, article.title) == ("https://www.example.org/story/", "example.org/story")
    assert not article.texts.exists()
    assert (article.jobs.get().kind, article.jobs.get().state) == ("fetch", "waiting")
    assert Event.objects.get(article=article).verb == "expect"


def test_a_fetched_page_is_read_kept_and_searched_for_claims(contributor):
    article, job = fetched(page(PAGE), contributor)
    assert job.state == "done"
    assert article.texts.get().text.startswith("The turn of Microsoft\n\nMicrosoft pivoted to Azure")
    assert (article.title, article.byline) == ("The turn of Microsoft", "Ada Bell")
    assert (article.published_on, article.language) == (date(2014, 2, 4), "en")
    assert (article.outlet.name, article.outlet.kind) == ("The Daily Example", "publication")
    assert Claim.objects.filter(article=article, status="suggested").exists()


def test_the_page_is_kept_byte_for_byte_as_a_capture_of_the_article(contributor):
    article, _ = fetched(page(PAGE), contributor)
    kept = article.captures.get()
    assert (kept.sha256, kept.content_type) == (sha256(PAGE).hexdigest(), "text/html")
    assert vault.path_of(kept.sha256).read_bytes() == PAGE


def test_fetching_is_one_line_of_the_log_in_the_name_of_who_asked(contributor):
    article, _ = fetched(page(PAGE), contributor)
    line = Event.objects.get(article=article, verb="fetch")
    assert line.by == contributor
    assert article.texts.get().sha256 in line.payload
    assert article.captures.get().sha256 in line.payload


def test_an_outlet_that_is_known_is_found_again(contributor):
    known = factories.source("the daily example", kind="publication")
    article, _ = fetched(page(PAGE), contributor)
    assert article.outlet == known
    assert Source.objects.count() == 1


def test_a_page_does_not_take_the_name_of_a_publication_with_another_home(contributor):
    factories.source("The Daily Example", kind="publication", url="https://daily.example/")
    article, _ = fetched(page(PAGE), contributor)
    assert article.outlet.name.startswith("127.0.0.1:")


def test_what_somebody_has_said_about_the_article_stays(contributor):
    with site(page(PAGE)) as at:
        article = fetching.expect(at.url("/story"), by=contributor, title="My title", byline="Somebody")
        work(at)
    article.refresh_from_db()
    assert (article.title, article.byline) == ("My title", "Somebody")


def test_a_known_address_leads_to_its_article(contributor):
    known = fetching.expect("https://example.org/story", by=contributor)
    with pytest.raises(intake.Duplicate, match="This address is already on the desk") as refused:
        fetching.expect("HTTPS://EXAMPLE.org:443/story?fbclid=1#part", by=contributor)
    assert refused.value.article == known
    assert Article.objects.count() == 1


def test_an_address_that_led_elsewhere_is_known_under_both(contributor):
    with site(leading_to("/story?id=5&utm_medium=mail"), page(PAGE)) as at:
        article = fetching.expect(at.url("/short"), by=contributor)
        work(at)
        for path in ("/short", "/story?id=5"):
            with pytest.raises(intake.Duplicate) as refused:
                fetching.expect(at.url(path), by=contributor)
            assert refused.value.article == article
    assert set(Address.objects.values_list("article", flat=True)) == {article.pk}


def test_what_the_page_calls_itself_is_known_too_on_its_own_site(contributor):
    with site() as at:
        own, other = at.url("/s/?from=feed"), "https://elsewhere.org/s"
        hostile = (
            at.url("/another-story"),
            f"javascript://127.0.0.1:{at.port}/s",
            f"http://me@127.0.0.1:{at.port}/s",
        )
    for canonical, count in ((own, 2), (other, 1), (at.url("/"), 1), *((each, 1) for each in hostile)):
        assert len(fetching._addresses(at.url("/s"), _answer(at.url("/s")), canonical)) == count  # noqa: SLF001


def _answer(url):
    return fetching.Fetched(url, url, 200, "text/html", "utf-8", b"", (), None, "")


def test_a_second_address_of_a_known_article_opens_what_is_there(contributor):
    with site(page(PAGE), leading_to("/story"), page(PAGE)) as at:
        known = fetching.expect(at.url("/story"), by=contributor)
        work(at)
        other = fetching.expect(at.url("/short"), by=contributor)
        assert work(at).state == "done"
        other.refresh_from_db()
        assert (other.same_as, other.texts.count(), other.claims.count()) == (known, 0, 0)
        with pytest.raises(intake.Duplicate) as refused:
            fetching.expect(at.url("/short"), by=contributor)
    assert refused.value.article == known


def test_a_text_that_is_known_from_elsewhere_opens_what_is_there(contributor):
    known, _ = fetched(page(PAGE), contributor)
    with site(page(PAGE)) as at:
        other = fetching.expect(at.url("/copy"), by=contributor)
        work(at)
    other.refresh_from_db()
    assert other.same_as == known


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("ftp://example.org/a", "Only addresses that begin with http"),
        ("javascript:alert(1)", "Only addresses that begin with http"),
        ("https://user:secret@example.org/", "carries a user name or a password"),
        ("https://exa mple.org/", "not the address of a web page"),
        ("https://example.org:99999/", "not the address of a web page"),
        ("https://example.org/" + "x" * 1000, "longer than 1000 characters"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused_at_once(contributor, url, sentence):
    with pytest.raises(ValidationError, match=sentence):
        fetching.expect(url, by=contributor)
    assert not Article.objects.exists()
    assert not Job.objects.exists()


def test_taking_in_by_address_is_not_for_everybody():
    with pytest.raises(PermissionDenied, match="Ask one"):
        fetching.expect("https://example.org/", by=factories.person("publisher"))


FAILING = {
    "not there": (page(b"Sorry.", status="404 Not Found"), "failed", "The site answers “404”"),
    "forbidden": (page(b"No.", status="403 Forbidden"), "failed", "The site answers “403”"),
    "broken": (page(b"Oh.", status="500 Oh"), "waiting", "The site answers “500”"),
    "empty": (page(b""), "failed", "an empty page"),
    "huge": (page(b"x" * 400_000), "failed", "This is larger than"),
    "internal": (leading_to("http://10.0.0.1/"), "failed", "does not lead to the public internet"),
    "metadata": (leading_to("http://169.254.169.254/latest/"), "failed", "does not lead to the public"),
    "round and round": (leading_to("/story"), "failed", "leads on more than 5 times"),
    "a picture": (page(samples.picture()), "failed", "a file of type image/png"),
    "a program": (page(b"MZ\x90\x00\x03\x00" * 50), "failed", "not a text but a binary file"),
    "no words": (page(samples.html("<p>Hi.</p>")), "failed", "No readable text was found in this page."),
    "a scan": (page(samples.pdf("")), "failed", "pictures of pages and no text"),
    "a login": (
        page(samples.html(f"<p>{samples.WORDS}</p><input type='password'>")),
        "failed",
        "The site asks for a login",
    ),
}


@pytest.mark.parametrize("what", FAILING)
def test_what_cannot_be_read_leaves_the_article_with_its_reason(contributor, what):
    answer, state, sentence = FAILING[what]
    article, job = fetched(answer, contributor)
    assert job.state == state
    assert sentence in job.error
    assert not article.texts.exists()
    assert article.title.startswith("127.0.0.1")


@pytest.mark.parametrize("what", ["a picture", "no words", "a scan", "a login"])
def test_what_came_without_words_is_kept_all_the_same(contributor, what):
    article, _ = fetched(FAILING[what][0], contributor)
    assert article.captures.count() == 1


def test_a_site_that_cannot_be_reached_is_asked_again(contributor):
    with site(page()) as at:
        url = at.url()
    fetching.expect(url, by=contributor)
    job = work(at)
    assert (job.state, job.error[:27]) == ("waiting", "The site cannot be reached.")


def test_a_slow_site_is_left_in_time(contributor):
    def drip(at, request):
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        while at.drip():
            yield b"."

    _, job = fetched(drip, contributor, limits=QUICK)
    assert (job.state, job.error[:27]) == ("waiting", "The site takes longer than ")


def test_a_pdf_at_an_address_is_read(contributor):
    article, job = fetched(page(samples.pdf(samples.WORDS), "Content-Type: application/pdf"), contributor)
    assert (job.state, article.texts.get().text) == ("done", samples.WORDS)
    assert article.captures.get().content_type == "application/pdf"


def test_retry_tries_at_once_what_has_failed(contributor):
    with site(page(status="404 Not Found"), page(PAGE)) as at:
        article = fetching.expect(at.url("/story"), by=contributor)
        work(at)
        fetching.fetch_again(article, by=contributor)
        assert work(at).state == "done"
    assert article.texts.exists()
    assert Event.objects.filter(verb="retry_fetch").count() == 1


def test_what_is_under_way_is_not_asked_for_twice(contributor):
    article = fetching.expect("https://example.org/", by=contributor)
    with pytest.raises(rules.Conflict, match="being fetched already"):
        fetching.fetch_again(article, by=contributor)


def test_an_article_without_an_address_is_not_fetched(contributor):
    with pytest.raises(ValidationError, match="no address"):
        fetching.fetch_again(factories.article(contributor), by=contributor)


def test_looking_again_keeps_a_new_revision_and_says_what_was_displaced(contributor):
    new = PAGE.replace(b"190 countries", b"ninety different countries")
    with site(page(PAGE), page(new)) as at:
        article = fetching.expect(at.url("/story"), by=contributor)
        work(at)
        Claim.objects.all().exists()
        splitting.mark(article, by=contributor, quote="It sells software to 190 countries")
        fetching.fetch_again(article, by=contributor)
        work(at)
    assert [text.number for text in article.texts.all()] == [1, 2]
    assert Displacement.objects.open().of(article).exists()


def test_looking_again_at_what_has_not_changed_keeps_no_revision(contributor):
    with site(page(PAGE)) as at:
        article = fetching.expect(at.url("/story"), by=contributor)
        for _ in range(2):
            work(at)
            fetching.fetch_again(article, by=contributor)
        assert work(at).state == "done"
    assert (article.texts.count(), article.captures.count()) == (1, 3)


def test_a_text_that_was_pasted_meanwhile_is_not_replaced(contributor):
    with site(page(PAGE)) as at:
        article = fetching.expect(at.url("/story"), by=contributor)
        intake.revise(article, "Pasted by hand while the page was on its way.", by=contributor)
        assert work(at).state == "done"
    article.refresh_from_db()
    assert article.texts.get().text == article.title == "Pasted by hand while the page was on its way."


def test_whoever_lost_the_lease_writes_nothing(contributor):
    with site(page(PAGE)) as at:
        article = fetching.expect(at.url("/story"), by=contributor)
        job = jobs.claim_due("slow", fetching.timezone.now())[0]
        Job.objects.filter(pk=job.pk).update(leased_by="another")
        with pytest.raises(jobs.TakenOver):
            fetching.read_page(job, allow=at.allow(), limits=LIMITS)
    assert not article.texts.exists()
    assert not Capture.objects.exists()
