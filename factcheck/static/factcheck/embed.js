/* Makes the frames of fact-checks as high as what is in them. For other people's pages: sets no cookie, asks nobody.
   <blockquote class="fact-check"><a href="address of the fact-check">…</a></blockquote><script async src="…/embed.js"> */
(() => {
  const script = document.currentScript;
  const home = new URL(script ? script.src : location.href).origin;
  const frames = () => document.querySelectorAll(`iframe[src^="${home}/embed/"]`);

  const turn = quote => {
    const link = quote.querySelector("a[href]");
    const name = quote.dataset.factCheck;
    if (!link || !/^fc_\w+$/.test(name || "") || link.origin !== home) return;
    const frame = document.createElement("iframe");
    frame.src = `${home}/embed/${name}/`;
    frame.title = link.textContent;
    frame.loading = "lazy";
    frame.height = 340;
    frame.setAttribute("frameborder", "0");
    Object.assign(frame.style, { width: "100%", maxWidth: "600px" });
    quote.replaceWith(frame);
  };

  addEventListener("message", event => {
    if (event.origin !== home || typeof event.data?.factCheckHeight !== "number") return;
    const height = Math.min(Math.max(Math.ceil(event.data.factCheckHeight), 80), 4000);
    for (const frame of frames()) {
      if (frame.contentWindow === event.source) frame.height = height;
    }
  });

  const start = () => document.querySelectorAll("blockquote.fact-check").forEach(turn);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
