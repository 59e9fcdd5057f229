// The Check screen: what makes its plain forms quick. Each of them works without this.

import { refreshParts } from "./parts.js";
import { say } from "./say.js";

const words = document.getElementById("claim_form");
if (words) Object.assign(words.dataset, { send: "parts", draft: "edit" });

/* Enter in the address leads on to the stances, whose keys work there. */
document.addEventListener("keydown", (event) => {
  if (event.target.id !== "evidence_url" || event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
  event.preventDefault();
  document.querySelector("#evidence-line .stances .button")?.focus();
});

/* Alt and an arrow move the piece of evidence in which the cursor is. */
document.addEventListener("keydown", (event) => {
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  const piece = event.altKey && way && event.target.closest?.(".piece");
  if (!piece) return;
  event.preventDefault();
  piece.querySelector(`[data-move="${way}"]`)?.click();
});

/* Links to a field inside something folded open it. */
function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  target.focus();
}
window.addEventListener("hashchange", unfold);
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href*="#"]');
  if (link && link.pathname === location.pathname && link.hash === location.hash) unfold();
});
unfold();

/* Citations: a button puts [n] where the cursor was last in the explanation. */
const explanation = () => document.getElementById("verdict_explanation");

document.addEventListener("click", (event) => {
  const number = event.target.closest?.("[data-cite]")?.dataset.cite;
  const field = number && explanation();
  if (!field) return;
  const { selectionStart, selectionEnd, value } = field;
  const gap = selectionStart > 0 && !/\s/.test(value[selectionStart - 1]) ? " " : "";
  field.setRangeText(`${gap}[${number}]`, selectionStart, selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

/* Evidence that was put elsewhere keeps its citations, also in words that are not saved yet. */
let numbered = numbers();

function numbers() {
  return new Map([...document.querySelectorAll(".piece")].map((piece) => [piece.dataset.piece, piece.dataset.number]));
}

function renumber() {
  const now = numbers();
  const moved = new Map([...numbered].filter(([key, number]) => number && now.get(key) !== number).map(([key, number]) => [number, now.get(key) || "?"]));
  numbered = now;
  if (!moved.size) return;
  const follow = (text) => text.replace(/\[(\d{1,3})\]/g, (all, number) => (moved.has(number) ? `[${moved.get(number)}]` : all));
  for (const field of document.querySelectorAll("#verdict-form textarea")) {
    if (field.value === field.defaultValue) continue; // drawn anew by the newsroom
    const value = follow(field.value);
    field.defaultValue = follow(field.defaultValue);
    field.value = value;
  }
}

/* Counters, buttons that only scripts can press, and whatever else is drawn anew. */
function count() {
  for (const line of document.querySelectorAll("[data-counter]")) {
    const field = document.getElementById(line.dataset.counter);
    const left = field.maxLength - field.value.length;
    line.textContent = `${left} left.`;
    line.classList.toggle("short", left < 40);
  }
}

function draw() {
  document.querySelectorAll("[data-cite]").forEach((button) => { button.hidden = !explanation(); });
  document.querySelectorAll(".piece:has([data-move])").forEach((piece) => { piece.querySelector("[data-drag]").draggable = true; });
  count();
  renumber();
  wait();
}
for (const event of ["input", "desk:filled"]) document.addEventListener(event, count);
document.addEventListener("desk:parts", draw);

/* While a capture is under way the page looks again by itself, less and less often. */
let waited = 0;
let looking = 0;

function wait() {
  clearTimeout(looking);
  if (!document.querySelector("[data-waiting]")) {
    waited = 0;
    return;
  }
  looking = setTimeout(() => {
    waited += 1;
    if (document.visibilityState === "hidden") wait();
    else refreshParts().then((drawn) => { if (!drawn) wait(); });
  }, Math.min(2000 * 1.3 ** waited, 30000));
}

/* Dragging: a piece goes where it is dropped. */
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-drag]")?.closest(".piece") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.piece);
  event.dataTransfer.setDragImage(dragged, 8, 8);
  dragged.classList.add("dragged");
});
document.addEventListener("dragover", (event) => {
  const over = dragged && event.target.closest?.(".piece");
  if (!over) return;
  event.preventDefault();
  const box = over.getBoundingClientRect();
  const after = event.clientY > box.top + box.height / 2;
  mark(over, after);
});
document.addEventListener("drop", (event) => {
  const over = dragged && event.target.closest?.(".piece");
  if (!over || over === dragged) return;
  event.preventDefault();
  over[over.classList.contains("drop-after") ? "after" : "before"](dragged);
  const order = [...document.querySelectorAll(".piece")].map((piece) => piece.dataset.piece).join(",");
  const form = document.getElementById("order-form");
  const button = Object.assign(document.createElement("button"), { type: "submit", name: "order", value: order, hidden: true });
  form.append(button);
  form.requestSubmit(button);
  button.remove();
});
document.addEventListener("dragend", () => {
  mark(null);
  dragged?.classList.remove("dragged");
  dragged = null;
});

function mark(piece, after = false) {
  for (const each of document.querySelectorAll(".piece")) {
    each.classList.toggle("drop-after", each === piece && after);
    each.classList.toggle("drop-before", each === piece && !after);
  }
}

/* The preview is drawn by the newsroom: the same words that readers will see. */
let previewing = null;

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  const box = button?.dataset.preview && document.getElementById(button.dataset.preview);
  if (!box) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (box.hidden) preview(event.target, button, box);
  else box.hidden = true;
  button.setAttribute("aria-expanded", String(!box.hidden));
}, true);

async function preview(form, button, box) {
  box.hidden = false;
  const data = new FormData(form);
  data.set("part", "1");
  const answer = await fetch(button.formAction, { method: "POST", body: data }).catch(() => null);
  if (!answer?.ok || answer.redirected) {
    say("The preview cannot be drawn now. Your words are still here.", "refused");
    return;
  }
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
  box.replaceChildren(Object.assign(document.createElement("h3"), { textContent: "Preview" }), ...drawn.body.childNodes);
}

document.addEventListener("input", ({ target }) => {
  const box = target.form?.id === "verdict-form" && document.getElementById("preview");
  if (!box || box.hidden) return;
  clearTimeout(previewing);
  previewing = setTimeout(() => preview(target.form, target.form.querySelector("[data-preview]"), box), 600);
});

draw();
