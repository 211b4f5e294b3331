// Where the reader is: the section in the contents, and the neighboring chapters by the arrow keys.
(function () {
  let [links, headings, here] = [[], [], undefined];

  lecternPrepare(() => {
    links = [...document.querySelectorAll(".sections a")];
    const anchors = [...new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))))];
    headings = anchors.map((anchor) => document.getElementById(anchor)).filter(Boolean);
    here = undefined;
    look();
  });

  function look() {
    // The last section whose heading has come into the upper part of the window; at the page's end, the last of all.
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
    const now = (atEnd && scrollY > 0 ? headings : passed).at(-1)?.id;
    if (now === here) return;
    here = now;
    for (const link of links) {
      const isHere = decodeURIComponent(link.hash.slice(1)) === here;
      if (isHere) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
      if (isHere && link.closest(".side")) link.scrollIntoView({ block: "nearest" });
    }
  }

  addEventListener("scroll", look, { passive: true });

  document.addEventListener("keydown", (event) => {
    const neighbor = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!neighbor || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    // What has a use of its own for these keys keeps them, and so does a page that is wider than its window.
    if (event.target.closest("input, textarea, select, button, summary, dialog, [tabindex='0']")) return;
    if (document.documentElement.scrollWidth > innerWidth || (visualViewport && visualViewport.scale > 1)) return;
    document.querySelector(`.turn [rel=${neighbor}]`)?.click();
  });
})();
