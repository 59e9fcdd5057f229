"""Pictures of fact-checks for links on other sites."""

from io import BytesIO

import pytest
from PIL import Image

from factcheck.formats import card
from factcheck.public import cards
from factcheck.workflow import publishing
from tests import factories

ARABIC = "قالت إنها ستنتظر قانوناً"


@pytest.fixture(autouse=True)
def _kept_elsewhere(settings, tmp_path):
    settings.CARDS_DIR = tmp_path / "cards"


def picture(answer):
    assert answer.headers["Content-Type"] == "image/png"
    return Image.open(BytesIO(answer.content))


def drawn(**changes):
    facts = {
        "statement": "It is so",
        "label": "False",
        "house": "A Desk",
        "colour": "#a11220",
        "icon": "false",
    }
    return Image.open(BytesIO(card.png(card.Card(**{**facts, **changes}))))


def test_the_head_of_a_page_leads_to_its_picture(client, live, settings):
    path = f"/cards/{live.public_id}/1.png"
    page = client.get(live.get_absolute_url()).content.decode()
    assert f'<meta property="og:image" content="http://127.0.0.1:8000{path}">' in page
    first = client.get(path)
    assert picture(first).size == (1200, 630)
    assert "immutable" in first.headers["Cache-Control"]
    assert len(list(settings.CARDS_DIR.iterdir())) == 1
    assert client.get(path).content == first.content


def test_a_picture_belongs_to_its_edition(client, corrected):
    assert client.get(f"/cards/{corrected.public_id}/1.png").headers["Location"].endswith("/2.png")
    assert client.get(f"/cards/{corrected.public_id}/3.png").status_code == 404


def test_what_is_hidden_has_no_picture(client, team):
    claim = factories.published_claim(team)
    check = factories.fact_check(claim)
    assert client.get(f"/cards/{check.public_id}/1.png").status_code == 200
    publishing.suspend(claim, by=team.publisher, note="Forged.")
    assert client.get(f"/cards/{check.public_id}/1.png").status_code == 404


def test_the_band_has_the_colour_of_the_rating():
    assert drawn().getpixel((1190, 620)) == (0xA1, 0x12, 0x20)


@pytest.mark.parametrize(
    "statement", ["word " * 200, "a" * 900, ARABIC, ARABIC * 40, "語" * 20, "\u0301" * 5000]
)
def test_no_statement_runs_over_the_edge(statement):
    image = drawn(statement=statement)
    paper = image.getpixel((600, 20))
    edges = [(x, y) for x in (5, 1194) for y in range(12, 470)]
    assert {image.getpixel(each) for each in edges} == {paper}


def test_a_long_word_is_measured_a_few_times(monkeypatch):
    asked = []
    measure = card.Font.getlength

    def counted(font, text):
        asked.append(text)
        return measure(font, text)

    monkeypatch.setattr(card.Font, "getlength", counted)
    drawn(statement="a" * 500)
    assert len(asked) < 3000


def test_two_who_draw_at_once_do_not_write_into_one_file(live, settings, monkeypatch):
    facts, picture, halves = card.Card("It is so", "False", "A Desk", "#a11220", "false"), b"drawn", []
    monkeypatch.setattr(cards, "png", lambda _card: picture)  # the same object, as in two processes
    monkeypatch.setattr(cards.Path, "replace", lambda half, _file: halves.append(half))
    assert cards.drawn(facts, live) == cards.drawn(facts, live) == picture
    assert len(set(halves)) == 2


def test_a_statement_that_our_type_lacks_is_left_out():
    assert not card.is_set("日本")
    assert card.is_set(f"{ARABIC} 2020")
    assert card.is_set("Łódź, año — “½ €”")
    assert drawn(statement="日本").tobytes() == drawn(statement="").tobytes()


def test_text_from_the_right_stands_at_the_right():
    halves = [
        drawn(statement=ARABIC).convert("L").crop(box).point(lambda p: p < 128)
        for box in ((72, 100, 300, 470), (900, 100, 1128, 470))
    ]
    assert [bool(each.getbbox()) for each in halves] == [False, True]
