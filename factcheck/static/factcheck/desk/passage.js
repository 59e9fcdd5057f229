// Words marked in the text of a capture go into the evidence with one press.

const text = document.getElementById("captured-text");
const button = document.getElementById("take-selection");
const field = document.getElementById("passage_passage");

function marked() {
  const selection = document.getSelection();
  if (!selection.rangeCount || !text.contains(selection.getRangeAt(0).commonAncestorContainer)) return "";
  return selection.toString().trim();
}

let words = "";

if (text && button && field) {
  button.hidden = false;
  button.setAttribute("aria-disabled", "true");
  document.addEventListener("selectionchange", () => {
    const now = marked();
    // A press on the button takes the marks away in some browsers: the last ones count.
    if (now || document.getSelection().anchorNode && text.contains(document.getSelection().anchorNode)) words = now;
    button.setAttribute("aria-disabled", String(!words));
  });
  button.addEventListener("click", (event) => {
    if (!words) {
      event.preventDefault();
      return;
    }
    field.value = words;
  });
}
