// The dated box that readers will meet, drawn while its note is typed.

const box = document.querySelector("[data-mirrors]");
const note = document.querySelector(`[name="${box?.dataset.mirrors}"]`);

function draw() {
  const kind = document.querySelector(`[name="${box.dataset.kinds}"]:checked`);
  const minor = kind?.value === "minor";
  box.querySelector("[data-kind]").textContent = kind?.closest("label")?.textContent.trim() ?? "";
  const words = box.querySelector("[data-words]");
  words.textContent = minor ? "No box: a minor edition is listed under the editions alone." : note.value || "Your public note.";
}

if (box && note) {
  note.form.addEventListener("input", draw);
  note.form.addEventListener("change", draw);
  draw();
}
