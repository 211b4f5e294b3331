// The theme switch. A figure has both themes in its <picture>; a chosen theme is written into their conditions.
(function () {
  const root = document.documentElement;
  const key = root.dataset.storage + ":theme";
  const dark = "(prefers-color-scheme: dark)";
  const sources = [...document.querySelectorAll("picture source")];
  const conditions = sources.map((source) => source.media);

  function show(theme) {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    sources.forEach((source, index) => {
      const condition = conditions[index];
      const forDark = condition.includes(dark);
      if (theme === "auto" || !forDark) source.media = condition;
      else if (theme === "light") source.media = "not all";
      else source.media = condition.replace(" and " + dark, "").replace(dark, "all");
    });
    for (const button of document.querySelectorAll("[data-choose-theme]")) {
      button.setAttribute("aria-pressed", String(button.dataset.chooseTheme === theme));
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choose-theme]");
    if (!button) return;
    const theme = button.dataset.chooseTheme;
    try {
      localStorage.setItem(key, theme);
    } catch {
      // The choice then holds for this page.
    }
    show(theme);
  });

  show(root.dataset.theme || "auto");
})();
