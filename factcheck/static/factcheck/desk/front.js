// The box of the front page: it grows with what is pasted, Enter sends a link, and Escape leaves it for the keys.

const box = document.getElementById("take-in-what");

if (box) {
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") box.blur();
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || !isLink(box.value)) return;
    event.preventDefault();
    box.form.requestSubmit();
  });
  grow();
}

function grow() {
  const lines = Math.min(Math.max(box.value.split("\n").length, 2), 12);
  box.rows = Math.max(lines, box.value.length > 400 ? 6 : 2);
}

/** One line that is an address, and nothing else. */
function isLink(words) {
  const line = words.trim();
  return /^https?:\/\/\S+$/i.test(line);
}
