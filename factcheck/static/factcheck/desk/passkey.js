// Passkeys: a form marked `data-passkey` asks the browser for a credential before it is sent.
//
// data-passkey="add"      makes a new one, for the options in #passkey-options
// data-passkey="confirm"  shows one that this person has, for the options in #passkey-options
// data-passkey="log-in"   shows any of this house; the options are fetched from where the form is sent

const NOT_HERE = "Passkeys do not work at this address. They need https, and a name instead of a number.";
const FAILED = "No passkey was given. Try again, or use another way.";

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    give(form);
  });
}

async function give(form) {
  try {
    if (!window.PublicKeyCredential) throw new Error(NOT_HERE);
    const credential = await ask(form.dataset.passkey, await optionsOf(form));
    form.elements.namedItem("credential").value = JSON.stringify(written(credential));
    form.submit();
  } catch (error) {
    refuse(form, error.name === "SecurityError" || error.message === NOT_HERE ? NOT_HERE : FAILED);
  }
}

async function optionsOf(form) {
  if (form.dataset.passkey !== "log-in") return JSON.parse(document.getElementById("passkey-options").textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  return answer.json();
}

function ask(what, { creation_options: creation, request_options: request }) {
  if (what !== "add") {
    const options = request.publicKey;
    options.challenge = bytes(options.challenge);
    for (const known of options.allowCredentials ?? []) known.id = bytes(known.id);
    return navigator.credentials.get({ publicKey: options });
  }
  const options = creation.publicKey;
  options.challenge = bytes(options.challenge);
  options.user.id = bytes(options.user.id);
  for (const known of options.excludeCredentials ?? []) known.id = bytes(known.id);
  options.authenticatorSelection = { ...options.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required" };
  return navigator.credentials.create({ publicKey: options });
}

/** A credential as the server reads it: bytes in base64url. */
function written(credential) {
  const { response } = credential;
  const parts = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = text(response[name]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  };
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function refuse(form, words) {
  const note = form.querySelector("[role=alert]");
  note.textContent = words;
  note.hidden = false;
}
