// A count of a live figure that goes up by one while it runs: the next is asked for when the one before is drawn. Where another
// control moves, it begins again at 0, and so it does in a page's address.
function lecternIteration(element, moved) {
  const [run, one, count] = ["run", "step", "count"].map((name) => element.querySelector(".live-" + name));
  const last = Number(element.dataset.last);
  let [step, running] = [0, false];

  function show() {
    count.textContent = step;
    run.textContent = running ? "Pause" : step === 0 ? "Start" : step < last ? "Go on" : "Start again";
    one.disabled = running || step === last;
  }

  function advance() {
    step = step < last ? step + 1 : 0;
    show();
    moved(control);
  }

  run.addEventListener("click", () => {
    running = !running;
    if (running) advance();
    else show();
  });
  one.addEventListener("click", advance);

  const control = {
    parts: 1,
    numbers: () => [step],
    text: () => "0",
    read: ([text]) => (text === undefined ? null : "0"),
    set: () => control.stop(),
    stop() {
      [step, running] = [0, false];
      show();
    },
    wentOn: () => step > 0,
    drawn() {
      if (!running) return;
      if (step < last) return advance();
      running = false;
      show();
    },
  };
  return control;
}
