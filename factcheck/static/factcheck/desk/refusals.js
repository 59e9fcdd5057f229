// What was refused, shown beside the form and its fields, and said.

let number = 0;

/** Put the sentences at the top of the form, mark the fields they are about, and lead there. */
export function showRefusal(form, refusal) {
  clearRefusals(form);
  const note = element("div");
  note.className = "refusal";
  note.id = `refusal-${++number}`;
  note.setAttribute("role", "alert");
  note.append(...refusal.sentences.map((sentence) => said(sentence, refusal.links?.[sentence])));
  if (refusal.compared.length) note.append(sideBySide(refusal.compared));
  form.prepend(note);
  const fields = Object.keys(refusal.fields).flatMap((name) => [...form.elements].filter((field) => field.name === name));
  for (const field of fields) mark(field, note.id);
  if (refusal.kind === "conflict" && refusal.version) {
    const version = form.elements.namedItem("version");
    if (version) version.value = refusal.version;
  }
  const first = fields.find((field) => field.type !== "hidden" && field.checkVisibility());
  first?.focus({ preventScroll: true });
  note.scrollIntoView({ block: "nearest" });
}

export function clearRefusals(form) {
  form.querySelectorAll(":scope > .refusal[role=alert]").forEach((note) => note.remove());
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    const told = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => !id.startsWith("refusal-"));
    if (told.join("")) field.setAttribute("aria-describedby", told.join(" "));
    else field.removeAttribute("aria-describedby");
  }
}

/** A sentence, with the way to the field where it is answered, if the newsroom named one. */
function said(sentence, address) {
  const line = element("p");
  line.append(address ? Object.assign(element("a", sentence), { href: address }) : sentence);
  return line;
}

function mark(field, id) {
  // One of several buttons is not wrong by itself.
  if (["radio", "checkbox", "hidden", "submit"].includes(field.type)) return;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
}

/** What is saved now beside what was typed, field by field. The next press of the button puts yours in its place. */
function sideBySide(compared) {
  const section = element("section");
  section.className = "compared";
  section.append(element("p", "Your words are still in the form. Save again to put them in place of what is saved now."));
  for (const field of compared) {
    const list = element("dl");
    list.append(element("dt", "Saved now"), element("dd", field.saved || "–"));
    list.append(element("dt", "You typed"), element("dd", field.typed || "–"));
    list.append(element("dt", "Difference"), difference(field.pieces));
    section.append(element("h3", field.label), list);
  }
  return section;
}

function difference(pieces) {
  const words = element("dd");
  for (const { kind, text } of pieces) {
    words.append({ added: element("ins", text), removed: element("del", text) }[kind] ?? text);
  }
  return words;
}

function element(name, words = "") {
  return Object.assign(document.createElement(name), { textContent: words });
}
