// Who else has this claim open. The page says every few seconds that it is here, while somebody looks at it.
//
// <form data-here action="…"> in the page's head holds the address; #presence is the line that names the others.

import { refreshParts } from "./parts.js";
import { say } from "./say.js";
import { send, TOKEN } from "./send.js";

const BEAT = 25000;
let named = null;
let timer = 0;

export function sayThatWeAreHere() {
  const form = document.querySelector("form[data-here]");
  if (!form) return;
  document.addEventListener("visibilitychange", () => beat(form));
  window.addEventListener("pagehide", () => tell(form, { leaving: "1" }, { keepalive: true }).catch(() => {}));
  window.addEventListener("pageshow", () => beat(form));
}

async function beat(form) {
  clearTimeout(timer);
  if (document.visibilityState === "hidden") return;
  timer = setTimeout(() => beat(form), BEAT);
  try {
    hear(form, await tell(form, {}));
  } catch {
    // No answer this time. The next beat tries again.
  }
}

function tell(form, facts, options = {}) {
  const data = new FormData();
  data.set(TOKEN, form.elements.namedItem(TOKEN).value);
  for (const [name, value] of Object.entries(facts)) data.set(name, value);
  return send(form.action, data, options);
}

function hear(form, answer) {
  const line = document.getElementById("presence");
  const names = answer.others.join(", ");
  if (line) line.textContent = names && `Also here: ${names}`;
  if (names && names !== named) say(`${names} ${answer.others.length > 1 ? "have" : "has"} this claim open too.`);
  named = names;
  const seen = document.querySelector("[data-claim-version]");
  if (seen && answer.version > Number(seen.dataset.claimVersion)) {
    say(`${answer.changed_by} has changed this claim: the page shows it.`);
    refreshParts();
  }
}

sayThatWeAreHere();
