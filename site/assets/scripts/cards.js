// A card at a name of the reference, with its declaration and what is said first about it, and at a term of the glossary, with its
// sentence. What cards say is loaded when the first is asked for.
(function () {
  const card = document.createElement("div");
  card.className = "card";
  card.id = "lectern-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  let at;
  let waiting;

  async function show(link) {
    let places;
    try {
      places = await lecternIndex(link.classList.contains("term") ? "glossary" : "reference");
    } catch {
      return;
    }
    const place = places.find(([, , address]) => address === link.getAttribute("href"));
    if (!place || at !== link) return;
    const [title, where, , text, declaration] = place;
    const name = declaration === undefined ? ["strong", title] : ["code", declaration];
    const parts = [name, ["p", text], ["small", where]].filter(([, content]) => content);
    card.replaceChildren(...parts.map(([name, textContent]) => Object.assign(document.createElement(name), { textContent })));
    card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    const box = link.getBoundingClientRect();
    const left = Math.max(12, Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12));
    const isBelow = box.bottom + card.offsetHeight + 8 < innerHeight || box.top < card.offsetHeight + 8;
    card.style.left = left + scrollX + "px";
    card.style.top = (isBelow ? box.bottom + 4 : box.top - card.offsetHeight - 4) + scrollY + "px";
  }

  function hide() {
    clearTimeout(waiting);
    at?.removeAttribute("aria-describedby");
    at = undefined;
    card.hidden = true;
  }

  function ask(link, delay) {
    if (at === link) return clearTimeout(waiting);
    hide();
    at = link;
    waiting = setTimeout(() => show(link), delay);
  }

  // The pointer may go onto the card, so it stays for a moment.
  function leave() {
    clearTimeout(waiting);
    waiting = setTimeout(hide, 200);
  }

  lecternPrepare((root) => {
    for (const link of root.querySelectorAll("main a.hl-link, main a.term")) {
      if (!card.isConnected) document.body.append(card);
      link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && ask(link, 250));
      link.addEventListener("pointerleave", leave);
      link.addEventListener("focus", () => ask(link, 0));
      link.addEventListener("blur", hide);
    }
  });
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
})();
