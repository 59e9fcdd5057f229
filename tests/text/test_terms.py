"""Terms for search, and how alike two statements are."""

# ruff: noqa: RUF001 - typographic quotes and dashes are what is tested

import pytest

from factcheck.text import similarity, terms


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The banks were closing", "en", ["bank", "close"]),
        ("Die Banken schließen Filialen", "de", ["bank", "schliess", "filial"]),
        ("See https://example.org/a?b=c and www.example.org or mail ada@example.org", "en", ["see", "mail"]),
        ("@ada #FaceRecognition \U0001f600 \u2764\ufe0f", "en", ["facerecognit"]),
        ("1,200,000 cars, 3.5% in 2019", "en", ["1200000", "car", "3.5%", "2019"]),
        ("Microsoft’s MICROSOFT ｍｉｃｒｏｓｏｆｔ", "en-GB", ["microsoft"] * 3),
        ("banks", "xx", ["banks"]),
        ("銀行閉鎖", "ja", ["銀行", "行閉", "閉鎖"]),
        ("", "en", []),
        ("the of and", "en", []),
    ],
)
def test_terms_are_cleaned_and_stemmed(text, language, expected):
    assert terms(text, language) == expected


def test_the_same_statement_in_other_words_is_alike():
    one, other = (
        "Amazon paused police use of Rekognition for a year",
        "Amazon pauses Rekognition for police for one year",
    )
    assert similarity(one, other, "en") > 0.8


def test_another_number_makes_another_statement():
    one, other, third = "Taxes rose by 12 percent", "Taxes rose by 15 percent", "Taxes rise by 12 percent"
    assert similarity(one, other, "en") < 0.7 < similarity(one, third, "en") + 0.1


@pytest.mark.parametrize(("first", "second"), [("", ""), ("the", "of"), ("Banks fail", "Rivers rise")])
def test_nothing_shared_is_nothing_alike(first, second):
    assert similarity(first, second, "en") == 0.0
