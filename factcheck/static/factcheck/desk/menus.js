// What opens over the page: dialogs that a button opens, menus that close when one looks elsewhere.
//
// <button type="button" data-opens="desk-keys" hidden>…</button>   opens the dialog with this id; shown once scripts run
// <details data-closes>…</details>                                 a menu: Escape, or a press elsewhere, closes it

import { listKeys } from "./keys.js";

export function openMenus() {
  document.querySelectorAll("[data-opens]").forEach((button) => { button.hidden = false; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-opens]");
    if (button) open(document.getElementById(button.dataset.opens));
    closeMenus((menu) => !menu.contains(event.target));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const menu = event.target.closest?.("details[data-closes][open]");
    closeMenus();
    menu?.querySelector("summary").focus();
  });
  document.addEventListener("focusin", (event) => closeMenus((menu) => !menu.contains(event.target)));
}

function open(dialog) {
  if (!dialog || dialog.open) return;
  if (dialog.id === "desk-keys") listKeys(dialog);
  dialog.showModal();
}

function closeMenus(which = () => true) {
  for (const menu of document.querySelectorAll("details[data-closes][open]")) {
    if (which(menu)) menu.open = false;
  }
}
