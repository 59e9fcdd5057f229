// What a form says of the words that were typed into it: a sentence on top, and what one may do about them.

/** Say it, with a button for each [label, press], and `shown`: the words that it is about. */
export function note(form, words, choices, shown = "") {
  unnote(form);
  const box = Object.assign(document.createElement("div"), { className: "draft-note" });
  box.append(Object.assign(document.createElement("p"), { textContent: words }));
  if (shown) box.append(Object.assign(document.createElement("blockquote"), { textContent: shown }));
  for (const [label, press] of choices) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: label });
    button.addEventListener("click", press);
    box.append(button);
  }
  form.prepend(box);
}

/** Say no more. */
export function unnote(form) {
  form.querySelectorAll(":scope > .draft-note").forEach((each) => each.remove());
}
