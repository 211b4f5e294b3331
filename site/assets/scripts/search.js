// Search over chapters, exercises, the glossary and the reference, opened by a button or by the key "/", which a reader may turn off.
(function () {
  const dialog = document.querySelector("dialog.search");
  const [field, found, told] = ["input[type=search]", "[role=listbox]", "[role=status]"].map((place) => dialog.querySelector(place));
  const slash = dialog.querySelector("[name=slash]");
  const key = document.documentElement.dataset.storage + ":slash";
  const most = 30;
  let places = [];
  let chosen = -1;

  // Letters without their marks and case.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  async function load() {
    if (places.length > 0) return;
    const names = dialog.dataset.indexes.split(" ");
    const all = await Promise.all(names.map(lecternIndex));
    places = all.flat().map((place) => {
      // A function is called what is before the parenthesis; its labels are words among others.
      const [title, ...labels] = fold(place[0]).split("(");
      const isReference = place.length > 4;
      return { place, title, where: fold(place[1]), text: labels.join(" ") + " " + fold(place[3]), isReference };
    });
  }

  // How well a word fits a text: at its beginning, at a word's beginning, within it, not at all.
  function fit(text, word) {
    const at = text.indexOf(word);
    if (at <= 0) return at < 0 ? 0 : 4;
    return /[\p{L}\p{N}]/u.test(text[at - 1]) && !text.includes(" " + word) ? 1 : 3;
  }

  // The course comes before the reference, and what says a word often before what says it once.
  function rank({ title, where, text, isReference }, words) {
    let sum = title === words.join(" ") ? 20 : 0;
    for (const word of words) {
      const often = isReference ? 0 : Math.min(text.split(word).length - 1, 8);
      const best = Math.max((isReference ? 3 : 4) * fit(title, word), fit(where, word), fit(text, word) + often);
      if (best === 0) return 0;
      sum += best;
    }
    return sum;
  }

  function marked(text, words) {
    const pieces = document.createElement("span");
    let rest = text;
    while (rest) {
      const low = rest.toLowerCase();
      const [at, length] = words.map((word) => [low.indexOf(word), word.length]).filter(([at]) => at >= 0)
        .sort((a, b) => a[0] - b[0])[0] || [rest.length, 0];
      pieces.append(rest.slice(0, at));
      if (length) pieces.append(Object.assign(document.createElement("mark"), { textContent: rest.slice(at, at + length) }));
      rest = rest.slice(at + length);
    }
    return pieces;
  }

  // The words around the first that was looked for.
  function excerpt(text, words) {
    const low = text.toLowerCase();
    const at = Math.min(...words.map((word) => low.indexOf(word)).filter((at) => at >= 0), text.length);
    const start = at < 60 || at === text.length ? 0 : text.indexOf(" ", at - 50) + 1;
    const end = start + 150 < text.length ? text.lastIndexOf(" ", start + 150) : text.length;
    return (start ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
  }

  function result({ place: [title, where, address, text] }, words, index) {
    const link = document.createElement("a");
    Object.assign(link, { href: address, id: "lectern-found-" + index, tabIndex: -1 });
    link.setAttribute("role", "option");
    const parts = [["title", title], ["where", where], ["text", excerpt(text, words)]];
    for (const [name, content] of parts) {
      const part = marked(content, words);
      part.className = name;
      if (content) link.append(part, " ");
    }
    link.addEventListener("click", () => dialog.close());
    return link;
  }

  function choose(index) {
    chosen = index;
    [...found.children].forEach((link, i) => link.setAttribute("aria-selected", String(i === index)));
    const link = found.children[index];
    if (link) field.setAttribute("aria-activedescendant", link.id);
    else field.removeAttribute("aria-activedescendant");
    link?.scrollIntoView({ block: "nearest" });
  }

  async function search() {
    try {
      await load();
    } catch (problem) {
      told.textContent = problem.message;
      return;
    }
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    const ranked = words.length === 0 ? [] : places.map((place) => [rank(place, words), place]).filter(([sum]) => sum > 0);
    ranked.sort((a, b) => b[0] - a[0]);
    found.replaceChildren(...ranked.slice(0, most).map(([, place], index) => result(place, words, index)));
    field.setAttribute("aria-expanded", String(ranked.length > 0));
    told.textContent = words.length === 0 ? "" : ranked.length === 0 ? "Nothing is found. Try another word." :
      ranked.length > most ? "The best " + most + " of " + ranked.length : ranked.length === 1 ? "1 place" : ranked.length + " places";
    choose(ranked.length > 0 ? 0 : -1);
  }

  function open() {
    if (!dialog.open) dialog.showModal();
    field.select();
    search();
  }

  lecternPrepare((root) => {
    for (const button of root.querySelectorAll("[data-search]")) button.addEventListener("click", open);
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    const last = found.children.length - 1;
    const to = { ArrowDown: Math.min(chosen + 1, last), ArrowUp: Math.max(chosen - 1, 0) }[event.key];
    if (to !== undefined) choose(to);
    else if (event.key === "Enter") found.children[chosen]?.click();
    else return;
    event.preventDefault();
  });

  try {
    slash.checked = localStorage.getItem(key) !== "off";
  } catch {
    // The key then opens search.
  }
  slash.addEventListener("change", () => {
    try {
      localStorage.setItem(key, slash.checked ? "on" : "off");
    } catch {
      // It holds for this page then.
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !slash.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=radio], [type=range], [type=checkbox]), textarea, select, dialog")) return;
    event.preventDefault();
    open();
  });
})();
