// While an article is on its way (`data-waiting`), its page looks again every few seconds and shows what came.

import { isWrittenIn, refreshParts } from "./parts.js";
import { say } from "./say.js";

const EVERY = 3000;
const CAME = "The article has been fetched. Keep what you typed, then reload the page to see its text.";
let timer = 0;

const waits = () => document.querySelector("[data-waiting]");

function lookLater() {
  if (!timer && waits()) timer = setTimeout(look, EVERY);
}

async function look() {
  if (!document.hidden) await refreshParts();
  timer = 0;
  if (waits()) lookLater();
  else goOn();
}

/** What has come belongs to the whole page; a refusal is on it already. */
function goOn() {
  const onward = document.querySelector("a[data-onward]");
  if (onward) location.assign(onward.href);
  else if (document.querySelector(".fetch-failed")) return;
  else if (isWrittenIn(document.body)) say(CAME);
  else location.reload();
}

lookLater();
// Asked for on this page, it is waited for from now on.
document.addEventListener("desk:parts", lookLater);
