// The text of an article in the page: places in UTF-16 units, marked without touching the words.

/** Where a card's claim stands: [start, end]. */
export function place(element) {
  return [Number(element.dataset.start), Number(element.dataset.end)];
}

export function placesOf(selector) {
  return [...document.querySelectorAll(selector)].map(place);
}

/** The text of this element. Browsers with highlights get it as one piece, others keep the server's marks. */
export function textOf(pane) {
  const highlights = globalThis.CSS?.highlights;
  if (highlights) pane.replaceChildren(document.createTextNode(pane.textContent));
  const words = pane.textContent;
  const range = (start, end) => {
    const made = document.createRange();
    made.setStart(...pointAt(pane, start));
    made.setEnd(...pointAt(pane, end));
    return made;
  };
  return {
    words,
    range,
    mark(name, places) {
      highlights?.set(name, new Highlight(...places.map(([start, end]) => range(start, end))));
    },
    show(element) {
      if (element.dataset.start) bringIntoView(pane, range(...place(element)));
    },
    offsetAt(x, y) {
      const caret = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
      const node = caret?.offsetNode ?? caret?.startContainer;
      return node && pane.contains(node) ? offsetOf(pane, node, caret.offset ?? caret.startOffset) : -1;
    },
    /** What is selected in the text; nothing when the selection is empty or elsewhere. */
    selected() {
      const chosen = document.getSelection();
      if (!chosen?.rangeCount || chosen.isCollapsed) return null;
      const found = chosen.getRangeAt(0);
      if (!found.intersectsNode(pane)) return null;
      const start = pane.contains(found.startContainer) ? offsetOf(pane, found.startContainer, found.startOffset) : 0;
      const end = pane.contains(found.endContainer) ? offsetOf(pane, found.endContainer, found.endOffset) : words.length;
      return words.slice(start, end).trim() ? { start, end, words: words.slice(start, end) } : null;
    },
  };
}

/** Begin a selection with the keyboard: at the current suggestion, or where the text begins. */
export function select(pane, text, card, { key }) {
  const start = card?.dataset.start ? place(card)[0] : 0;
  const chosen = document.getSelection();
  chosen.collapse(...pointAt(pane, start));
  const back = key === "ArrowLeft" || key === "ArrowUp";
  chosen.modify("extend", back ? "backward" : "forward", key === "ArrowLeft" || key === "ArrowRight" ? "word" : "line");
}

function pointAt(pane, offset) {
  if (pane.childNodes.length === 1 && pane.firstChild.nodeType === Node.TEXT_NODE) return [pane.firstChild, offset];
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left <= node.length) return [node, left];
    left -= node.length;
  }
  return [pane, pane.childNodes.length];
}

function offsetOf(pane, node, offset) {
  if (node === pane.firstChild && node.nodeType === Node.TEXT_NODE) return offset;
  const before = document.createRange();
  before.setStart(pane, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** Scroll the text, or on a phone the page, so that these words stand in its upper part. */
function bringIntoView(pane, range) {
  const words = range.getBoundingClientRect();
  if (pane.scrollHeight > pane.clientHeight + 1) {
    const frame = pane.getBoundingClientRect();
    if (words.top < frame.top || words.bottom > frame.bottom) pane.scrollBy(0, words.top - frame.top - frame.height / 4);
  } else if (words.top < 0 || words.top > innerHeight / 3) {
    scrollBy(0, words.top - innerHeight / 6);
  }
}
