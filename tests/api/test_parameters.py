"""Parameters are taken at their word: what cannot be meant is refused by its name."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from factcheck.api.fact_checks import FactCheckList

LIST = "/api/v1/fact-checks"
UNKNOWN_ID = f"{LIST}/fc_0000000000000000"
TAKEN = sorted(FactCheckList().takes().once | FactCheckList().takes().repeated)


@pytest.fixture
def wrong(db, read):
    """Ask, expect a refusal, and return the sentence to each parameter."""

    def ask(address: str) -> dict[str, str]:
        problem = read(address, status=400)
        assert problem["type"].endswith("/api/problems/invalid-parameter")
        return {error["parameter"]: error["detail"] for error in problem["errors"]}

    return ask


@pytest.mark.parametrize(
    "address",
    [
        f"{LIST}?raiting=false",
        f"{LIST}?query=azure",
        f"{LIST}?format=json",
        f"{LIST}?offset=5",
        f"{LIST}?Rating=false",
        f"{UNKNOWN_ID}?page_size=5",
        f"{UNKNOWN_ID}/editions?include=evidence",
        "/api/v1/ratings?page_size=5",
        "/api/v1/corrections?rating=false",
        "/api/v1/changes?since=2026-01-31T12:00:00Z",
        "/api/openapi.json?format=yaml",
    ],
)
def test_an_unknown_parameter_is_refused_by_its_name(wrong, address):
    name = address.partition("?")[2].partition("=")[0]
    [(refused, sentence)] = wrong(address).items()
    assert refused == name
    assert "no such parameter" in sentence


@pytest.mark.parametrize("name", TAKEN)
@pytest.mark.parametrize("nothing", ["", "%20", "%09"])
def test_an_empty_parameter_is_refused_by_its_name(wrong, name, nothing):
    assert list(wrong(f"{LIST}?{name}={nothing}")) == [name]


@pytest.mark.parametrize("name", sorted(set(TAKEN) - {"rating", "category"}))
def test_a_parameter_given_twice_is_refused_by_its_name(wrong, name):
    assert wrong(f"{LIST}?{name}=a&{name}=b") == {name: "Give it once."}


def test_all_that_is_wrong_is_said_at_once(wrong):
    assert set(wrong(f"{LIST}?raiting=false&topic=&page_size=1&page_size=2")) == {
        "raiting",
        "topic",
        "page_size",
    }


@pytest.mark.parametrize(
    "value",
    [
        "2026-01-31",
        "2026-01-31T12:00:00",
        "2026-01-31T12:00:00+02:00",
        "2026-13-31T12:00:00Z",
        "2026-01-31T12:00:60Z",
        "2026-01-31T12:00Z",
        "0001-01-01T00:00:00%2B14:00",
        "9999-12-31T23:59:59-14:00",
        "20260131T120000Z",
        "yesterday",
        "1769860800",
        "٢٠٢٦-01-31T12:00:00Z",
        "%00",
    ],
)
@pytest.mark.parametrize("name", ["updated_since", "published_after", "published_before"])
def test_a_time_without_an_offset_or_that_never_was_is_refused(wrong, name, value):
    # An offset's + that is not encoded arrives as a space.
    assert "with its offset" in wrong(f"{LIST}?{name}={value}")[name]


@pytest.mark.parametrize(
    "value",
    [
        "2026-01-31T12:00:00Z",
        "2026-01-31t12:00:00.123456789z",
        "2026-01-31T12:00:00%2B05:45",
        "0001-01-01T00:00:00Z",
    ],
)
def test_every_form_of_rfc_3339_is_read(db, read, value):
    assert read(f"{LIST}?updated_since={value}")["results"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("rating", "half true"),
        ("rating", "é"),
        ("rating", "a\0b"),
        ("rating", "mixed\n"),
        ("category", "half-true"),
        ("category", "mixed\0"),
        ("language", "english please"),
        ("language", "en\n"),
        ("claimant", "microsoft"),
        ("claimant", "fc_0000000000000000"),
        ("topic", "a/b"),
        ("topic", "\0"),
        ("article", "ar_"),
        ("article", "ar_0000000000000000'"),
        ("include_withdrawn", "yes"),
        ("include_withdrawn", "True"),
        ("include", "evidence;total"),
        ("include", "evidence, total"),
        ("include", "evidence,,total"),
        ("include", "everything"),
        ("order", "published_at"),
        ("order", "id"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(wrong, name, value):
    assert list(wrong(f"{LIST}?{name}={quote(value)}")) == [name]


def test_one_fact_check_has_no_total(wrong):
    assert list(wrong(f"{UNKNOWN_ID}?include=total")) == ["include"]


@pytest.mark.parametrize("name", ["rating", "category", "page_size", "x", "cursor"])
def test_a_parameter_given_a_thousand_times_is_no_fault_of_ours(db, client, name):
    answer = client.get(f"{LIST}?{'&'.join([f'{name}=mixed'] * 1000)}")
    assert answer.status_code == (200 if name in {"rating", "category"} else 400)


def test_more_than_a_thousand_parameters_are_a_malformed_request(db, read):
    assert read(f"{LIST}?{'&'.join(['rating=mixed'] * 1001)}", status=400)["type"].endswith(
        "/malformed-request"
    )


def test_a_thousand_unknown_names_are_not_all_repeated_to_their_sender(wrong):
    assert len(wrong(f"{LIST}?{'&'.join(f'unknown-{number}=1' for number in range(900))}")) == 20
    [name] = wrong(f"{LIST}?{'x' * 5000}=1")
    assert len(name) == 60


@pytest.mark.parametrize("after", ["-1", "1.5", "x", "9223372036854775808", "9" * 5000, "NaN", "1e3", "\0"])
def test_an_absurd_place_in_the_changes_is_refused(wrong, after):
    assert list(wrong(f"/api/v1/changes?after={quote(after)}")) == ["after"]


@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.lists(st.tuples(st.sampled_from([*TAKEN, "x"]), st.text(max_size=30)), max_size=4))
def test_whatever_is_asked_is_answered_or_refused(db, client, settings, query):
    settings.REST_FRAMEWORK = {
        **settings.REST_FRAMEWORK,
        "DEFAULT_THROTTLE_RATES": {"anonymous": "100000/minute"},
    }
    answer = client.get(f"{LIST}?{urlencode(query, errors='surrogatepass')}")
    assert answer.status_code in {200, 400}
