// Checks answers to questions in the page. What was answered right stays so for this reader's browser, and what was entered stays there.
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

  // So near to a value that it counts as the same, whatever was rounded on the way.
  const isNear = (given, value, tolerance) => Math.abs(given - value) <= tolerance + 1e-9 * Math.max(1, Math.abs(value));

  function judgeNumber(form, given) {
    const near = (value) => isNear(given, Number(value), Number(form.dataset.tolerance));
    if (near(form.dataset.answer)) return { isRight: true };
    return { isRight: false, remark: [...form.querySelectorAll(".remark")].find((remark) => near(remark.value)) };
  }

  // A remark is an element that was rendered with the page, so it may have formulas.
  function element(html) {
    const remark = document.createElement("span");
    remark.innerHTML = html;
    return remark;
  }

  // What the answer opens says whether it is right.
  function judgeSealed(form, password, given) {
    const all = lecternUnseal(form.dataset.sealed, password, form.dataset.salt);
    const told = all.find(({ value, tolerance }) => value === undefined || isNear(given, value, tolerance));
    return { isRight: Boolean(told?.isRight), remark: told?.remark && element(told.remark), solution: told?.solution };
  }

  function judge(form) {
    const { units, sealed, cell } = form.dataset;
    if (units !== undefined) {
      const given = number(form.elements.answer.value, units.split("|").filter(Boolean));
      if (Number.isNaN(given)) return { request: "Give a number alone, such as 28, 0.5 or 3/4." };
      return sealed ? judgeSealed(form, String(Math.floor(given / cell + 0.5)), given) : judgeNumber(form, given);
    }
    const chosen = form.querySelector("input[name=answer]:checked");
    if (!chosen) return { request: "Choose an answer first." };
    const choice = chosen.closest(".choice");
    if (sealed) return judgeSealed(form, "choice " + choice.dataset.place);
    return { isRight: "right" in chosen.dataset, remark: choice.querySelector(".remark") };
  }

  function tell(form, { request, isRight, remark, solution }) {
    const verdict = form.querySelector(".verdict");
    verdict.className = "verdict" + (request ? "" : isRight ? " right" : " wrong");
    if (request) verdict.replaceChildren(request);
    else if (remark) verdict.replaceChildren(isRight ? "✓ Right. " : "✗ Not yet. ", ...remark.cloneNode(true).childNodes);
    else verdict.replaceChildren(isRight ? "✓ Right. " : "✗ Not yet. Have another look, or open the hint.");
    const place = form.closest(".quiz").querySelector("details.solution");
    if (solution) place.querySelector(".said").innerHTML = solution;
    if (solution) place.hidden = false;
  }

  function kept(form, what) {
    try {
      return localStorage.getItem(storage + ":" + what + ":" + form.dataset.quiz);
    } catch {
      return null;
    }
  }

  function keep(form, what, answer) {
    if ("practice" in form.dataset) return;
    try {
      localStorage.setItem(storage + ":" + what + ":" + form.dataset.quiz, answer);
      dispatchEvent(new Event("answers"));
    } catch {
      // Nothing is remembered then.
    }
  }

  // Shows what was entered before, and that it was right, to the same numbers.
  function restore(form) {
    if ("practice" in form.dataset) return;
    const { answer } = form.elements;
    const [answered, entered] = [kept(form, "answered"), kept(form, "entered")];
    // What is known to be right may have a letter that the page cannot give to a choice: then the place was entered.
    for (const before of answered === null ? [] : [answered, entered ?? ""]) {
      answer.value = before;
      if (answer.value !== before) continue;
      const judgment = judge(form);
      if (judgment.isRight) return tell(form, judgment);
    }
    form.reset();
    if (entered !== null) answer.value = entered;
  }

  function prepare(form) {
    const solution = form.closest(".quiz").querySelector("details.solution");
    form.addEventListener("change", () => keep(form, "entered", form.elements.answer.value));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!("checked" in form.dataset)) return;
      const judgment = judge(form);
      tell(form, judgment);
      if (judgment.request) return;
      keep(form, "entered", form.elements.answer.value);
      // Where numbers are drawn, the answer is not to be had before the reader gave one.
      if (!("sealed" in form.dataset)) solution.hidden = false;
      if (!judgment.isRight) return;
      // The explanation is below the answer.
      solution.open = true;
      form.dispatchEvent(new Event("right"));
      keep(form, "answered", form.dataset.letter || form.elements.answer.value);
    });
    form.addEventListener("numbers", () => {
      form.reset();
      const verdict = form.querySelector(".verdict");
      verdict.replaceChildren();
      verdict.className = "verdict";
      solution.open = false;
      solution.hidden = true;
      solution.classList.remove("later");
      restore(form);
      if (verdict.classList.contains("right")) solution.hidden = false;
    });
    if ("checked" in form.dataset) restore(form);
  }

  lecternPrepare((root) => root.querySelectorAll("form.answer").forEach(prepare));
})();
