// An annotated article: j and k go from claim to claim, and a claim, its note and its cell light up together.
// The page says so and lets readers switch the keys off; all of it can be done by links as well.

const OFF = "claim-keys-off";
const WRITTEN_IN = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const claims = [...document.querySelectorAll("mark.claim[id]")].sort((a, b) => a.dataset.claim - b.dataset.claim);
const hint = document.querySelector("[data-claim-keys]");
let at = -1;

function kept(write) {
  try {
    if (write !== undefined) localStorage.setItem(OFF, write ? "" : "1");
    return !localStorage.getItem(OFF);
  } catch {
    return write ?? true;  // a browser that keeps nothing: on for this page
  }
}

function here() {
  const shown = claims.findIndex((claim) => `#${claim.id}` === location.hash);
  return at < 0 ? shown : at;
}

function go(step) {
  const next = Math.min(Math.max(here() + step, 0), claims.length - 1);
  at = next;
  const claim = claims[next];
  location.replace(`#${claim.id}`);
  claim.tabIndex = -1; // so that listeners hear it from its first word, and Tab leads on to its note
  claim.focus({ preventScroll: true });
}

function mean(number) {
  for (const part of document.querySelectorAll("[data-claim]")) {
    part.classList.toggle("is-meant", part.dataset.claim === number);
  }
}

if (hint) {
  const on = hint.querySelector("input");
  on.checked = kept();
  on.addEventListener("change", () => kept(on.checked));
  hint.hidden = false;
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    const step = { j: 1, k: -1 }[event.key];
    if (!on.checked || !plain || !step || event.target.closest?.(WRITTEN_IN)) return;
    event.preventDefault();
    go(step);
  });
  addEventListener("hashchange", () => (at = claims.findIndex((claim) => `#${claim.id}` === location.hash)));
}

for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => mean(event.target.closest?.("[data-claim]")?.dataset.claim));
}
