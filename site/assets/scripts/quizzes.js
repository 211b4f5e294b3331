// Checks answers to questions in the page. What was answered right stays so for this reader's browser.
(function () {
  const storage = document.documentElement.dataset.storage;

  // Reads a number as people write it: 30,730 and 30 730, a comma or a point before the fraction, either minus sign.
  function number(text) {
    let plain = text.replace(/[\s\u00a0\u202f_']/g, "").replace(/[\u2212\u2013]/g, "-");
    if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) plain = plain.replace(/,/g, "");
    else plain = plain.replace(",", ".");
    return plain === "" ? NaN : Number(plain);
  }

  function judgeNumber(form) {
    const given = number(form.elements.answer.value);
    if (Number.isNaN(given)) return { request: "Give a number, such as 28 or 0.5." };
    const near = (value, tolerance) => Math.abs(given - value) <= tolerance + 1e-9 * Math.max(1, Math.abs(value));
    if (near(Number(form.dataset.answer), Number(form.dataset.tolerance))) return { isRight: true };
    const known = [...form.querySelectorAll(".remark")].find((remark) => near(Number(remark.value), 0));
    return { isRight: false, remark: known };
  }

  function judgeChoice(form) {
    const chosen = form.querySelector("input[name=answer]:checked");
    if (!chosen) return { request: "Choose an answer first." };
    return { isRight: "right" in chosen.dataset, remark: chosen.closest(".choice").querySelector(".remark") };
  }

  // A remark is an element that was rendered with the page, so it may have formulas.
  function tell(form, { request, isRight, remark }) {
    const verdict = form.querySelector(".verdict");
    verdict.className = "verdict" + (request ? "" : isRight ? " right" : " wrong");
    if (request) verdict.replaceChildren(request);
    else if (remark) verdict.replaceChildren(isRight ? "✓ Right. " : "✗ Not yet. ", ...remark.cloneNode(true).childNodes);
    else verdict.replaceChildren(isRight ? "✓ Right. " : "✗ Not yet. Have another look, or open the hint.");
  }

  for (const form of document.querySelectorAll("form[data-checked]")) {
    const key = storage + ":answered:" + form.dataset.quiz;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const judgment = form.dataset.answer === undefined ? judgeChoice(form) : judgeNumber(form);
      tell(form, judgment);
      if (!judgment.isRight) return;
      try {
        localStorage.setItem(key, form.elements.answer.value);
      } catch {
        // Nothing is remembered then.
      }
    });
    try {
      const answered = localStorage.getItem(key);
      if (answered === null) continue;
      form.elements.answer.value = answered;
      const judgment = form.dataset.answer === undefined ? judgeChoice(form) : judgeNumber(form);
      if (judgment.isRight) tell(form, judgment);
    } catch {
      // Nothing was remembered.
    }
  }
})();
