"""Listening to a debate and marking pictures, in a real browser: by keys alone, and without losing a line."""

import pytest

from factcheck.models import Appearance, Claim
from factcheck.workflow import listening, media
from tests import factories
from tests.browser.desk import at_desk, logged_in
from tests.browser.test_axe import faults
from tests.recordings import picture, sound

pytestmark = pytest.mark.browser
NOTED = "#heard li .statement"
WAITS = "[data-waiting] li"


@pytest.fixture
def person(transactional_db):
    return factories.person("contributor")


def article(person, *files, kind="speech"):
    kept = [media.keep_medium([file]) for file in files]
    words = {} if files else {"transcript": "Only words."}
    return media.receive_media(by=person, media=kept, kind=kind, title="A debate", **words)


def at(visit, person, article, name, **options):
    return at_desk(visit, person, f"/admin/factcheck/article/{article.pk}/{name}/", **options)


def noted(page, count):
    page.wait_for_function("([s, n]) => document.querySelectorAll(s).length === n", arg=[NOTED, count])


def fragments():
    return list(Appearance.objects.order_by("id").values_list("fragment", flat=True))


def test_twenty_claims_in_a_row_by_keys_alone(visit, person):
    speech = article(person, sound(90))
    page = at(visit, person, speech, "listen")
    page.wait_for_function("document.querySelector('[data-player]').readyState >= 1")
    for number in range(1, 21):
        page.evaluate(f"document.querySelector('[data-player]').currentTime = {number * 4}")
        page.keyboard.press("t")
        page.keyboard.type(f"Claim number {number}.")
        page.keyboard.press("Enter")
    noted(page, 20)
    assert fragments() == [f"t={number * 4}" for number in range(1, 21)]
    assert Claim.objects.in_status("suggested").count() == 20
    assert page.evaluate("document.activeElement.matches('[data-stamp]')")
    assert page.complaints == []


def test_a_number_key_says_who_speaks(visit, person):
    speech = article(person, sound())
    for time, name in ((1, "Ada"), (2, "Grace")):
        listening.mark_media(
            speech, by=person, statement=f"Claim {time}.", fragment=f"t={time}", speaker=name
        )
    page = at(visit, person, speech, "listen")
    page.keyboard.press("2")
    page.keyboard.press("t")
    page.keyboard.type("Taxes fell by 3 per cent.")
    page.keyboard.press("Enter")
    noted(page, 3)
    assert str(Claim.objects.get(statement__startswith="Taxes").claimant) == "Grace"


def test_without_a_recording_a_clock_runs_on_over_a_reload(visit, person):
    speech = article(person)
    page = at(visit, person, speech, "listen")
    page.keyboard.press("s")
    page.evaluate(
        "key => sessionStorage.setItem(key, String(Date.now() - 70_000))", f"desk:clock:{speech.pk}"
    )
    page.reload()
    page.keyboard.press("t")
    page.keyboard.type("Taxes fell.")
    page.keyboard.press("Enter")
    noted(page, 1)
    assert fragments()[0] in ("t=70", "t=71", "t=72", "t=73", "t=74", "t=75")


def test_lines_are_kept_while_the_newsroom_is_away_and_sent_then(visit, person):
    page = at(visit, person, article(person, sound()), "listen")
    page.context.set_offline(True)
    for number in (1, 2):
        page.keyboard.press("t")
        page.keyboard.type(f"Claim {number}.")
        page.keyboard.press("Enter")
    page.wait_for_selector("[data-trouble]:not([hidden])")
    assert page.locator(WAITS).count() == 2
    assert "kept in this tab" in page.locator("[data-trouble]").inner_text()
    page.context.set_offline(False)
    noted(page, 2)
    assert page.locator(WAITS).count() == 0
    assert Claim.objects.count() == 2


def test_lines_are_kept_while_somebody_is_logged_out_and_over_a_reload(visit, person):
    page = at(visit, person, article(person, sound()), "listen")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.keyboard.press("t")
    page.keyboard.type("Taxes fell.")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-trouble]:not([hidden])")
    page.context.add_cookies([*cookies, *logged_in(person)["cookies"]])
    page.reload()
    noted(page, 1)
    assert Claim.objects.get().statement == "Taxes fell."


def test_a_line_that_is_refused_comes_back_into_the_form(visit, person):
    page = at(visit, person, article(person, sound()), "listen")
    page.fill("[name=begins]", "1:99")
    page.fill("[name=statement]", "Taxes fell.")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-trouble]:not([hidden])")
    assert "Write a time as" in page.locator("[data-trouble]").inner_text()
    assert page.input_value("[name=statement]") == "Taxes fell."
    assert page.locator(WAITS).count() == 0
    page.fill("[name=begins]", "1:09")
    page.press("[name=statement]", "Enter")
    noted(page, 1)
    assert fragments() == ["t=69"]


