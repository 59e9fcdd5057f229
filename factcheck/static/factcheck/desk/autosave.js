// Words are kept while they are typed. A form says under which name: data-draft="write_verdict".
//
// A draft goes to the newsroom a second after the last key, when a field is left and when the page is, and at
// every key into this tab's own memory: what a session that ended, or a crash, would take away stands there still.
// The page says where drafts are kept (meta desk-drafts) and who is typing (meta desk-me): nobody gets another's.
// A draft that is being sent with its form is held; one that another tab has saved is stopped until somebody chooses.

import { note, unnote } from "./draft_note.js";
import { beginsAs, putBack, isSaved, typedInto } from "./fields.js";
import { me, send, TOKEN } from "./send.js";
import { say } from "./say.js";

const ELSEWHERE = ["You have typed other words here in another tab:", "Take those of the other tab"];
const EARLIER = ["You typed other words here before, and did not save them:", "Take the earlier ones"];
const PAUSE = 1000;
const AGAIN = 10000;
const TAB = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`.slice(0, 36);
const address = () => document.querySelector('meta[name="desk-drafts"]')?.content ?? "";
const key = (name) => `draft ${me()} ${address()} ${name}`;
const formOf = (name) => document.querySelector(`form[data-draft="${name}"]`);

/** What is known of each draft: its version, the timer, whether it is being sent, held or stopped. */
const known = new Map();
/** How often this tab has saved anything: of two saves under way the later words stay. */
let turn = 0;
/** Until what was kept before is known, nothing goes to the newsroom in its place. */
let restored = false;

function draftOf(name) {
  if (!known.has(name)) known.set(name, { version: 0, timer: 0, sending: null, held: false, stopped: false, told: "{}" });
  return known.get(name);
}

export function autosave() {
  if (!address()) return;
  for (const event of ["input", "change"]) document.addEventListener(event, ({ target }) => typed(target.form));
  document.addEventListener("focusout", ({ target }) => { if (isKept(target.form)) save(target.form.dataset.draft); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") saveAll(); });
  window.addEventListener("pagehide", () => saveAll());
  // A form that is sent in place says so itself; any other leaves the page, and may come back with it.
  document.addEventListener("submit", ({ target }) => { if (isKept(target) && !("send" in target.dataset)) hold(target); });
  window.addEventListener("pageshow", resumeAll);
  document.addEventListener("desk:sending", ({ target }) => { if (isKept(target)) hold(target); });
  document.addEventListener("desk:idle", ({ target }) => { if (isKept(target)) resume(target); });
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
  if (!form || draft.held || draft.stopped) return;
  if (!restored || (draft.sending && !keepalive)) {
    draft.timer = setTimeout(() => save(name), PAUSE);
    return;
  }
  const words = typedInto(form);
  const now = JSON.stringify(words);
  if (now === draft.told) return;
  const sending = draft.sending = tell(name, form, words, keepalive);
  try {
    const answer = await sending;
    draft.told = now;
    draft.version = answer.draft ?? 0;
    state(form, answer.saved ? `Kept for you at ${answer.saved}` : "");
  } catch (refusal) {
    if (refusal.kind === "conflict") choose(form, refusal, ELSEWHERE);
    else {
      state(form, "Kept in this tab only: the newsroom does not answer, or you have been logged out.");
      draft.timer = setTimeout(() => save(name), AGAIN);
    }
  } finally {
    if (draft.sending === sending) draft.sending = null;
  }
}

function tell(name, form, words, keepalive = false) {
  const data = new FormData();
  data.set(TOKEN, form.elements.namedItem(TOKEN).value);
  data.set("me", me());
  data.set("tab", TAB);
  data.set("turn", turn += 1);
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
  draft.held = true;
}

function resume(form) {
  draftOf(form.dataset.draft).held = false;
  typed(form);
}

function resumeAll() {
  for (const form of document.querySelectorAll("form[data-draft]")) {
    if (draftOf(form.dataset.draft).held) resume(form);
  }
}

/** It was saved: the newsroom has dropped the draft, and so do we. */
async function done(form) {
  const name = form.dataset.draft;
  const draft = draftOf(name);
  sessionStorage.removeItem(key(name));
  unnote(form);
  known.delete(name);
  state(form, "");
  await drop(name, form, draft);
}

/** A save that was under way may have come after the words were saved or thrown away: then its draft goes too. */
async function drop(name, form, draft, always = false) {
  clearTimeout(draft.timer);
  const late = draft.sending;
  await late?.catch(() => {});
  if (late || always) await tell(name, form, {}).catch(() => {});
}

function state(form, words) {
  const line = form.querySelector(".draft-state");
  if (line) line.textContent = words;
}

/** Give back what was typed and not saved: the newsroom's draft or this tab's own, whichever is later. */
async function restore() {
  const forms = [...document.querySelectorAll("form[data-draft]")];
  const before = new Map(forms.map((form) => [form, mine(form.dataset.draft)]));
  const kept = new Map();
  try {
    const answer = await fetch(address(), { headers: { Accept: "application/json" } });
    if (answer.ok && !answer.redirected) for (const draft of (await answer.json()).drafts) kept.set(draft.form, draft);
  } catch {
    // Without an answer this tab's own memory is all there is.
  }
  restored = true;
  for (const form of forms) {
    const server = kept.get(form.dataset.draft);
    if (server) draftOf(form.dataset.draft).version = server.draft;
    const latest = [server, before.get(form)].filter(Boolean).sort((one, other) => other.saved_at - one.saved_at)[0];
    if (!latest) continue;
    const typing = typedInto(form);
    if (Object.keys(typing).length === 0) giveBack(form, latest);
    else if (JSON.stringify(typing) !== JSON.stringify(latest.words)) choose(form, latest, EARLIER);
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
  unnote(form);
  const draft = draftOf(name);
  known.delete(name);
  state(form, "");
  drop(name, form, draft, true);
}

/** The same person typed other words, before or in another tab: show them, and let the person choose. */
function choose(form, other, [told, theirs]) {
  draftOf(form.dataset.draft).stopped = true;
  const shown = Object.entries(other.words).map(([name, [, words]]) => `${name}: ${words.join(", ")}`).join("\n");
  note(form, told, [
    ["Keep what is typed here", () => goOn(form, other)],
    [theirs, () => { putBack(form, other.words); goOn(form, other); }],
  ], shown);
}

function goOn(form, other) {
  const draft = draftOf(form.dataset.draft);
  Object.assign(draft, { version: other.draft ?? draft.version, stopped: false, told: "{}" });
  unnote(form);
  save(form.dataset.draft);
}

autosave();
