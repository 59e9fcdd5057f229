// Review: when the verdict is uncovered on this page, go to it and say it.

import { say } from "./say.js";

const heading = () => document.getElementById("verdicts");
let before = heading()?.textContent ?? "";

document.addEventListener("desk:parts", () => {
  const now = heading();
  if (!now || now.textContent === before) return;
  before = now.textContent;
  now.focus({ preventScroll: true });
  now.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  say(now.textContent.trim());
});

// A comment that is made is folded away.
document.addEventListener("desk:done", (event) => {
  const folded = event.target.closest("details.comment-new");
  if (!folded) return;
  folded.removeAttribute("open");
  folded.querySelector("summary").focus();
});
