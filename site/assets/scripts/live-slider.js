// A slider of a live figure, with a field beside it for its number, and a button that plays it where it has one.
function lecternSlider(element, moved) {
  const [slider, number] = element.querySelectorAll("input");
  const button = element.querySelector(".live-play");
  const field = lecternField(number, element.querySelector(".live-fault"), () => {
    slider.value = number.value;
    moved();
  });
  const player = button && lecternPlayer(button, slider, (value) => {
    set([String(value)]);
    moved(control);
  });

  function set([text]) {
    slider.value = text;
    field.write(slider.value);
  }
  slider.addEventListener("input", () => {
    field.write(slider.value);
    moved();
  });

  const control = {
    parts: 1,
    numbers: () => [slider.valueAsNumber],
    text: () => String(slider.valueAsNumber),
    read([text]) {
      const place = field.nearest(text);
      return place === null ? null : String(Number(place));
    },
    set,
    drawn() {},
    stop: () => player?.stop(),
  };
  set([slider.defaultValue]);
  return control;
}

// Takes a slider from where it is to its end, waits a moment, and goes back to its start. Whoever wants no motion gets
// a button that goes an eighth of the way at a time.
function lecternPlayer(button, slider, move) {
  const name = button.querySelector("span");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const [minimum, maximum] = [Number(slider.min), Number(slider.max)];
  const milliseconds = Number(button.dataset.seconds) * 1000;
  let [frame, resting] = [0, 0];

  function stop() {
    cancelAnimationFrame(frame);
    clearTimeout(resting);
    [frame, resting] = [0, 0];
    name.textContent = still.matches ? "Step" : "Play";
  }

  function finish() {
    stop();
    move(Number(slider.defaultValue));
  }

  function play() {
    const from = slider.valueAsNumber < maximum ? slider.valueAsNumber : minimum;
    const began = performance.now();
    const next = (now) => {
      const value = Math.min(from + (Math.max(now - began, 0) / milliseconds) * (maximum - minimum), maximum);
      const before = slider.value;
      frame = requestAnimationFrame(next);
      slider.value = value;
      if (slider.value !== before) move(slider.valueAsNumber);
      if (value < maximum) return;
      cancelAnimationFrame(frame);
      resting = setTimeout(finish, 1000);
    };
    name.textContent = "Pause";
    frame = requestAnimationFrame(next);
  }

  function step() {
    const eighth = (maximum - minimum) / 8;
    const next = Math.floor((slider.valueAsNumber - minimum) / eighth + 1.001) * eighth + minimum;
    if (slider.valueAsNumber >= maximum) finish();
    else move(Math.min(next, maximum));
  }

  button.addEventListener("click", () => {
    if (still.matches) step();
    else if (frame || resting) stop();
    else play();
  });
  button.addEventListener("keydown", (event) => event.key === "Escape" && stop());
  still.addEventListener("change", stop);
  stop();
  return { stop };
}
