// A field for a number of a live figure. What it cannot be is told in `fault`, and nothing moves; `enter` is called with
// what it can.
function lecternField(field, fault, enter) {
  function tell() {
    const isBad = !field.validity.valid;
    field.setAttribute("aria-invalid", isBad);
    fault.textContent = isBad ? `This can be a number from ${field.min} to ${field.max}, in steps of ${field.step}.` : "";
  }
  // Half a number is no mistake yet, so what is wrong is told when the reader is done with it.
  field.addEventListener("input", () => {
    if (!field.validity.valid) return;
    tell();
    enter();
  });
  field.addEventListener("change", tell);

  // A number on a step, as the field writes it; text that is no number gives null.
  const probe = Object.assign(document.createElement("input"), { type: "range", min: field.min, max: field.max, step: field.step });
  const places = Math.max(...[field.min, field.step].map((number) => (number.split(".")[1] || "").length));
  function nearest(text) {
    if (text === undefined || text === "" || !Number.isFinite(Number(text))) return null;
    probe.value = text;
    return probe.valueAsNumber.toFixed(places);
  }

  return {
    nearest,
    // Writes the number on a step that is nearest to `text`, and returns it.
    write(text) {
      field.value = nearest(text);
      tell();
      return Number(field.value);
    },
  };
}
