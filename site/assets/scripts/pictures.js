// The theme switch, and a button that stops an animation. A figure's <picture> has both themes, a layout for
// phones, and a still for readers who want no motion; what a reader chooses is written into the conditions of its sources.
(function () {
  const root = document.documentElement;
  const key = root.dataset.storage + ":theme";
  const dark = "(prefers-color-scheme: dark)";
  const reduced = "(prefers-reduced-motion: reduce)";
  const narrow = "(max-width: 600px)";
  const conditions = new Map();

  // Never and always are conditions as well; null leaves the choice to the reader's system.
  function condition(query, choice) {
    return choice === null ? query : choice ? "all" : "not all";
  }

  function update(isPrinted = false) {
    const isDark = isPrinted ? false : root.dataset.theme ? root.dataset.theme === "dark" : null;
    for (const source of conditions.keys()) {
      const { motion } = source.closest("picture").dataset;
      const parts = conditions.get(source).includes(narrow) ? [narrow] : [];
      if (conditions.get(source).includes(reduced)) parts.push(condition(reduced, motion ? motion === "still" : null));
      if (conditions.get(source).includes(dark)) parts.push(condition(dark, isDark));
      source.media = parts.includes("not all") ? "not all" : parts.filter((part) => part !== "all").join(" and ") || "all";
    }
    for (const button of document.querySelectorAll("[data-choose-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.chooseTheme === (root.dataset.theme || "auto")));
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose-theme]");
    if (!button) return;
    const theme = button.dataset.chooseTheme;
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      localStorage.setItem(key, theme);
    } catch {
      // The choice then holds for this page.
    }
    update();
  });

  lecternPrepare((root) => {
    for (const source of root.querySelectorAll("picture source")) conditions.set(source, source.media);
    for (const picture of root.querySelectorAll("picture")) addButton(picture);
    update();
  });

  function addButton(picture) {
    if (![...picture.children].some((child) => (conditions.get(child) || "").includes(reduced))) return;
    picture.dataset.motion = matchMedia(reduced).matches ? "still" : "moving";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "motion";
    const name = () => (button.textContent = picture.dataset.motion === "still" ? "Play" : "Pause");
    button.addEventListener("click", () => {
      picture.dataset.motion = picture.dataset.motion === "still" ? "moving" : "still";
      name();
      update();
    });
    name();
    picture.closest("figure").querySelector("figcaption").append(" ", button);
  }

  // Paper is light.
  addEventListener("beforeprint", () => update(true));
  addEventListener("afterprint", () => update());
})();
