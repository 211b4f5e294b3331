// A point of a live figure: a handle over the picture that is dragged or moved by arrow keys, and fields for x and y.
function lecternPoint(element, moved) {
  const [x, y] = element.querySelectorAll("input");
  const handle = document.getElementById(x.id.replace(/x$/, "handle"));
  const picture = handle.parentElement.querySelector(".live-picture");
  const faults = element.querySelectorAll(".live-fault");
  const numbers = [0, 0];
  const fields = [x, y].map((field, index) =>
    lecternField(field, faults[index], () => {
      numbers[index] = field.valueAsNumber;
      show();
      moved();
    }),
  );
  const [left, top, width, height] = handle.dataset.frame.split(" ").map(Number);
  const growsDown = handle.dataset.grows === "down";
  const ranges = [x, y].map((field) => ({ min: Number(field.min), size: Number(field.max) - Number(field.min), step: Number(field.step) }));

  // The handle where the point is, in parts of the picture, which has any size.
  function show() {
    const box = picture.querySelector("svg").viewBox.baseVal;
    const [right, up] = numbers.map((number, index) => (number - ranges[index].min) / ranges[index].size);
    handle.style.left = `${((left + right * width) / box.width) * 100}%`;
    handle.style.top = `${((top + (growsDown ? up : 1 - up) * height) / box.height) * 100}%`;
    handle.setAttribute("aria-valuenow", numbers[0]);
    handle.setAttribute("aria-valuetext", `x ${numbers[0]}, y ${numbers[1]}`);
  }

  // Near such a place, where the point can be.
  function set(parts) {
    parts.forEach((part, index) => (numbers[index] = fields[index].write(part)));
    show();
  }

  function go(...place) {
    set(place.map(String));
    moved();
  }

  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    event.preventDefault();
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const frame = picture.querySelector("svg").getBoundingClientRect();
    const box = picture.querySelector("svg").viewBox.baseVal;
    const right = (((event.clientX - frame.left) / frame.width) * box.width - left) / width;
    const down = (((event.clientY - frame.top) / frame.height) * box.height - top) / height;
    const up = growsDown ? down : 1 - down;
    go(ranges[0].min + right * ranges[0].size, ranges[1].min + up * ranges[1].size);
  });
  handle.addEventListener("keydown", (event) => {
    const up = growsDown ? -1 : 1;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, up], ArrowDown: [0, -up] }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const steps = event.shiftKey ? 10 : 1;
    go(...numbers.map((number, index) => number + way[index] * steps * ranges[index].step));
  });

  set([x.defaultValue, y.defaultValue]);
  return {
    parts: 2,
    numbers: () => numbers,
    text: () => numbers.join("_"),
    read(parts) {
      const places = fields.map((field, index) => field.nearest(parts[index]));
      return places.includes(null) ? null : places.map(Number).join("_");
    },
    set,
    drawn() {
      handle.hidden = false;
      show();
    },
  };
}
