// Which part of a picture or recording: drawn on it, stamped from the player, or typed. The fields are what counts.

const SIDES = ["left", "top", "width", "height"];

start();
document.addEventListener("desk:parts", start);

function start() {
  for (const hidden of document.querySelectorAll("[data-for-scripts], [data-seek]")) hidden.hidden = false;
  for (const medium of document.querySelectorAll("[data-medium]:not([data-begun])")) {
    medium.dataset.begun = "";
    if (medium.querySelector("form [name=left]")) draws(medium);
    medium.addEventListener("click", (event) => pressed(medium, event.target));
    medium.addEventListener("desk:done", () => location.hash || medium.querySelector("[data-drawn]")?.setAttribute("width", 0));
  }
}

function pressed(medium, target) {
  const player = medium.querySelector("[data-player]");
  const stamp = target.closest("[data-stamp]");
  const seek = target.closest("[data-seek]");
  if (stamp && player) field(medium, stamp.dataset.stamp).value = clock(player.currentTime);
  if (seek && player) {
    player.currentTime = Number(seek.dataset.seek);
    player.play();
  }
}

function field(medium, name) {
  return medium.querySelector(`form [name=${name}]`);
}

/** Draw a rectangle with a mouse or pen; with a finger once the button is pressed, so that the page still scrolls. */
function draws(medium) {
  const board = medium.querySelector(".areas");
  const rect = board.querySelector("[data-drawn]");
  const button = medium.querySelector("[data-draw]");
  let from = null;
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    board.classList.toggle("drawing", on);
  });
  medium.querySelector("[data-whole]").addEventListener("click", () => fill(null));
  board.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" && !board.classList.contains("drawing")) return;
    event.preventDefault();
    board.setPointerCapture(event.pointerId);
    from = at(event);
  });
  board.addEventListener("pointermove", (event) => from && fill(between(from, at(event))));
  for (const end of ["pointerup", "pointercancel"]) board.addEventListener(end, () => (from = null));
  for (const name of SIDES) field(medium, name).addEventListener("input", shown);
  medium.querySelector("form").addEventListener("reset", () => setTimeout(shown));
  shown();

  function at(event) {
    const box = board.getBoundingClientRect();
    const part = (value, size) => Math.round(Math.min(1, Math.max(0, value / size)) * 100);
    return [part(event.clientX - box.left, box.width), part(event.clientY - box.top, box.height)];
  }

  function fill(area) {
    SIDES.forEach((name, place) => (field(medium, name).value = area ? area[place] : ""));
    shown();
  }

  function shown() {
    const given = SIDES.map((name) => field(medium, name).value);
    const [left, top] = given.map(Number);
    const empty = given.every((value) => value === "");
    const [width, height] = [Number(given[2]) || 100 - left, Number(given[3]) || 100 - top];
    Object.entries({ x: left, y: top, width: empty ? 0 : width, height: empty ? 0 : height }).forEach(([name, value]) => rect.setAttribute(name, value));
  }
}

function between([x1, y1], [x2, y2]) {
  return [Math.min(x1, x2, 99), Math.min(y1, y2, 99), Math.max(1, Math.abs(x2 - x1)), Math.max(1, Math.abs(y2 - y1))];
}

/** Seconds as a player shows them: 1:10, 1:01:10. */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
