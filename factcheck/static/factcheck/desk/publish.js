// The publish sheet: its buttons say how many are ticked.

const form = document.getElementById("publish-form");

function count() {
  const ticked = form.querySelectorAll('input[name="claim"]:checked').length;
  for (const words of form.querySelectorAll("[data-count]")) {
    words.textContent = words.dataset.count.replace("%n", ticked);
    words.closest("button").disabled = ticked === 0;
  }
}

if (form) {
  form.addEventListener("change", count);
  count();
}
