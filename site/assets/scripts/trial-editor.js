// The code of an answer while it is written: a field for text, with the lines' numbers beside it. Its letters are drawn in color by the layer
// below it, so that the field keeps all that a browser, a keyboard and a screen reader do with a field.
//
// `on.changed()` is called when the reader changed it, `on.run()` and `on.leave()` where they press the keys for that.
function lecternEditor(place, on) {
  const [source, layer, lines] = [".trial-source", ".trial-layer code", ".trial-lines"].map((part) => place.querySelector(part));
  const indent = "    ";
  // A longer text is not an answer. Without colors and numbers it is as quick as any field.
  const longest = 40000;
  let count = 0;

  function draw() {
    const text = source.value;
    const isColored = text.length <= longest;
    place.classList.toggle("plain", !isColored);
    const pieces = isColored ? lecternColored(text) : [];
    // A last line that is empty has its height, too.
    layer.replaceChildren(...pieces.map(([role, text]) =>
      role === "plain" ? text : Object.assign(document.createElement("span"), { className: "hl-" + role, textContent: text })), "\n");
    const now = isColored ? text.split("\n").length : 0;
    if (now !== count) {
      count = now;
      source.rows = count || 30;
      lines.firstChild.data = Array.from({ length: count }, (_, index) => index + 1).join("\n");
    }
    if (isColored) scroll();
  }

  const scroll = () => (layer.style.transform = `translateX(${-source.scrollLeft}px)`);

  // Marks the number of a line at fault; of none for 0.
  function mark(line) {
    lines.querySelector(".trial-fault")?.remove();
    if (!line) return;
    const fault = Object.assign(document.createElement("span"), { className: "trial-fault", textContent: line });
    fault.style.setProperty("--line", line - 1);
    lines.append(fault);
  }

  function write(text) {
    source.value = text;
    mark(0);
    draw();
  }

  // Puts the cursor to a place of the code: columns count bytes, as the compiler's do.
  function go(line, column) {
    const text = source.value.split("\n");
    const bytes = new TextEncoder().encode(text[line - 1] ?? "").slice(0, column - 1);
    const at = text.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + new TextDecoder().decode(bytes).length;
    source.focus();
    source.setSelectionRange(at, at);
  }

  // As if typed, so that it can be undone.
  const type = (text) => document.execCommand("insertText", false, text);

  source.addEventListener("input", () => {
    mark(0);
    draw();
    on.changed();
  });
  source.addEventListener("scroll", scroll);
  source.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    const before = source.value.slice(0, source.selectionStart);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    if (event.key === "Escape") on.leave();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) on.run();
    else if (event.key === "Enter") type("\n" + /^ */.exec(line)[0] + (/[{(\[]\s*$/.test(line) ? indent : ""));
    else if (event.key === "Tab" && !event.shiftKey && !event.ctrlKey) type(indent.slice(line.length % 4));
    else if (event.key === "}" && /^ +$/.test(line)) {
      source.selectionStart = Math.max(source.selectionStart - 4, before.length - line.length);
      type("}");
    } else return;
    event.preventDefault();
  });
  return { source, mark, write, go };
}
