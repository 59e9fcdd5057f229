// What the desk says: one live region, which is also the line that people see.

const region = () => document.getElementById("desk-said");
let hush = 0;

/** Say a sentence politely; `tone` is "done" or "refused". A refusal stays until the next sentence. */
export function say(words, tone = "done") {
  const said = region();
  if (!said) return;
  clearTimeout(hush);
  said.textContent = words;
  said.dataset.tone = tone;
  if (tone === "done") hush = setTimeout(() => { said.textContent = ""; }, 6000);
}
