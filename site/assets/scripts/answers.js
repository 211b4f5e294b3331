// What was entered on a chapter's page, as the quizzes.yml that the terminal grades.
lecternPrepare((root) => {
  // The questions may be others than before.
  dispatchEvent(new Event("answers"));
  const panel = root.querySelector(".answers");
  if (!panel) return;
  const storage = document.documentElement.dataset.storage;
  const told = panel.querySelector("[role=status]");
  const forms = () => [...document.querySelectorAll("form.answer")];

  // The answer; nothing where there is none, and where the page does not know its letter in the reader's own order.
  function answer(form) {
    try {
      const [answered, entered] = ["answered", "entered"].map((what) =>
        localStorage.getItem(storage + ":" + what + ":" + form.dataset.quiz));
      return answered ?? (entered && !entered.startsWith("place-") ? entered.trim() : "");
    } catch {
      return "";
    }
  }

  // As YAML: in quotes where it has marks that could mean something. Sources/Grading/Progress/QuizFile.swift writes the same.
  function scalar(text) {
    if (/^[A-Za-z0-9+.\-][A-Za-z0-9 .,/_%+\-]*$/.test(text)) return text;
    return '"' + text.replaceAll("\\", "\\\\").replaceAll('"', '\\"') + '"';
  }

  const answered = () => forms().filter(answer);
  const file = () => answered().map((form) => form.dataset.quiz + ": " + scalar(answer(form)) + "\n").join("");

  function show() {
    const count = answered().length;
    panel.querySelector(".count").textContent = count + " of " + forms().length;
    for (const button of panel.querySelectorAll("button")) button.disabled = count === 0;
  }

  panel.querySelector("[data-save]").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file()], { type: "application/yaml" }));
    link.download = "quizzes.yml";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    told.textContent = "";
  });
  panel.querySelector("[data-copy]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(file());
      told.textContent = "Copied.";
    } catch {
      told.textContent = "The browser does not allow it.";
    }
  });
  addEventListener("answers", show);
  addEventListener("storage", show);
  show();
});
