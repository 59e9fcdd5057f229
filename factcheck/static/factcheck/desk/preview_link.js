// A preview link, shown once when it is made.

document.addEventListener("desk:done", (event) => {
  const link = event.detail?.link;
  if (!link) return;
  const line = Object.assign(document.createElement("p"), { className: "preview-link" });
  const label = Object.assign(document.createElement("label"), { textContent: "Copy it now, it is not shown again" });
  const field = Object.assign(document.createElement("input"), { type: "text", readOnly: true, value: link, id: "preview-link" });
  field.defaultValue = link;
  label.htmlFor = field.id;
  line.append(label, field);
  document.querySelector(".preview-link")?.remove();
  document.getElementById("previews")?.after(line);
  field.select();
});
