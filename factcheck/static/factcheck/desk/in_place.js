// Forms marked `data-send` are sent without leaving the page: one at a time, and with every refusal beside them.
//
// data-send="parts"  then draw the page's parts anew (the default)
// data-send="next"   then go to where the answer says that the work goes on (`next`), if it does
// (a button may say so for itself)
// data-clear         empty the form's fields once it is done, ready for the next one
//
// Every other form is sent by the browser, once.

import { markSent, refreshParts } from "./parts.js";
import { clearRefusals, showRefusal } from "./refusals.js";
import { say } from "./say.js";
import { addressOf, sendForm } from "./send.js";

export { showRefusal } from "./refusals.js";

/** So soon after the first, the same form is the second half of a double click. */
const TWICE = 600;
let last = { words: "", at: -TWICE };

export function sendFormsInPlace() {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if ("send" in form.dataset) {
      event.preventDefault();
      submitInPlace(form, event.submitter);
    } else if (form.getAttribute("method")?.toLowerCase() === "post") {
      sendOnce(form, event);
    }
  });
  // Whoever comes back with the back button may send again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
  });
}

function sendOnce(form, event) {
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
  // An answer that is a file leaves this page where it is.
  setTimeout(() => form.removeAttribute("aria-busy"), 10_000);
}

/** Send a form; true when it was done. A form that is under way is not sent twice. */
export async function submitInPlace(form, submitter = null) {
  if (form.getAttribute("aria-busy") === "true") return false;
  const data = new FormData(form, submitter);
  const words = wordsOf(form, submitter, data);
  if (words === last.words && performance.now() - last.at < TWICE) return false;
  form.setAttribute("aria-busy", "true");
  form.dispatchEvent(new CustomEvent("desk:sending", { bubbles: true }));
  clearRefusals(form);
  const seen = form.elements.namedItem("version")?.value;
  try {
    const answer = await sendForm(form, submitter, data);
    last = { words, at: performance.now() };
    say(answer.said);
    form.dispatchEvent(new CustomEvent("desk:done", { bubbles: true, detail: answer }));
    const mode = submitter?.dataset.send ?? form.dataset.send;
    if (await goOn(form, answer, { data, seen, mode })) return true;
  } catch (refusal) {
    if (!refusal.sentences) {
      form.removeAttribute("aria-busy");
      form.dispatchEvent(new CustomEvent("desk:idle", { bubbles: true }));
      throw refusal;
    }
    showRefusal(form, refusal);
    form.dispatchEvent(new CustomEvent("desk:refused", { bubbles: true, detail: refusal }));
    form.removeAttribute("aria-busy");
    return false;
  }
  form.removeAttribute("aria-busy");
  return true;
}

/** What is sent and where to, to know it again. */
function wordsOf(form, submitter, data) {
  const pairs = [...data].filter(([name]) => !["csrfmiddlewaretoken", "version"].includes(name));
  return JSON.stringify([addressOf(form, submitter), pairs.map(([name, value]) => [name, value.name ?? value])]);
}

/** Go on after it is done; true when that leaves the page, and the form stays busy until it has. */
async function goOn(form, answer, { data, seen, mode }) {
  takeOverVersion(form, answer.version, seen);
  if (mode === "next" && answer.next) {
    location.assign(answer.next);
    return true;
  }
  if ("clear" in form.dataset) form.reset();
  else markSent(form, data);
  await refreshParts();
  return false;
}

/** The other forms about the same claim now know its new version too, if they knew the one before. */
function takeOverVersion(form, version, seen) {
  if (!version) return;
  for (const field of document.querySelectorAll('form[data-send] input[name="version"]')) {
    const alike = field.value === seen && subjectOf(field.form) === subjectOf(form);
    if (field.form === form || alike) field.value = version;
  }
}

/** What a form is about: "/admin/factcheck/claim/7", from the address it goes to. */
function subjectOf(form) {
  const path = new URL(addressOf(form), location.href).pathname;
  return path.match(/^.*?\/[a-z_]+\/\d+(?=\/)/)?.[0] ?? path;
}
