// A pad of a live figure: a grid of gray cells that the reader paints by pointer or by keys. In an address each cell is a
// digit of base 36, and a letter from g on stands for 2 and more cells of paper.
function lecternPad(element, moved) {
  const [width, height, brush, levels] = ["width", "height", "brush", "levels"].map((name) => Number(element.dataset[name]));
  const paper = element.querySelector(".live-paper");
  const svg = paper.querySelector("svg");
  const eraser = element.querySelector(".live-erase");
  const said = element.querySelector(".live-cell");
  let cells = new Uint8Array(width * height);
  let [row, column] = [Math.floor(height / 2), Math.floor(width / 2)];

  const text = () => Array.from(cells, (level) => level.toString(16)).join("").replace(/0{2,21}/g, (run) => (run.length + 14).toString(36));

  // The cells that a text stands for, or null where it stands for none of this pad.
  function parse(text) {
    if (!/^[0-9a-z]+$/.test(text ?? "")) return null;
    const digits = text.replace(/[g-z]/g, (letter) => "0".repeat(parseInt(letter, 36) - 14));
    const cells = Uint8Array.from(digits, (digit) => Math.min(parseInt(digit, 16), levels));
    return cells.length === width * height ? cells : null;
  }

  // One path for each gray, so that a stroke is drawn as fast as it is made, and in the colors of the theme.
  function show() {
    const paths = Array.from({ length: levels + 1 }, () => "");
    cells.forEach((level, index) => {
      if (level > 0) paths[level] += `M${index % width} ${Math.floor(index / width)}h1v1h-1z`;
    });
    const lines = [];
    for (let line = 1; line < width; line++) lines.push(`M${line} 0v${height}`);
    for (let line = 1; line < height; line++) lines.push(`M0 ${line}h${width}`);
    const ink = paths.map((path, level) => (path ? `<path d="${path}" fill-opacity="${level / levels}"/>` : "")).join("");
    svg.innerHTML = `<g class="live-ink">${ink}</g><path class="live-grid" d="${lines.join("")}"/>
      <rect class="live-cursor" x="${column}" y="${row}" width="1" height="1"/>`;
  }

  // Paints the cells that a brush touches on its way; one of a single cell fills whole cells.
  function stroke(from, to) {
    const ink = eraser.getAttribute("aria-pressed") === "true" ? 0 : levels;
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy);
    if (brush === 1) {
      const steps = Math.ceil(length * 4) || 1;
      for (let step = 0; step <= steps; step++) paint(Math.floor(from.x + (dx * step) / steps), Math.floor(from.y + (dy * step) / steps), 1, ink);
      return;
    }
    const reach = brush / 2 + 0.5;
    for (let y = Math.floor(Math.min(from.y, to.y) - reach); y <= Math.max(from.y, to.y) + reach; y++) {
      for (let x = Math.floor(Math.min(from.x, to.x) - reach); x <= Math.max(from.x, to.x) + reach; x++) {
        const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
        const share = length > 0 ? Math.min(Math.max((px * dx + py * dy) / length ** 2, 0), 1) : 0;
        paint(x, y, reach - Math.hypot(px - share * dx, py - share * dy), ink);
      }
    }
  }

  // Takes a cell to `ink` by this share of the way, but never back.
  function paint(x, y, share, ink) {
    if (x < 0 || x >= width || y < 0 || y >= height || share <= 0) return;
    const level = Math.round(Math.min(share, 1) * levels);
    const cell = y * width + x;
    cells[cell] = ink > 0 ? Math.max(cells[cell], level) : Math.min(cells[cell], levels - level);
  }

  function at(event) {
    const frame = svg.getBoundingClientRect();
    return { x: ((event.clientX - frame.left) / frame.width) * width, y: ((event.clientY - frame.top) / frame.height) * height };
  }

  function changed() {
    show();
    moved();
  }

  let last;
  paper.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    paper.setPointerCapture(event.pointerId);
    paper.focus({ preventScroll: true });
    event.preventDefault();
    last = at(event);
    stroke(last, last);
    changed();
  });
  paper.addEventListener("pointermove", (event) => {
    if (!paper.hasPointerCapture(event.pointerId)) return;
    const events = event.getCoalescedEvents?.() ?? [];
    for (const point of (events.length > 0 ? events : [event]).map(at)) {
      stroke(last, point);
      last = point;
    }
    changed();
  });

  paper.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const isErasing = event.key === "Delete" || event.key === "Backspace";
    if (!way && !isErasing && event.key !== " ") return;
    event.preventDefault();
    if (way) {
      column = Math.min(Math.max(column + way[0], 0), width - 1);
      row = Math.min(Math.max(row + way[1], 0), height - 1);
      show();
    } else {
      const before = eraser.getAttribute("aria-pressed");
      if (isErasing) eraser.setAttribute("aria-pressed", "true");
      const middle = { x: column + 0.5, y: row + 0.5 };
      stroke(middle, middle);
      eraser.setAttribute("aria-pressed", before);
      changed();
    }
    const level = cells[row * width + column];
    const ink = level === 0 ? "paper" : level === levels ? "ink" : `${Math.round((level / levels) * 100)}% ink`;
    said.textContent = `row ${row + 1}, column ${column + 1}: ${ink}`;
  });

  eraser.addEventListener("click", () => eraser.setAttribute("aria-pressed", eraser.getAttribute("aria-pressed") !== "true"));
  element.querySelector(".live-clear").addEventListener("click", () => {
    cells.fill(0);
    eraser.setAttribute("aria-pressed", "false");
    changed();
  });

  function set([text]) {
    cells = parse(text);
    show();
  }
  set([element.dataset.start]);
  return {
    parts: 1,
    // Before a list stands how long it is. Swift multiplies by a step, too: a quotient may have another last digit.
    numbers: () => [cells.length, ...Array.from(cells, (level) => level * (1 / levels))],
    text,
    read: ([part]) => (parse(part) === null ? null : part),
    set,
    drawn() {},
  };
}
