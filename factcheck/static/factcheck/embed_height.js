/* Tells the page around the frame how high the fact-check is, whenever that changes. */

const tell = () => {
  const { height } = document.body.getBoundingClientRect();
  parent.postMessage({ factCheckHeight: height }, "*");
};

new ResizeObserver(tell).observe(document.body);
