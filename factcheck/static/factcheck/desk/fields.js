// What the fields of a form hold: what stood there at first, and what stands there now.

const LEFT_OUT = ["hidden", "submit", "button", "reset", "file", "password", "image"];

/** The fields that somebody can fill in, by name; several of one name are one question. */
function questions(form) {
  const byName = new Map();
  for (const field of form.elements) {
    if (!field.name || LEFT_OUT.includes(field.type) || field.tagName === "FIELDSET" || field.tagName === "OUTPUT") continue;
    byName.set(field.name, [...(byName.get(field.name) ?? []), field]);
  }
  return byName;
}

function held(field, before) {
  if (field.type === "checkbox" || field.type === "radio") {
    return (before ? field.defaultChecked : field.checked) ? [field.value] : [];
  }
  if (field.tagName === "SELECT") {
    return [...field.options].filter((option) => (before ? option.defaultSelected : option.selected)).map((option) => option.value).filter(Boolean);
  }
  return [before ? field.defaultValue : field.value];
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** {name: [what stood there, what stands there]}, for each question that has another answer now. */
export function typedInto(form) {
  const typed = {};
  for (const [name, fields] of questions(form)) {
    const sides = [true, false].map((before) => fields.flatMap((field) => held(field, before)));
    if (!same(...sides)) typed[name] = sides;
  }
  return typed;
}

/** Whether the form still begins where these words were begun: nobody has saved others since. */
export function beginsAs(form, words) {
  const byName = questions(form);
  return Object.entries(words).every(([name, [from]]) => same(beginning(byName.get(name)), from));
}

/** Whether the form already holds these words as saved. */
export function isSaved(form, words) {
  const byName = questions(form);
  return Object.entries(words).every(([name, [, typed]]) => same(beginning(byName.get(name)), typed));
}

function beginning(fields = []) {
  return fields.flatMap((field) => held(field, true));
}

/** Put words into their fields again. */
export function putBack(form, words) {
  const byName = questions(form);
  for (const [name, [, typed]] of Object.entries(words)) {
    for (const field of byName.get(name) ?? []) put(field, typed);
  }
}

function put(field, typed) {
  if (field.type === "checkbox" || field.type === "radio") field.checked = typed.includes(field.value);
  else if (field.tagName === "SELECT") for (const option of field.options) option.selected = typed.includes(option.value);
  else field.value = typed[0] ?? "";
  field.dispatchEvent(new Event("desk:filled", { bubbles: true }));
}