def test_a_time_that_was_noted_is_jumped_to(visit, person):
    speech = article(person, sound(30))
    listening.mark_media(speech, by=person, statement="Taxes fell.", fragment="t=20")
    page = at(visit, person, speech, "listen")
    page.click("[data-seek]")
    page.wait_for_function("document.querySelector('[data-player]').currentTime >= 20")


def test_a_rectangle_is_drawn_on_a_picture(visit, person):
    page = at(visit, person, article(person, picture(size=(400, 200)), kind="image"), "media")
    box = page.locator(".areas").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.7)
    page.mouse.up()
    page.fill("[name=statement]", "It is red.")
    page.press("[name=statement]", "Enter")
    page.wait_for_selector(".claims li a")
    assert fragments() == ["xywh=percent:10,20,30,50"]
    assert page.complaints == []


def test_a_finger_draws_once_it_is_asked_to(visit, person):
    page = at(visit, person, article(person, picture(size=(400, 200)), kind="image"), "media", has_touch=True)
    touch = """([x, y, type]) => {
      const board = document.querySelector('.areas'), box = board.getBoundingClientRect();
      board.setPointerCapture = () => {};
      const at = { clientX: box.left + box.width * x, clientY: box.top + box.height * y };
      const more = { pointerType: 'touch', bubbles: true, cancelable: true };
      board.dispatchEvent(new PointerEvent(type, { ...more, ...at }));
    }"""

    def draw():
        for x, y, kind in ((0.1, 0.2, "pointerdown"), (0.4, 0.7, "pointermove"), (0.4, 0.7, "pointerup")):
            page.evaluate(touch, [x, y, kind])

    draw()
    assert page.input_value("[name=left]") == ""
    page.click("[data-draw]")
    draw()
    sides = [page.input_value(f"[name={side}]") for side in ("left", "top", "width", "height")]
    assert sides == ["10", "20", "30", "50"]


def test_it_works_without_scripts(visit, person):
    page = at(visit, person, article(person, sound()), "listen", java_script_enabled=False)
    page.fill("[name=begins]", "0:01")
    page.fill("[name=statement]", "Taxes fell.")
    page.click("[data-line] [type=submit]")
    assert page.locator(NOTED).inner_text() == "Taxes fell."
    assert page.locator("#heard noscript span").is_visible()


def test_nobody_is_kept_out_and_no_policy_is_broken(visit, person):
    speech, live = article(person, picture(), sound()), article(person)
    listening.mark_media(speech, by=person, statement="Taxes fell.", fragment="t=1", speaker="Ada")
    seen = {"by": person, "capture": speech.captures.last(), "statement": "It is red."}
    listening.mark_media(speech, **seen, fragment="xywh=percent:1,2,30,40")
    page = at_desk(visit, person, "/admin/")
    names = [(speech, name) for name in ("listen", "media", "change", "split")]
    pages = [f"/admin/factcheck/article/{each.pk}/{name}/" for each, name in [*names, (live, "listen")]]
    pages.append("/admin/factcheck/article/add-media/")
    assert [fault for each in pages for fault in faults(page, each)] == []


RECORD = """async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 });
  const brush = canvas.getContext('2d');
  const film = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' });
  const pieces = [];
  film.ondataavailable = ({ data }) => pieces.push(data);
  film.start();
  for (let frame = 0; frame < 15; frame += 1) {
    brush.fillStyle = `hsl(${frame * 24} 80% 50%)`;
    brush.fillRect(0, 0, 160, 90);
    await new Promise(done => setTimeout(done, 100));
  }
  await new Promise(done => { film.onstop = done; film.stop(); });
  return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
}"""
"""A second and a half of film, as a browser records it."""


def test_a_film_plays_and_its_time_is_stamped(visit, person):
    page = visit("/")
    film = bytes(page.evaluate(RECORD))
    page = at(visit, person, article(person, film, kind="video"), "listen")
    page.wait_for_function("() => document.querySelector('[data-player]').readyState >= 2")
    assert page.evaluate("document.querySelector('[data-player]').videoWidth") == 160
    page.evaluate("document.querySelector('[data-player]').play()")
    page.wait_for_function("() => document.querySelector('[data-player]').currentTime > 1")
    page.keyboard.press("t")
    page.keyboard.type("The light turned green.")
    page.keyboard.press("Enter")
    noted(page, 1)
    assert fragments() == ["t=1"]
    assert page.complaints == []
