// A field that finds a row of a long table while one writes: the combobox of the ARIA Authoring Practices.
//
// <input data-finds="/admin/autocomplete/?…"> beside <input type="hidden"> for the key of the chosen row, or
// after a list of ticked boxes for several. Without this script the whole name is written, and the server finds it.

const WAIT = 180;
let number = 0;

export function findRows() {
  document.querySelectorAll("input[data-finds]").forEach(prepare);
  document.addEventListener("desk:parts", () => document.querySelectorAll("input[data-finds]:not([role])").forEach(prepare));
}

function prepare(field) {
  const list = document.createElement("ul");
  list.id = `found-${++number}`;
  list.className = "finder-list";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent.trim() || "Found");
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
    field.setAttribute(name, value);
  }
  const finder = { field, list, key: field.parentElement.querySelector("input[type=hidden]"), turn: 0, wait: 0 };
  field.addEventListener("input", () => written(finder));
  field.addEventListener("keydown", (event) => pressed(finder, event));
  field.addEventListener("blur", () => close(finder));
  // A press on the list must not take the cursor out of the field.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(finder, event.target.closest("[role=option]")));
}

function written(finder) {
  if (finder.key) finder.key.value = "";
  clearTimeout(finder.wait);
  finder.turn += 1;
  if (finder.field.value.trim()) finder.wait = setTimeout(() => find(finder), WAIT);
  else close(finder);
}

async function find(finder) {
  const turn = ++finder.turn;
  const address = `${finder.field.dataset.finds}&term=${encodeURIComponent(finder.field.value.trim())}`;
  let results = [];
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.ok) ({ results } = await answer.json());
  } catch {
    // Without an answer the name is looked up when the form is sent.
  }
  if (turn === finder.turn && document.activeElement === finder.field) show(finder, results);
}

function show(finder, results) {
  const options = results.map(({ id, text }) => {
    const option = document.createElement("li");
    option.id = `${finder.list.id}-${id}`;
    option.dataset.row = id;
    option.textContent = text;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    return option;
  });
  finder.list.replaceChildren(...options);
  finder.list.hidden = !options.length;
  finder.field.setAttribute("aria-expanded", String(Boolean(options.length)));
  mark(finder, null);
}

function pressed(finder, event) {
  if (event.isComposing) return;
  const open = !finder.list.hidden;
  const options = [...finder.list.children];
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!open) find(finder);
    else if (event.key === "ArrowDown") mark(finder, options[(at + 1) % options.length]);
    else mark(finder, options[at <= 0 ? options.length - 1 : at - 1]);
  } else if (event.key === "Enter" && open && at >= 0) {
    event.preventDefault();
    choose(finder, options[at]);
  } else if (event.key === "Escape" && open) {
    event.preventDefault();
    close(finder);
  }
}

function mark(finder, option) {
  for (const each of finder.list.children) each.setAttribute("aria-selected", String(each === option));
  if (option) {
    finder.field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    finder.field.removeAttribute("aria-activedescendant");
  }
}

function choose(finder, option) {
  if (!option) return;
  if (finder.key) {
    finder.key.value = option.dataset.row;
    finder.field.value = option.textContent;
  } else {
    tick(finder, option);
    finder.field.value = "";
  }
  close(finder);
  finder.field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** One more ticked box among the chosen rows. */
function tick(finder, option) {
  const chosen = finder.field.parentElement.querySelector(".finder-chosen");
  const known = [...chosen.querySelectorAll("input")].find((box) => box.value === option.dataset.row);
  if (known) {
    known.checked = true;
    return;
  }
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: chosen.dataset.name, value: option.dataset.row, checked: true });
  label.append(box, ` ${option.textContent}`);
  chosen.append(label);
}

function close(finder) {
  clearTimeout(finder.wait);
  finder.turn += 1;
  finder.list.hidden = true;
  finder.field.setAttribute("aria-expanded", "false");
  mark(finder, null);
}
