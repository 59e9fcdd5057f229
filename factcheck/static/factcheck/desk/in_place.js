// Forms marked `data-send` are sent without leaving the page: one at a time, and with every refusal beside them.
//
// data-send="parts"  then draw the page's parts anew (the default)
// data-send="next"   then go to where the answer says that the work goes on (`next`), if it does
// data-clear         empty the form's fields once it is done, ready for the next one

import { refreshParts } from "./parts.js";
import { say } from "./say.js";
import { sendForm } from "./send.js";

export function sendFormsInPlace() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-send]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    submitInPlace(form, event.submitter);
  });
}

/** Send a form; true when it was done. A form that is under way is not sent twice. */
export async function submitInPlace(form, submitter = null) {
  if (form.getAttribute("aria-busy") === "true") return false;
  form.setAttribute("aria-busy", "true");
  clearRefusals(form);
  try {
    const answer = await sendForm(form, submitter);
    say(answer.said);
    form.dispatchEvent(new CustomEvent("desk:done", { bubbles: true, detail: answer }));
    await goOn(form, answer);
    return true;
  } catch (refusal) {
    if (!refusal.sentences) throw refusal;
    showRefusal(form, refusal);
    return false;
  } finally {
    form.removeAttribute("aria-busy");
  }
}

async function goOn(form, answer) {
  for (const field of document.querySelectorAll('input[name="version"]')) {
    if (answer.version && (field.form === form || field.form?.dataset.send)) field.value = answer.version;
  }
  if (form.dataset.send === "next" && answer.next) {
    location.assign(answer.next);
    return;
  }
  if ("clear" in form.dataset) form.reset();
  await refreshParts();
}

/** Put what was refused beside the form and its fields, and say it. */
export function showRefusal(form, refusal) {
  const note = document.createElement("div");
  note.className = "refusal";
  note.setAttribute("role", "alert");
  for (const sentence of refusal.sentences) {
    note.append(Object.assign(document.createElement("p"), { textContent: sentence }));
  }
  if (refusal.compared.length) note.append(sideBySide(refusal.compared));
  form.prepend(note);
  for (const name of Object.keys(refusal.fields)) {
    form.elements.namedItem(name)?.setAttribute?.("aria-invalid", "true");
  }
  if (refusal.kind === "conflict" && refusal.version) {
    const version = form.elements.namedItem("version");
    if (version) version.value = refusal.version;
  }
}

function clearRefusals(form) {
  form.querySelectorAll(":scope > .refusal").forEach((note) => note.remove());
  form.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
}

/** What is saved now beside what was typed, field by field. The next press of the button puts yours in its place. */
function sideBySide(compared) {
  const section = document.createElement("section");
  section.className = "compared";
  section.append(element("p", "Your words are still in the form. Save again to put them in place of what is saved now."));
  for (const field of compared) {
    const list = document.createElement("dl");
    list.append(element("dt", "Saved now"), element("dd", field.saved || "–"));
    list.append(element("dt", "You typed"), element("dd", field.typed || "–"));
    const difference = document.createElement("dd");
    for (const { kind, text } of field.pieces) {
      difference.append({ added: element("ins", text), removed: element("del", text) }[kind] ?? text);
    }
    list.append(element("dt", "Difference"), difference);
    section.append(element("h3", field.label), list);
  }
  return section;
}

function element(name, words) {
  return Object.assign(document.createElement(name), { textContent: words });
}
