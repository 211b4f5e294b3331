// Live figures: each has a module that its chapter's own Swift was compiled to. Its script calls lecternLive with the
// figure's place and the module's bytes; the figure then follows its sliders. Where the sliders are is kept in the
// page's address, as ?figure-2=0.5_3, so that a place can be sent to somebody.
async function lecternLive(anchor, base64) {
  const figure = document.getElementById(anchor);
  const sliders = [...figure.querySelectorAll("input[type=range]")];
  const presets = [...figure.querySelectorAll("button[data-values]")];
  const link = figure.querySelector(".live-link");
  const look = figure.querySelector(".live-look");
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

  const values = () => sliders.map((slider) => slider.valueAsNumber);

  // Numbers, sentence and picture as the sliders are.
  function show() {
    for (const { value, step, parentElement } of sliders) {
      const places = (step.split(".")[1] || "").length;
      parentElement.querySelector("output").textContent = Number(value).toFixed(places).replace("-", "\u2212");
    }
    const here = presets.find((preset) => preset.dataset.values === values().join(" "));
    for (const preset of presets) preset.setAttribute("aria-pressed", preset === here);
    look.textContent = here ? here.dataset.sentence : "";
    draw();
  }

  // Out of range or between steps, a slider itself takes the nearest value that it has.
  function set(numbers) {
    sliders.forEach((slider, index) => (slider.value = numbers[index]));
  }

  function address() {
    const address = new URL(location.href);
    if (sliders.every((slider) => slider.value === slider.defaultValue)) address.searchParams.delete(anchor);
    else address.searchParams.set(anchor, values().join("_"));
    return address;
  }

  // A browser allows so many changes of the address in a while, and a moved slider makes more.
  let waiting;
  function remember() {
    clearTimeout(waiting);
    waiting = setTimeout(() => history.replaceState(history.state, "", address()), 200);
  }

  try {
    await load();
  } catch {
    figure.querySelector(".live-sliders").hidden = true;
    figure.querySelector(".live-presets").hidden = true;
    return;
  }
  for (const slider of sliders) {
    slider.disabled = false;
    slider.value = slider.defaultValue;
    slider.addEventListener("input", () => {
      show();
      remember();
    });
  }
  for (const preset of presets) {
    preset.disabled = false;
    preset.addEventListener("click", () => {
      set(preset.dataset.values.split(" "));
      show();
      remember();
    });
  }
  if (navigator.clipboard) {
    link.hidden = false;
    link.addEventListener("click", async () => {
      const place = address();
      place.hash = anchor;
      try {
        await navigator.clipboard.writeText(place.href);
        link.textContent = "Copied";
      } catch {
        link.textContent = "Not allowed";
      }
      setTimeout(() => (link.textContent = "Copy link"), 1600);
    });
  }
  const sent = (new URL(location.href).searchParams.get(anchor) || "").split("_");
  if (sent.length === sliders.length && sent.every((number) => number !== "" && Number.isFinite(Number(number)))) {
    set(sent);
    show();
  }
  figure.dataset.ready = "";
}
