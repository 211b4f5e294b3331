// Live figures: each has a module that its chapter's own Swift was compiled to. Its script calls lecternLive with the
// figure's place and the module's bytes; the figure then follows its controls. Where they are is kept in the page's
// address, as ?figure-2=0.5_3, so that a place can be sent to somebody.
//
// A control (live-slider.js, live-point.js, live-pad.js, live-iteration.js) has so many `parts` in that address. `text()` gives
// them, `set(parts)` moves it to them, and `read(parts)` gives those that it would then have, or null where they are no place.
// `numbers()` is what the module reads; `drawn()` is called when a picture was drawn. `stop()`, where there is one, ends what
// it does by itself, and `wentOn()` says whether that took it away from its place.
async function lecternLive(anchor, letters) {
  const figure = document.getElementById(anchor);
  const kinds = { slider: lecternSlider, point: lecternPoint, pad: lecternPad, iteration: lecternIteration };
  const controls = [...figure.querySelectorAll("[data-control]")].map((element) => kinds[element.dataset.control](element, moved));
  const presets = [...figure.querySelectorAll("button[data-place]")];
  const [reset, link, look, news] = ["reset", "link", "look", "news"].map((name) => figure.querySelector(".live-" + name));
  const picture = figure.querySelector(".live-picture");
  const sentence = figure.querySelector(".live-sentence");
  let draw;

  // Shows a picture with its sentence, or that the code trapped.
  function drawn(result) {
    if (result) [sentence.textContent, picture.innerHTML] = result;
    else {
      sentence.textContent = "The code stops at these values.";
      for (const control of controls) control.stop?.();
    }
    figure.classList.toggle("stopped", !result);
    for (const control of controls) control.drawn();
  }

  const place = () => controls.map((control) => control.text()).join("_");

  // A place as the controls would write it, or null where it is none.
  function read(text) {
    const parts = text.split("_");
    const places = controls.map((control) => control.read(parts.splice(0, control.parts)));
    return parts.length > 0 || places.includes(null) ? null : places.join("_");
  }

  // Preset, sentence and picture as the controls are.
  function show() {
    const now = place();
    const here = presets.find((preset) => preset.dataset.place === now);
    for (const preset of presets) preset.setAttribute("aria-pressed", preset === here);
    look.textContent = here ? here.dataset.sentence : "";
    reset.disabled = now === start && !controls.some((control) => control.wentOn?.());
    draw(controls.flatMap((control) => control.numbers()));
  }

  function address() {
    const address = new URL(location.href);
    if (place() === start) address.searchParams.delete(anchor);
    else address.searchParams.set(anchor, place());
    return address;
  }

  // A browser allows so many changes of the address in a while, and a moved slider makes more. A screen reader reads
  // what is said once the reader has let go.
  let [waiting, settling] = [0, 0];
  function remember() {
    clearTimeout(waiting);
    clearTimeout(settling);
    waiting = setTimeout(() => history.replaceState(history.state, "", address()), 200);
    settling = setTimeout(() => (news.textContent = `${look.textContent} ${sentence.textContent}`.trim()), 600);
  }

  // What a control calls that the reader, or its own animation, moved.
  function moved(mover) {
    for (const control of controls) if (control !== mover) control.stop?.();
    show();
    remember();
  }

  function set(place) {
    const parts = place.split("_");
    for (const control of controls) control.set(parts.splice(0, control.parts));
  }

  function go(place) {
    set(place);
    moved();
  }

  try {
    const bytes = await lecternModuleBytes(letters);
    draw = await (figure.querySelector("[data-control=iteration]") ? lecternBeside : lecternHere)(bytes, drawn);
  } catch {
    for (const group of figure.querySelectorAll(".live-controls, .live-presets")) group.hidden = true;
    return;
  }
  const start = place();
  for (const element of figure.querySelectorAll(".live-frame [disabled]")) element.disabled = element === reset;
  for (const preset of presets) {
    preset.dataset.place = read(preset.dataset.place);
    preset.addEventListener("click", () => go(preset.dataset.place));
  }
  reset.addEventListener("click", () => {
    go(start);
    // The button is gone now.
    (figure.querySelector(".live-controls :is(input[type=range], .live-paper, .live-run)") ?? figure.querySelector(".live-handle")).focus();
  });
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
  for (const control of controls) control.drawn();
  const sent = read(new URL(location.href).searchParams.get(anchor) ?? "");
  if (sent !== null) {
    set(sent);
    show();
  }
  figure.dataset.ready = "";
}
