// Another key for a shortcut: in the list of a page's keys press Change, then the new key.

import { send } from "./send.js";

const SKIPPED = ["Shift", "Control", "Alt", "Meta", "CapsLock"];

/** Wait for the next key and give it to the shortcut of `row`; `rows` are the keys of this page. */
export function rekey(button, row, rows, dialog, changed) {
  const stop = new AbortController();
  say(dialog, `Press the new key for “${row.words}”. Backspace switches it off, Escape leaves it as it is.`);
  button.addEventListener("blur", () => stop.abort(), { once: true });
  document.addEventListener("keydown", async (event) => {
    if (SKIPPED.includes(event.key)) return;
    stop.abort();
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === "Escape") return say(dialog, "The key stays.");
    const key = event.key === "Backspace" ? "" : event.key;
    const refusal = refused(key, row, rows) || await given(key, row, dialog);
    if (!refusal) changed(row.name, key);
    say(dialog, refusal || "The key is changed.");
  }, { capture: true, signal: stop.signal });
}

function refused(key, row, rows) {
  if ([...key].length > 1) return "Choose a letter, a digit or a sign.";
  const other = key && rows.find((each) => each.name !== row.name && each.key === key);
  return other ? `This key is already that of “${other.words}”. Choose another.` : "";
}

async function given(key, row, dialog) {
  const data = new FormData();
  data.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const [name, value] of Object.entries({ part: "key", name: row.name, key })) data.set(name, value);
  try {
    await send(dialog.dataset.settings, data);
    return "";
  } catch (refusal) {
    return refusal.message;
  }
}

function say(dialog, words) {
  dialog.querySelector(".desk-keys-said").textContent = words;
}
