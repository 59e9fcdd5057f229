// Split: which suggestion is current, where it stands in the text, and claims made of what somebody selects.
//
// The page works without this script: its cards are forms, its marks are links, and words can be pasted.

import { place, placesOf, select, textOf } from "./split_text.js";
import { say } from "./say.js";
import { submitInPlace } from "./in_place.js";

const pane = document.getElementById("split-text");
const text = pane && textOf(pane);
const find = (id) => document.getElementById(id);
let current = cards().find((card) => card.ariaCurrent)?.id ?? "";
let goTo = "";
let order = [];
let selected = null;

function cards() {
  return [...document.querySelectorAll(".suggestion")];
}

function here() {
  return find(current) ?? null;
}

/** Make this card the current one, and show its words in the text. */
function choose(card, { focus = true } = {}) {
  for (const each of cards()) each.toggleAttribute("aria-current", false);
  current = card?.id ?? "";
  if (!card) return draw();
  card.setAttribute("aria-current", "true");
  if (focus) card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  draw();
  text?.show(card);
}

function step(by) {
  const all = cards();
  const next = all[all.indexOf(here()) + by];
  if (next) choose(next);
  else say(by > 0 ? "This is the last suggestion." : "This is the first suggestion.");
}

function draw() {
  if (cards().length) order = cards().map((card) => card.id);
  text?.mark("split-claim", placesOf("#split-taken [data-start]"));
  text?.mark("split-suggestion", placesOf(".suggestion[data-start]"));
  text?.mark("split-current", here()?.dataset.start ? [place(here())] : []);
}

/** The server has drawn the lists anew: the work goes on where it was, or with the card that came next. */
function goOn() {
  wake();
  const writing = document.activeElement?.matches(".suggestion textarea, .suggestion input");
  const named = find(goTo);
  choose(named ?? here() ?? following(), { focus: Boolean(named) || !(writing || isElsewhere()) });
  goTo = "";
}

/** The next card that is still there, in the order in which they stood. */
function following() {
  const at = order.indexOf(current);
  const after = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0)).reverse()];
  return after.map(find).find(Boolean) ?? cards()[0] ?? null;
}

/** Whether somebody is at work outside of the suggestions; then the cursor stays with them. */
function isElsewhere() {
  const at = document.activeElement;
  return at && at !== document.body && !at.closest("#split-suggestions") && at.id !== "mark-selection";
}

function wake() {
  document.querySelectorAll("[data-step], #mark-selection").forEach((button) => { button.hidden = false; });
  find("suggestions")?.setAttribute("tabindex", "-1");
}

/** What was done leaves the list at once: quick fingers press the next key before the page is drawn anew. */
function leave(id) {
  const card = find(id);
  const next = card?.nextElementSibling ?? card?.previousElementSibling;
  card?.remove();
  if (id === current) choose(next ?? following());
  if (!cards().length) find("suggestions")?.focus();
}

// The answer comes to the form, which may have been drawn anew meanwhile: only its card's name is sure.
document.addEventListener("submit", ({ target }) => {
  const card = target.closest(".suggestion");
  if (card) target.addEventListener("desk:done", () => leave(card.id), { once: true });
});

document.addEventListener("desk:done", ({ target, detail }) => {
  if (target.id === "mark") goTo = `suggestion-${detail.at}`;
});

document.addEventListener("desk:parts", () => {
  // The text has arrived: everything here begins anew.
  if (!pane && find("split-text")) location.reload();
  else goOn();
});

document.addEventListener("click", (event) => {
  const by = event.target.closest?.("[data-step]")?.dataset.step;
  if (by) step(Number(by));
  if (event.target.closest?.("#mark-selection")) claimFromSelection();
});

document.addEventListener("focusin", ({ target }) => {
  const card = target.closest(".suggestion");
  if (card && card.id !== current) choose(card, { focus: false });
});

// Enter accepts the words that were mended, Escape leaves them: then the card's keys work again.
document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.(".suggestion");
  if (!card || event.isComposing || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" && event.target.matches("textarea, input")) card.focus();
  if (event.key !== "Enter" || event.shiftKey || !event.target.matches("textarea")) return;
  event.preventDefault();
  const form = event.target.form;
  form.requestSubmit(form.querySelector('[value="accept"]'));
});

// Claims of what is selected: with the mouse, by touch, or with Shift and the arrows.

document.addEventListener("selectionchange", () => {
  const found = text?.selected();
  if (found) selected = found;
  else if (!document.activeElement?.closest("#mark") && document.getSelection()?.isCollapsed) selected = null;
  find("mark-selection")?.classList.toggle("default", Boolean(selected));
});

// A press on the button must not take the selection away.
find("mark-selection")?.addEventListener("pointerdown", (event) => event.preventDefault());

async function claimFromSelection() {
  const found = text?.selected() ?? selected;
  const form = find("mark");
  if (!found) {
    say("Select words in the text first, or paste them.", "refused");
    find("mark-pasted").open = true;
    form.elements.namedItem("quote").focus();
    return;
  }
  const field = (name) => form.elements.namedItem(name);
  [field("start").value, field("end").value, field("quote").value] = [found.start, found.end, found.words];
  if (await submitInPlace(form)) document.getSelection()?.removeAllRanges();
  else find("mark-pasted").open = true;
  selected = null;
  [field("start").value, field("end").value] = ["", ""];
}

pane?.addEventListener("keydown", (event) => {
  if (!event.shiftKey || !event.key.startsWith("Arrow") || text.selected()) return;
  event.preventDefault();
  select(pane, text, here(), event);
});

pane?.addEventListener("click", (event) => {
  if (!document.getSelection()?.isCollapsed) return;
  const at = text.offsetAt(event.clientX, event.clientY);
  const hit = cards()
    .filter((card) => card.dataset.start && place(card)[0] <= at && at < place(card)[1])
    .sort((one, other) => place(one)[1] - place(one)[0] - (place(other)[1] - place(other)[0]))[0];
  if (hit) choose(hit);
});

if (document.querySelector(".split")) {
  document.querySelector(".split").dataset.live = "";
  wake();
  choose(here(), { focus: Boolean(here()) && (location.hash === "" || location.hash.startsWith("#suggestion")) });
}
