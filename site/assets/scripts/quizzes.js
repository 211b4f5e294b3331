// Checks answers to questions in the page. What was answered right stays so for this reader's browser.
(function () {
  const storage = document.documentElement.dataset.storage;

  // Reads a number as people write it; NaN for anything else. WrittenNumber.swift, the grader's, reads the same texts as the same numbers.
  function number(text, units) {
    let rest = text.replace(/[\u2212\u2013]/g, "-").trim();
    let divisor = 1;
    const unit = units.sort((a, b) => b.length - a.length).find((unit) => rest.endsWith(unit));
    if (unit) rest = rest.slice(0, -unit.length);
    else if (rest.endsWith("%")) [rest, divisor] = [rest.slice(0, -1), 100];
    const parts = rest.split("/").map((part) => part.trim());
    const [first, second] = parts.map((part) => plainNumber(part, parts.length === 1));
    const value = (parts.length === 1 ? first : parts.length === 2 ? first / second : NaN) / divisor;
    return Number.isFinite(value) ? value : NaN;
  }

  // In a quotient, spaces could be those of 1 3/4.
  function plainNumber(text, mayHaveSpaces) {
    let digits = text.replace(/[_']/g, "");
    if (mayHaveSpaces) digits = digits.replace(/\s/g, "");
    if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)) digits = digits.replace(/,/g, "");
    else digits = digits.replace(",", ".");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits) ? Number(digits) : NaN;
  }

  function judgeNumber(form) {
    const given = number(form.elements.answer.value, form.dataset.units.split("|").filter(Boolean));
    if (Number.isNaN(given)) return { request: "Give a number alone, such as 28, 0.5 or 3/4." };
    const tolerance = Number(form.dataset.tolerance);
    const near = (value) => Math.abs(given - value) <= tolerance + 1e-9 * Math.max(1, Math.abs(value));
    if (near(Number(form.dataset.answer))) return { isRight: true };
    const known = [...form.querySelectorAll(".remark")].find((remark) => near(Number(remark.value)));
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

  function judge(form) {
    return form.dataset.answer === undefined ? judgeChoice(form) : judgeNumber(form);
  }

  // Shows what was answered right before, to the same numbers.
  function restore(form) {
    try {
      const answered = localStorage.getItem(storage + ":answered:" + form.dataset.quiz);
      if (answered === null || "practice" in form.dataset) return;
      form.elements.answer.value = answered;
      const judgment = judge(form);
      if (judgment.isRight) tell(form, judgment);
      else form.reset();
    } catch {
      // Nothing was remembered.
    }
  }

  for (const form of document.querySelectorAll("form[data-checked]")) {
    const solution = form.closest(".quiz").querySelector("details.solution");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const judgment = judge(form);
      tell(form, judgment);
      if (judgment.request) return;
      // Where numbers are drawn, the answer is not to be had before the reader gave one.
      solution.hidden = false;
      if (!judgment.isRight) return;
      // The explanation is below the answer.
      solution.open = true;
      if ("practice" in form.dataset) return;
      try {
        localStorage.setItem(storage + ":answered:" + form.dataset.quiz, form.elements.answer.value);
      } catch {
        // Nothing is remembered then.
      }
    });
    form.addEventListener("numbers", () => {
      form.reset();
      form.querySelector(".verdict").replaceChildren();
      solution.open = false;
      solution.hidden = true;
      restore(form);
      if (form.querySelector(".verdict.right")) solution.hidden = false;
    });
    restore(form);
  }
})();
