// What the desk says: one live region, which is also the line that people see.

const region = () => document.getElementById("desk-said");
let hush = 0;

/** Say a sentence politely, once; `tone` is "done" or "refused". A refusal stays until the next sentence. */
export function say(words, tone = "done") {
  const said = region();
  if (!said || !words) return;
  clearTimeout(hush);
  said.dataset.tone = tone;
  // The same sentence said again is news too: the region is emptied first.
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = words; });
  if (tone === "done") hush = setTimeout(() => { said.textContent = ""; }, 6000);
}
