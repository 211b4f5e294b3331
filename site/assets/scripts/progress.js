// Ticks chapters that the reader has marked as done, in the contents and on the index.
(function () {
  const key = document.documentElement.dataset.storage + ":done";

  const start = document.querySelector("a.start");
  const begin = start && { label: start.textContent, address: start.getAttribute("href") };

  function done() {
    try {
      return new Set(JSON.parse(localStorage.getItem(key) || "[]"));
    } catch {
      return new Set();
    }
  }

  function show() {
    const names = done();
    for (const entry of document.querySelectorAll("[data-chapter]")) {
      const isDone = names.has(entry.dataset.chapter);
      entry.classList.toggle("is-done", isDone);
      entry.querySelector(".tick").hidden = !isDone;
    }
    if (start) goOn(names);
    for (const button of document.querySelectorAll("[data-done]")) {
      const isDone = names.has(button.dataset.done);
      button.setAttribute("aria-pressed", String(isDone));
      button.textContent = isDone ? "This chapter is done" : "Mark this chapter as done";
    }
  }

  // The start page leads to the first chapter that is not done yet.
  function goOn(names) {
    const next = names.size > 0 && document.querySelector(".path > li:not(.is-done)");
    start.textContent = next ? "Go on with " + next.dataset.label : begin.label;
    start.setAttribute("href", next ? next.querySelector("a").getAttribute("href") : begin.address);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-done]");
    if (!button) return;
    const names = done();
    if (!names.delete(button.dataset.done)) names.add(button.dataset.done);
    try {
      localStorage.setItem(key, JSON.stringify([...names].sort()));
    } catch {
      // Nothing is remembered then.
    }
    show();
  });

  addEventListener("progress", show);
  lecternPrepare(show);
})();
