// The publish sheet: its buttons say how many are ticked.

const form = document.getElementById("publish-form");

function count() {
  const ticked = form.querySelectorAll('input[name="claim"]:checked').length;
  for (const words of form.querySelectorAll("[data-count]")) {
    words.textContent = words.dataset.count.replace("%n", ticked);
    words.closest("button").disabled = ticked === 0;
  }
}

/** One tick for all that waits for this signature. Without scripts each is ticked by itself. */
function tickAll() {
  const all = document.getElementById("tick-each");
  if (!all) return;
  document.getElementById("tick-all").hidden = false;
  all.addEventListener("change", () => {
    for (const box of document.querySelectorAll('#sheet-unsigned input[name="claim"]')) box.checked = all.checked;
  });
}

if (form) {
  tickAll();
  form.addEventListener("change", count);
  count();
}
