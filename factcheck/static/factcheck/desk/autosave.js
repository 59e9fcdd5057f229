// Words are kept while they are typed. A form says under which name: data-draft="write_verdict".
//
// A draft goes to the newsroom a second after the last key, when a field is left and when the page is, and at
// every key into this tab's own memory: what a session that ended, or a crash, would take away stands there still.
// The page says where drafts are kept (meta desk-drafts) and who is typing (meta desk-me): nobody gets another's.

import { beginsAs, putBack, isSaved, typedInto } from "./fields.js";
import { send, TOKEN } from "./send.js";
import { say } from "./say.js";

const PAUSE = 1000;
const AGAIN = 10000;
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
const address = () => meta("desk-drafts");
const key = (name) => `draft ${meta("desk-me")} ${address()} ${name}`;
const formOf = (name) => document.querySelector(`form[data-draft="${name}"]`);

/** What is known of each draft: its version, the timer, whether it is being sent. */
const known = new Map();

function draftOf(name) {
  if (!known.has(name)) known.set(name, { version: 0, timer: 0, sending: null, stopped: false, told: "{}" });
  return known.get(name);
}

export function autosave() {
  if (!address()) return;
  for (const event of ["input", "change"]) document.addEventListener(event, ({ target }) => typed(target.form));
  document.addEventListener("focusout", ({ target }) => { if (isKept(target.form)) save(target.form.dataset.draft); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") saveAll(); });
  window.addEventListener("pagehide", () => saveAll());
  document.addEventListener("submit", ({ target }) => { if (isKept(target)) hold(target); }, true);
  document.addEventListener("desk:done", ({ target }) => { if (isKept(target)) done(target); });
  document.addEventListener("desk:refused", ({ target }) => { if (isKept(target)) resume(target); });
  restore();
}

const isKept = (form) => Boolean(form?.dataset?.draft);

function typed(form) {
  if (!isKept(form)) return;
  const name = form.dataset.draft;
  const draft = draftOf(name);
  remember(form);
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => save(name), PAUSE);
}

/** At every key: this tab remembers by itself. */
function remember(form) {
  const words = typedInto(form);
  try {
    if (Object.keys(words).length === 0) sessionStorage.removeItem(key(form.dataset.draft));
    else sessionStorage.setItem(key(form.dataset.draft), JSON.stringify({ words, claim_version: versionOf(form), saved_at: Date.now() }));
  } catch {
    // A full or forbidden memory: the newsroom keeps the draft all the same.
  }
}

const versionOf = (form) => form.elements.namedItem("version")?.value ?? "";

function saveAll() {
  for (const form of document.querySelectorAll("form[data-draft]")) save(form.dataset.draft, true);
}

/** Send what differs from what was sent last, one at a time; `keepalive` lets it outlive the page. */
async function save(name, keepalive = false) {
  const draft = draftOf(name);
  const form = formOf(name);
  clearTimeout(draft.timer);
  if (!form || draft.stopped) return;
  if (draft.sending && !keepalive) {
    draft.timer = setTimeout(() => save(name), PAUSE);
    return;
  }
  const words = typedInto(form);
  const now = JSON.stringify(words);
  if (now === draft.told) return;
  draft.sending = tell(name, form, words, keepalive);
  try {
    const answer = await draft.sending;
    draft.told = now;
    draft.version = answer.draft ?? 0;
    state(form, answer.saved ? `Kept for you at ${answer.saved}` : "");
  } catch (refusal) {
    if (refusal.kind === "conflict") elsewhere(form, refusal);
    else {
      state(form, "Kept in this tab only: the newsroom does not answer, or you have been logged out.");
      draft.timer = setTimeout(() => save(name), AGAIN);
    }
  } finally {
    draft.sending = null;
  }
}

function tell(name, form, words, keepalive = false) {
  const data = new FormData();
  data.set(TOKEN, form.elements.namedItem(TOKEN).value);
  data.set("me", meta("desk-me"));
  data.set("form", name);
  if (Object.keys(words).length === 0) data.set("discard", "1");
  data.set("words", JSON.stringify(words));
  data.set("version", versionOf(form));
  data.set("draft", draftOf(name).version);
  return send(address(), data, { keepalive });
}

/** The form is being sent: no draft of it may arrive after it. */
function hold(form) {
  const draft = draftOf(form.dataset.draft);
  clearTimeout(draft.timer);
  draft.stopped = true;
}

function resume(form) {
  draftOf(form.dataset.draft).stopped = false;
  typed(form);
}

/** It was saved: the newsroom has dropped the draft, and so do we. */
async function done(form) {
  const name = form.dataset.draft;
  const draft = draftOf(name);
  sessionStorage.removeItem(key(name));
  form.querySelectorAll(":scope > .draft-note").forEach((note) => note.remove());
  await draft.sending?.catch(() => {});
  known.delete(name);
  state(form, "");
}

function state(form, words) {
  const line = form.querySelector(".draft-state");
  if (line) line.textContent = words;
}

/** Give back what was typed and not saved: the newsroom's draft or this tab's own, whichever is later. */
async function restore() {
  const kept = new Map();
  try {
    const answer = await fetch(address(), { headers: { Accept: "application/json" } });
    if (answer.ok && !answer.redirected) for (const draft of (await answer.json()).drafts) kept.set(draft.form, draft);
  } catch {
    // Without an answer this tab's own memory is all there is.
  }
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const name = form.dataset.draft;
    const server = kept.get(name);
    if (server) draftOf(name).version = server.draft;
    const here = mine(name);
    const latest = [server, here].filter(Boolean).sort((one, other) => other.saved_at - one.saved_at)[0];
    if (latest && !Object.keys(typedInto(form)).length) giveBack(form, latest);
  }
}

