// Keys of the desk. Whatever has a key is a button, a link or a field that Tab reaches too:
//
// <button class="button" data-key="a" data-key-name="accept">Accept</button>
//
// Pressing the key presses the button, follows the link or puts the cursor into the field. Single letters
// rest while somebody is writing; a key with Ctrl (Ctrl+Enter) works there too. People may change or switch off
// single keys (WCAG 2.1.4) in their settings; `?` lists those of the page. A button shows its key by itself
// (`data-key-hint` lets a link or a label do so too). A key held down acts once, but for `data-key-repeats`.

import { rekey } from "./rekey.js";

const settings = read();
const ACTED_ON = "a[href], button, summary, input, select, textarea";
const WRITTEN_IN = "input, textarea, select, [role=textbox], [role=combobox], [role=listbox], [role=searchbox]";
const NOT_WRITTEN_IN = ["checkbox", "radio", "button", "submit", "reset", "image", "file", "color"];

function read() {
  const meta = document.querySelector('meta[name="desk-keys"]');
  try {
    const { on = true, changed = {} } = JSON.parse(meta?.content || "{}");
    return { on, changed: changed ?? {} };
  } catch {
    return { on: true, changed: {} };
  }
}

export function listenForKeys() {
  label(document);
  document.addEventListener("desk:parts", () => label(document));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.altKey) return;
    const key = nameOf(event);
    if (!key || isResting(key, event.target)) return;
    const target = targetOf(key);
    if (!target) return;
    event.preventDefault();
    if (!event.repeat || "keyRepeats" in target.dataset) press(target);
  });
}

/** The key as `data-key` writes it: "a", "A" (with Shift), "Enter", "Space", "Ctrl+Enter" (Cmd on a Mac). */
function nameOf(event) {
  let key = event.key === " " ? "Space" : event.key;
  if (key === "Dead" || key === "Unidentified") return "";
  // On a Greek or Cyrillic keyboard the letter is taken from where the key lies.
  if (key.length === 1 && key > "\u02ff" && /^Key[A-Z]$/.test(event.code)) key = event.code.slice(3);
  if (key.length === 1) key = event.shiftKey ? key.toUpperCase() : key.toLowerCase();
  return event.ctrlKey || event.metaKey ? `Ctrl+${key}` : key;
}

function isResting(key, target) {
  if (key.startsWith("Ctrl+")) return false;
  if (!settings.on || isWriting(target)) return true;
  // Enter, Space and the arrows belong to the button, link or choice that has the cursor.
  return key.length > 1 && target.matches?.(ACTED_ON);
}

function isWriting(element) {
  if (element.isContentEditable) return true;
  const field = element.closest?.(WRITTEN_IN);
  return Boolean(field) && !(field.localName === "input" && NOT_WRITTEN_IN.includes(field.type));
}

/** The key that this element has for this person; nothing when it is switched off. */
export function keyOf(element) {
  return settings.changed[element.dataset.keyName] ?? element.dataset.key;
}

/** What has this key now: in an open dialog first, then where the cursor is, then on the whole page. */
function targetOf(key) {
  const dialog = [...document.querySelectorAll("dialog:modal")].pop();
  const near = document.activeElement?.closest("[data-keys]");
  const scopes = dialog ? [dialog] : [near, document.querySelector("[data-keys][aria-current]"), document];
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
  if (isWriting(element)) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

/** Tell each key to eyes, and to assistive technology as ARIA writes it. */
function label(root) {
  for (const element of root.querySelectorAll("[data-key]")) {
    const key = worksFor(element);
    const printed = element.querySelector(":scope > kbd");
    if (printed) {
      printed.textContent = key;
      printed.hidden = !key;
      printed.setAttribute("aria-hidden", "true");
    }
    if (!key) {
      element.removeAttribute("aria-keyshortcuts");
      delete element.dataset.keyShown;
      continue;
    }
    element.setAttribute("aria-keyshortcuts", ariaName(key));
    if (!printed) element.dataset.keyShown = shown(key);
  }
}

function worksFor(element) {
  const key = keyOf(element);
  return settings.on || key?.startsWith("Ctrl+") ? key : "";
}

function ariaName(key) {
  if (/^[A-Z]$/.test(key)) return `Shift+${key}`;
  return key.replace("Ctrl+", "Control+");
}

const ON_A_MAC = /Mac|iPhone|iPad/.test(navigator.platform);

/** The key as people read it. */
export function shown(key) {
  return key.replace("Ctrl+", ON_A_MAC ? "⌘" : "Ctrl ").replace("Enter", "↵").replace("Escape", "Esc");
}

/** Fill the list of keys: those of the page first, then those of each group, by its name. */
export function listKeys(dialog) {
  const groups = new Map([["On this page", new Map()]]);
  const rows = [];
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = worksFor(element);
    if (!key || !isThere(element) || dialog.contains(element)) continue;
    const group = groupOf(element);
    if (!groups.has(group)) groups.set(group, new Map());
    if (groups.get(group).has(key)) continue;
    const row = { key, name: element.dataset.keyName, words: wordsOf(element) };
    groups.get(group).set(key, row);
    rows.push(row);
  }
  const change = (button, row) => rekey(button, row, rows, dialog, (name, key) => {
    settings.changed[name] = key;
    label(document);
    listKeys(dialog);
  });
  const lists = [...groups].filter(([, found]) => found.size).flatMap(([name, found]) => [written("h3", name), listOf(found, change)]);
  if (!settings.on) lists.unshift(written("p", "Single keys are switched off in your settings."));
  dialog.querySelector(".desk-keys-list").replaceChildren(...lists);
}

function listOf(rows, change) {
  const list = document.createElement("dl");
  for (const [key, row] of rows) {
    const term = document.createElement("dt");
    term.append(written("kbd", shown(key)));
    const words = written("dd", row.words);
    if (row.name && [...key].length === 1 && key !== "?") words.append(" ", changeButton(row, change));
    list.append(term, words);
  }
  return list;
}

function changeButton(row, change) {
  const button = Object.assign(written("button", "Change"), { type: "button", className: "button small quiet" });
  button.setAttribute("aria-label", `Change the key of “${row.words}”`);
  button.addEventListener("click", () => change(button, row));
  return button;
}

/** What a group of keys is called: `data-keys="Evidence"`; rows without a name are "The current row". */
function groupOf(element) {
  const group = element.closest("[data-keys], [data-key-group]");
  if (!group) return "On this page";
  return group.dataset.keyGroup || group.dataset.keys || "The current row";
}

function wordsOf(element) {
  const words = element.dataset.keyWords || element.getAttribute("aria-label") || element.labels?.[0]?.textContent || withoutKeys(element);
  return words.trim().replace(/\s+/g, " ");
}

function withoutKeys(element) {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd").forEach((key) => key.remove());
  return copy.textContent;
}

function written(name, words) {
  return Object.assign(document.createElement(name), { textContent: words });
}
