// Runs before the page is drawn, so that a chosen theme does not flash.
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem(root.dataset.storage + ":theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Without storage the system's theme is used.
  }
})();
