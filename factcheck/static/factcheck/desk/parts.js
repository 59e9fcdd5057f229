// Parts of a page, drawn anew by the server: whatever stands in an element with an id and `data-part`.

/** Fetch this page again and put its parts in place of ours. What somebody is writing in stays as it is. */
export async function refreshParts(address = location.href) {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-part]")) {
    const next = fresh.getElementById(part.id);
    if (next) replace(part, next);
  }
  document.dispatchEvent(new CustomEvent("desk:parts"));
  return true;
}

function replace(part, next) {
  if (part.outerHTML === next.outerHTML) return;
  if (isWrittenIn(part)) return;
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceWith(document.adoptNode(next));
  if (focused) document.getElementById(focused)?.focus();
}

/** Whether a field in it holds words that the server has not been given. */
export function isWrittenIn(part) {
  return [...part.querySelectorAll("input, textarea, select")].some(isChanged);
}

function isChanged(field) {
  if (field.type === "hidden" || field.type === "submit") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.type === "file") return field.files.length > 0;
  if (field.tagName === "SELECT") return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue;
}