function mine(name) {
  try {
    return JSON.parse(sessionStorage.getItem(key(name)));
  } catch {
    return null;
  }
}

function giveBack(form, draft) {
  if (form.querySelector(".errornote, .errorlist")) return; // refused a moment ago: the words stand in the form
  if (isSaved(form, draft.words)) {
    forget(form);
    return;
  }
  const version = form.elements.namedItem("version");
  const before = version?.value;
  // Somebody saved other words since: then saving these must show both.
  if (version && !beginsAs(form, draft.words)) version.value = draft.claim_version;
  putBack(form, draft.words);
  form.closest("details")?.setAttribute("open", "");
  const when = new Date(draft.saved_at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  note(form, `Restored: what you had typed until ${when} and not saved.`, [["Discard it", () => {
    form.reset();
    if (version) version.value = before;
    forget(form);
    form.dispatchEvent(new Event("desk:filled", { bubbles: true }));
    say("Discarded.");
  }]]);
  say("What you had typed here and not saved is back in the form.");
  typed(form);
}

function forget(form) {
  const name = form.dataset.draft;
  sessionStorage.removeItem(key(name));
  form.querySelectorAll(":scope > .draft-note").forEach((each) => each.remove());
  tell(name, form, {}).catch(() => {});
  known.delete(name);
  state(form, "");
}

/** Another tab of the same person saved other words: show them, and let the person choose. */
function elsewhere(form, refusal) {
  const draft = draftOf(form.dataset.draft);
  draft.stopped = true;
  const shown = Object.entries(refusal.words).map(([name, [, words]]) => `${name}: ${words.join(", ")}`).join("\n");
  note(form, "You have typed other words here in another tab:", [
    ["Keep what is typed here", () => goOn(form, refusal)],
    ["Take those of the other tab", () => { putBack(form, refusal.words); goOn(form, refusal); }],
  ], shown);
}

function goOn(form, refusal) {
  const draft = draftOf(form.dataset.draft);
  Object.assign(draft, { version: refusal.draft, stopped: false, told: "{}" });
  form.querySelectorAll(":scope > .draft-note").forEach((each) => each.remove());
  save(form.dataset.draft);
}

function note(form, words, choices, shown = "") {
  form.querySelectorAll(":scope > .draft-note").forEach((each) => each.remove());
  const box = Object.assign(document.createElement("div"), { className: "draft-note" });
  box.append(Object.assign(document.createElement("p"), { textContent: words }));
  if (shown) box.append(Object.assign(document.createElement("blockquote"), { textContent: shown }));
  for (const [label, press] of choices) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: label });
    button.addEventListener("click", press);
    box.append(button);
  }
  form.prepend(box);
}

autosave();
