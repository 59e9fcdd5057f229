// Listening: t stamps the time, the claim is typed, Enter notes it, and the hand is free for the next t.
// A line that cannot be sent stays in this tab, is shown, and is sent again until the newsroom has it.

import { clock } from "./media.js";
import { refreshParts } from "./parts.js";
import { say } from "./say.js";
import { me, send } from "./send.js";

const page = document.querySelector("[data-listen]");
const form = page.querySelector("[data-line]");
const player = page.querySelector("[data-player]");
const waiting = page.querySelector("[data-waiting]");
const KEEP = `desk:lines:${me()}:${page.dataset.listen}`;
const BEGAN = `desk:clock:${page.dataset.listen}`;
const AGAIN = 15_000;
let sending = false;
let later = 0;

page.addEventListener("click", (event) => {
  const seek = event.target.closest("[data-seek]");
  if (seek && player) {
    player.currentTime = Number(seek.dataset.seek);
    player.play();
  }
});
page.querySelector("[data-play]")?.addEventListener("click", () => (player.paused ? player.play() : player.pause()));
page.querySelector("[data-back]")?.addEventListener("click", () => (player.currentTime = Math.max(0, player.currentTime - 5)));
if (!player) runClock();
if (form) takeLines();

/** A clock that goes on when the page is loaded again. */
function runClock() {
  const button = page.querySelector("[data-start]");
  button.addEventListener("click", () => {
    if (began()) {
      sessionStorage.removeItem(BEGAN);
    } else {
      sessionStorage.setItem(BEGAN, String(Date.now()));
    }
    tick();
  });
  setInterval(tick, 500);
  tick();

  function tick() {
    button.setAttribute("aria-pressed", String(Boolean(began())));
    button.firstChild.textContent = began() ? "Stop the clock" : "Start the clock";
    page.querySelector("[data-clock]").textContent = clock(now());
  }
}

function began() {
  return Number(sessionStorage.getItem(BEGAN));
}

function now() {
  if (player) return player.currentTime;
  return began() ? (Date.now() - began()) / 1000 : 0;
}

function takeLines() {
  const statement = form.elements.namedItem("statement");
  const stamp = form.querySelector("[data-stamp]");
  stamp.addEventListener("click", () => {
    form.elements.namedItem("begins").value = clock(now());
    statement.focus();
  });
  for (const button of form.querySelectorAll("[data-speaker]")) {
    button.addEventListener("click", () => {
      const name = form.elements.namedItem("speaker");
      name.value = name.value === button.dataset.speaker ? "" : button.dataset.speaker;
      showSpeaker();
    });
  }
  form.elements.namedItem("speaker").addEventListener("input", showSpeaker);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!statement.value.trim()) {
      trouble(["Write what was said, as one sentence that stands on its own."]);
      statement.focus();
      return;
    }
    const line = Object.fromEntries(new FormData(form));
    delete line.csrfmiddlewaretoken;
    keep([...kept(), { ...line, name: crypto.randomUUID?.() ?? String(Math.random()) }]);
    statement.value = form.elements.namedItem("begins").value = "";
    trouble([]);
    stamp.focus();
    sendLines();
  });
  window.addEventListener("online", sendLines);
  window.addEventListener("focus", () => kept().length && sendLines());
  sendLines();
  showSpeaker();
}

function showSpeaker() {
  const name = form.elements.namedItem("speaker").value;
  for (const button of form.querySelectorAll("[data-speaker]")) button.setAttribute("aria-pressed", String(button.dataset.speaker === name));
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEEP)) ?? [];
  } catch {
    return [];
  }
}

function keep(lines) {
  sessionStorage.setItem(KEEP, JSON.stringify(lines));
  waiting.replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: [line.begins, line.statement].filter(Boolean).join("  ") })));
  waiting.hidden = !lines.length;
}

/** Send what is kept, one line after the other and in their order. */
async function sendLines() {
  if (sending) return;
  sending = true;
  clearTimeout(later);
  keep(kept());
  let whole = true;
  try {
    for (let [line] = kept(); line; [line] = kept()) {
      whole = (await sendLine(line)) && whole;
      keep(kept().filter((other) => other.name !== line.name));
    }
    if (whole) trouble([]);
  } catch (refusal) {
    if (!refusal.sentences) throw refusal;
    later = setTimeout(sendLines, AGAIN);
  } finally {
    sending = false;
  }
}

/** True when it is noted, false when it was refused; throws when it could not be sent. */
async function sendLine({ name, ...line }) {
  const data = new FormData();
  data.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  for (const [field, value] of Object.entries(line)) data.set(field, value);
  try {
    const answer = await send(form.getAttribute("action") || location.href, data);
    say(answer.said);
    await refreshParts();
    return true;
  } catch (refusal) {
    if (!refusal.sentences) throw refusal;
    if (refusal.kind !== "incomplete" && refusal.kind !== "conflict") {
      trouble([...refusal.sentences, "The line is kept in this tab and sent again by itself."]);
      throw refusal;
    }
    trouble(giveBack(line) ? refusal.sentences : [...refusal.sentences, `Not noted: ${line.begins} ${line.statement}`]);
    return false;
  }
}

/** A line that the newsroom refuses goes back into the form, unless somebody is writing the next one there. */
function giveBack(line) {
  const statement = form.elements.namedItem("statement");
  if (statement.value) return false;
  for (const [field, value] of Object.entries(line)) {
    const place = form.elements.namedItem(field);
    if (place) place.value = value;
  }
  statement.focus();
  return true;
}

function trouble(sentences) {
  const note = form.querySelector("[data-trouble]");
  note.replaceChildren(...sentences.map((words) => Object.assign(document.createElement("p"), { textContent: words })));
  note.hidden = !sentences.length;
}
