// Keys of the desk. Whatever has a key is a button, a link or a field that Tab reaches too:
//
// <button data-key="a" data-key-name="accept">Accept</button>
//
// Pressing the key presses the button, follows the link or puts the cursor into the field. Single letters
// rest while somebody is writing; a key with Ctrl (Ctrl+Enter) works there too. People may change or switch off
// single keys (WCAG 2.1.4) in their settings; `?` lists those of the page.

const settings = read();
const NAMES = { "?": "question mark" };

function read() {
  const meta = document.querySelector('meta[name="desk-keys"]');
  try {
    return { on: true, changed: {}, ...JSON.parse(meta?.content || "{}") };
  } catch {
    return { on: true, changed: {} };
  }
}

export function listenForKeys() {
  label(document);
  document.addEventListener("desk:parts", () => label(document));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const key = nameOf(event);
    const single = !key.startsWith("Ctrl+");
    if (single && (!settings.on || isWriting(event.target))) return;
    if (event.repeat && single) return;
    if (key === "?") {
      event.preventDefault();
      list();
      return;
    }
    const target = targetOf(key);
    if (!target) return;
    event.preventDefault();
    press(target);
  });
}

function nameOf(event) {
  const key = event.key === " " ? "Space" : event.key;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${key}`;
  return key;
}

function isWriting(element) {
  const field = element.closest("input, textarea, select, [contenteditable]");
  return Boolean(field) && !["checkbox", "radio", "button", "submit"].includes(field.type);
}

/** The key that this element has for this person; nothing when it is switched off. */
export function keyOf(element) {
  return settings.changed[element.dataset.keyName] ?? element.dataset.key;
}

/** What has this key now: in an open dialog first, then where the cursor is, then on the whole page. */
function targetOf(key) {
  const dialog = document.querySelector("dialog[open]");
  const scopes = dialog ? [dialog] : [document.activeElement?.closest("[data-keys]"), document.querySelector("[data-keys][aria-current]"), document];
  for (const scope of scopes) {
    const found = scope && [...scope.querySelectorAll("[data-key]")].find((each) => keyOf(each) === key && isThere(each));
    if (found) return found;
  }
  return null;
}

function isThere(element) {
  return !element.disabled && element.getAttribute("aria-disabled") !== "true" && element.checkVisibility();
}

function press(element) {
  if (element.matches("input:not([type=radio], [type=checkbox], [type=submit], [type=button]), textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

/** Say each key to assistive technology, as ARIA writes it. */
function label(root) {
  for (const element of root.querySelectorAll("[data-key]")) {
    const key = settings.on || element.dataset.key.startsWith("Ctrl+") ? keyOf(element) : "";
    if (key) element.setAttribute("aria-keyshortcuts", key.replace("Ctrl+", "Control+"));
    else element.removeAttribute("aria-keyshortcuts");
  }
}

function list() {
  const dialog = document.getElementById("desk-keys");
  const rows = new Map();
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = keyOf(element);
    if (key && isThere(element) && !dialog.contains(element)) rows.set(key, wordsOf(element));
  }
  rows.set("?", "This list");
  const entries = [...rows].map(([key, words]) => {
    const term = document.createElement("dt");
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    if (NAMES[key]) term.querySelector("kbd").setAttribute("aria-label", NAMES[key]);
    return [term, Object.assign(document.createElement("dd"), { textContent: words })];
  });
  dialog.querySelector("dl").replaceChildren(...entries.flat());
  dialog.showModal();
}

function wordsOf(element) {
  return element.dataset.keyWords || element.getAttribute("aria-label") || element.labels?.[0]?.textContent.trim() || element.textContent.trim().replace(/\s+/g, " ");
}
