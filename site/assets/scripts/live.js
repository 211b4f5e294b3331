// Live figures: each has a module that its chapter's own Swift was compiled to. Its script calls lecternLive with the
// figure's place and the module's bytes; the figure then follows its sliders.
async function lecternLive(anchor, base64) {
  const figure = document.getElementById(anchor);
  const sliders = [...figure.querySelectorAll("input[type=range]")];
  const picture = figure.querySelector(".live-picture");
  const sentence = figure.querySelector(".live-sentence");
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  let module;

  // Also after a trap, which leaves a module in no state to go on.
  async function load() {
    module = (await WebAssembly.instantiate(bytes)).instance.exports;
  }

  function draw() {
    try {
      const length = module.lectern_draw(...sliders.map((slider) => slider.valueAsNumber));
      const text = new TextDecoder().decode(new Uint8Array(module.memory.buffer, module.lectern_text(), length));
      const end = text.indexOf("\n");
      sentence.textContent = text.slice(0, end);
      picture.innerHTML = text.slice(end + 1);
      figure.classList.remove("stopped");
    } catch {
      sentence.textContent = "The code stops at these values.";
      figure.classList.add("stopped");
      load();
    }
  }

  function follow(event) {
    const { value, step, parentElement } = event.target;
    const places = (step.split(".")[1] || "").length;
    parentElement.querySelector("output").textContent = Number(value).toFixed(places).replace("-", "\u2212");
    draw();
  }

  try {
    await load();
  } catch {
    figure.querySelector(".live-sliders").hidden = true;
    return;
  }
  for (const slider of sliders) {
    slider.disabled = false;
    slider.value = slider.defaultValue;
    slider.addEventListener("input", follow);
  }
  figure.dataset.ready = "";
}
