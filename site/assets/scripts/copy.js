// A button on each cell that copies its code. It stands at the first line or at the last, whichever is shorter.
lecternPrepare((root) => {
  if (!navigator.clipboard) return;
  for (const code of root.querySelectorAll(".cell > pre.code")) {
    const button = document.createElement("button");
    button.type = "button";
    const lines = code.textContent.trimEnd().split("\n");
    button.className = lines.at(-1).length < lines[0].length ? "copy at-end" : "copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy the code");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent + "\n");
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not allowed";
      }
      setTimeout(() => (button.textContent = "Copy"), 1600);
    });
    code.after(button);
  }
});
