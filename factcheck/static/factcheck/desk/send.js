// A form of the desk, posted by a script to the address where a browser would post it.

export class Refused extends Error {
  /** `kind`: "conflict", "forbidden", "incomplete", "session" (logged out), "away" (no answer), "broken". */
  constructor(kind, sentences, more = {}) {
    super(sentences.join(" "));
    Object.assign(this, { kind, sentences, fields: {}, compared: [] }, more);
  }
}

const KINDS = { 403: "forbidden", 409: "conflict", 422: "incomplete" };
const AWAY = "The newsroom does not answer. Your words are still here: try again in a moment.";
const BROKEN = "Something broke. Your words are still here: try again, or tell your administrator.";
const LOGGED_OUT = "You have been logged out. Your words are still here: log in in another tab, then try again.";

/** Post form data and return the answer {said, version, next}; throw Refused when it is not done. */
export async function send(address, data) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" } });
  } catch {
    throw new Refused("away", [AWAY]);
  }
  if (answer.redirected && answer.url.includes("/login/")) throw new Refused("session", [LOGGED_OUT]);
  const json = answer.headers.get("Content-Type")?.includes("application/json");
  const told = json ? await answer.json() : null;
  if (answer.ok && told) return told;
  if (told) throw new Refused(KINDS[answer.status] ?? "broken", told.sentences ?? [BROKEN], told);
  throw new Refused(answer.status === 403 ? "session" : "broken", [answer.status === 403 ? LOGGED_OUT : BROKEN]);
}

/** Post what a form holds, as if this button had been pressed. */
export function sendForm(form, submitter = null) {
  const data = new FormData(form, submitter);
  return send(submitter?.formAction && submitter.hasAttribute("formaction") ? submitter.formAction : form.action, data);
}
