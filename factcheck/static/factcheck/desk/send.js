// A form of the desk, posted by a script to the address where a browser would post it.

export class Refused extends Error {
  /** `kind`: "conflict", "forbidden", "incomplete", "session" (logged out), "away" (no answer), "broken". */
  constructor(kind, sentences, more = {}) {
    super(sentences.join(" "));
    Object.assign(this, { kind, sentences, fields: {}, compared: [] }, more);
  }
}

const KINDS = { 401: "session", 403: "forbidden", 409: "conflict", 422: "incomplete" };
const AWAY = "The newsroom does not answer. Your words are still here: try again in a moment.";
const BROKEN = "Something broke. Your words are still here: try again, or tell your administrator.";
const ANOTHER = "Somebody else has logged in here since. Your words are still here: log in again as yourself in another tab, then try again.";
const LOGGED_OUT = "You have been logged out. Your words are still here: log in in another tab, then try again.";
export const TOKEN = "csrfmiddlewaretoken";

/** Post form data and return the answer {said, version, next}; throw Refused when it is not done.
 *
 * `keepalive` lets a small form outlive its page. */
export async function send(address, data, { keepalive = false } = {}) {
  let [answer, told] = await post(address, data, keepalive);
  // Who has logged in again in another tab holds a new token: this page takes it over, and nobody notices.
  if (answer.status === 403 && (!told || told.stale)) {
    if (!(await renewToken(data))) throw new Refused("session", [LOGGED_OUT]);
    [answer, told] = await post(address, data, keepalive);
  }
  if (answer.redirected && isLogin(answer)) throw new Refused("session", [LOGGED_OUT]);
  if (answer.ok && told) return told;
  throw new Refused(KINDS[answer.status] ?? "broken", told?.sentences ?? [BROKEN], told ?? {});
}

/** Post what a form holds, as if this button had been pressed. */
export function sendForm(form, submitter = null, data = new FormData(form, submitter)) {
  return send(addressOf(form, submitter), data);
}

/** Where a form goes when this button is pressed. */
export function addressOf(form, submitter = null) {
  // A field called "action" would hide the property of the form.
  return submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href;
}

async function post(address, data, keepalive) {
  const options = { method: "POST", body: data, headers: { Accept: "application/json" } };
  try {
    const answer = await fetch(address, { ...options, keepalive: keepalive && isSmall(data) });
    const json = answer.headers.get("Content-Type")?.includes("application/json");
    return [answer, json ? await answer.json() : null];
  } catch {
    throw new Refused("away", [AWAY]);
  }
}

/** Browsers let no more than 64 kB outlive a page. */
function isSmall(data) {
  return [...data.values()].reduce((sum, value) => sum + (value.length ?? value.size) * 3, 0) < 60_000;
}

async function renewToken(data) {
  let page;
  try {
    page = await fetch(location.href, { headers: { Accept: "text/html" } });
  } catch {
    return false;
  }
  if (!page.ok || isLogin(page)) return false;
  const now = new DOMParser().parseFromString(await page.text(), "text/html");
  const fresh = now.querySelector(`[name=${TOKEN}]`)?.value;
  if (!fresh) return false;
  // What one person typed is never sent as another.
  if (me(now) !== me()) throw new Refused("session", [ANOTHER]);
  document.querySelectorAll(`[name=${TOKEN}]`).forEach((field) => { field.value = fresh; });
  data.set(TOKEN, fresh);
  return true;
}

/** Who is logged in on a page. */
export const me = (page = document) => page.querySelector('meta[name="desk-me"]')?.content ?? "";

function isLogin(answer) {
  return new URL(answer.url).pathname.includes("/login/");
}
