// Parts of a page, drawn anew by the server: whatever stands in an element with an id and `data-part`.

const drawn = new Map();
let latest = 0;

for (const part of document.querySelectorAll("[data-part]")) drawn.set(part.id, asDrawn(part));

/** Fetch this page again and put its parts in place of ours. What somebody is writing in stays as it is. */
export async function refreshParts(address = location.href) {
  const turn = ++latest;
  let text;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return false;
    text = await answer.text();
  } catch {
    return false;
  }
  // An answer that was overtaken by a later one shows the past.
  if (turn !== latest) return false;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  for (const part of document.querySelectorAll("[data-part]")) {
    const next = part.isConnected && fresh.getElementById(part.id);
    if (next) replace(part, next);
  }
  document.dispatchEvent(new CustomEvent("desk:parts"));
  return true;
}

function replace(part, next) {
  const words = asDrawn(next);
  if (drawn.get(part.id) === words) return;
  if (isWrittenIn(part)) {
    keepInStep(part, next);
    return;
  }
  drawn.set(part.id, words);
  const place = placeOfCursor(part);
  const opened = [...part.querySelectorAll("details[open][id]")].map((each) => each.id);
  const scrolled = [part, ...part.querySelectorAll("[id]")].filter((each) => each.scrollTop).map((each) => [each.id, each.scrollTop]);
  part.replaceWith(document.adoptNode(next));
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, top] of scrolled) document.getElementById(id)?.scrollTo(0, top);
  if (place) putCursor(next, place);
}

/** A part as the server wrote it: tokens differ each time, and scripts add the keys. */
function asDrawn(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((field) => field.remove());
  copy.querySelectorAll("[data-key-shown]").forEach((each) => each.removeAttribute("data-key-shown"));
  copy.querySelectorAll("[aria-keyshortcuts]").forEach((each) => each.removeAttribute("aria-keyshortcuts"));
  return copy.outerHTML;
}

const REACHED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";

function placeOfCursor(part) {
  const at = document.activeElement;
  if (!part.contains(at) || at === document.body) return null;
  return { id: at.id, name: at.name, key: at.dataset.keyName, tag: at.localName, number: reached(part).indexOf(at) };
}

/** Put the cursor where it was: on the same thing, else on what now stands in its place, else on the part. */
function putCursor(part, place) {
  const all = reached(part);
  const same =
    (place.id && document.getElementById(place.id)) ||
    (place.name && all.find((each) => each.name === place.name && each.localName === place.tag)) ||
    (place.key && all.find((each) => each.dataset.keyName === place.key)) ||
    all[Math.min(place.number, all.length - 1)];
  if (same) {
    same.focus();
    return;
  }
  part.tabIndex = -1;
  part.focus();
}

function reached(part) {
  return [...part.querySelectorAll(REACHED)].filter((each) => !each.disabled && each.checkVisibility());
}

/** Where the saved words still are those that somebody began from, their form has seen the newest version. */
function keepInStep(part, next) {
  const fields = [...part.querySelectorAll("input[id]:not([type=hidden]), textarea[id], option[id]")];
  const moved = fields.some((field) => {
    const fresh = next.querySelector(`#${CSS.escape(field.id)}`);
    return fresh?.defaultValue !== field.defaultValue || fresh?.defaultChecked !== field.defaultChecked;
  });
  const seen = next.querySelector('input[name="version"]');
  if (seen && !moved) for (const version of part.querySelectorAll('input[name="version"]')) version.value = seen.value;
}

/** Whether a field in it holds words that the server has not been given. */
export function isWrittenIn(part) {
  return [...part.querySelectorAll("input, textarea, select")].some(isChanged);
}

function isChanged(field) {
  if (["hidden", "submit", "button", "reset", "image"].includes(field.type)) return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.type === "file") return field.files.length > 0;
  if (field.localName === "select") return isChosenAnew(field);
  return field.value !== field.defaultValue;
}

function isChosenAnew(select) {
  const options = [...select.options];
  // Without a choice of its own, a list shows its first option.
  if (!select.multiple && !options.some((option) => option.defaultSelected)) return select.selectedIndex > 0;
  return options.some((option) => option.selected !== option.defaultSelected);
}

/** What was sent counts as given; what was typed since then does not. */
export function markSent(form, data) {
  for (const field of form.elements) {
    if (!field.name || field.type === "file" || field.type === "hidden") continue;
    const sent = data.getAll(field.name);
    if (field.type === "checkbox" || field.type === "radio") {
      field.defaultChecked = sent.includes(field.value);
    } else if (field.localName === "select") {
      for (const option of field.options) option.defaultSelected = sent.includes(option.value);
    } else if ("defaultValue" in field && sent.length === 1) {
      field.defaultValue = sent[0].replaceAll("\r\n", "\n");
    }
  }
}
