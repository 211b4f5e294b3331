// Exercises that are written and tried in the page. What a reader wrote stays in the browser, and is saved as the file that is graded.
(function () {
  const storage = document.documentElement.dataset.storage;

  function kept(key) {
    try {
      return localStorage.getItem(`${storage}:${key}`);
    } catch {
      return null;
    }
  }

  function keep(key, text) {
    try {
      if (text === null) localStorage.removeItem(`${storage}:${key}`);
      else localStorage.setItem(`${storage}:${key}`, text);
    } catch {
      // Nothing is remembered then.
    }
  }

  // The parts of a list, such as of parameters, at commas outside of brackets.
  function parts(text) {
    let depth = 0;
    const found = [""];
    for (const letter of text.replaceAll("->", "→")) {
      depth += "([{<".includes(letter) - ")]}>".includes(letter);
      if (letter === "," && depth === 0) found.push("");
      else found[found.length - 1] += letter;
    }
    return found.map((part) => part.trim()).filter(Boolean);
  }

  // A small value of a type, to begin with; nothing where the reader must think of one.
  function example(type) {
    const plain = { Int: "3", Double: "1.5", Float: "1.5", Bool: "true", String: '"a"' }[type];
    if (plain) return plain;
    if (type.endsWith("?")) return example(type.slice(0, -1));
    if (type.startsWith("[") && type.endsWith("]") && !type.includes(":")) {
      const element = example(type.slice(1, -1));
      return `[${element}, ${element}]`;
    }
    return "";
  }

  // A call of the first function of a source, where the author gave none.
  function firstCall(source) {
    const match = /func\s+(\w+)\s*\(([\s\S]*?)\)\s*(?:throws\s*)?(?:->|\{)/.exec(source);
    if (!match) return "";
    const values = parts(match[2]).filter((part) => !part.includes("=")).map((part) => {
      const [names, type] = [part.slice(0, part.indexOf(":")), part.slice(part.indexOf(":") + 1)];
      const label = names.trim().split(/\s+/)[0];
      return (label === "_" ? "" : label + ": ") + example(type.trim());
    });
    return `${match[1]}(${values.join(", ")})`;
  }

  function element(name, className, text) {
    return Object.assign(document.createElement(name), { className, textContent: text });
  }

  function prepare(trial) {
    const { interpreter, exerciseName, file, head, call: first, command, checks, checkIndex, heads } = trial.dataset;
    const [code, form, call, run, check, result, save, reset] = [
      ".trial-code", ".trial-tools", ".trial-call", ".trial-run", ".trial-check", ".trial-result", ".trial-save", ".trial-reset",
    ].map((place) => trial.querySelector(place));
    const [written, tried] = ["written:" + exerciseName, "tried:" + exerciseName];

    function changed() {
      keep(written, source.value === starter ? null : source.value);
      result.replaceChildren();
    }

    const editor = lecternEditor(code, { changed, run: () => form.requestSubmit(), leave: () => call.focus() });
    const { source } = editor;
    const starter = source.defaultValue;
    call.addEventListener("change", () => keep(tried, call.value));

    function tellFault([where, kind], line, column, message, advice) {
      const told = element("p", "trial-told", "✗ ");
      if (where === "call") told.append(`In what is tried, column ${column}: `);
      else {
        const place = Object.assign(element("button", "", `Line ${line}, column ${column}`), { type: "button" });
        place.addEventListener("click", () => editor.go(line, column));
        told.append(place, ": ");
        editor.mark(line);
      }
      told.append(message + ".");
      if (advice) told.append(element("span", "trial-advice", advice));
      if (kind === "unsupported") {
        told.append(element("span", "trial-advice", "The page knows a part of Swift only. The terminal knows it all: "), element("code", "", command));
      }
      result.append(told);
    }

    function tell(outcome) {
      result.replaceChildren();
      if (outcome === "late") return result.append(element("p", "trial-told", "✗ It had not ended after 5 seconds. Does a loop never end?"));
      if (outcome === null) return result.append(element("p", "trial-told", "✗ It went deeper than the page can follow. Does a function call itself without end?"));
      const [status, printed, ...rest] = outcome;
      if (printed) result.append(element("pre", "output", printed.replace(/\n$/, "")));
      if (status !== "value") return tellFault(status.split(" "), Number(rest[0]), Number(rest[1]), rest[2], rest[3]);
      const value = element("div", "value", "");
      value.append(element("pre", "output", rest[0]), element("span", "type", rest[1]));
      result.append(value);
    }

    function tellClaim({ name, outcome, cases, counterexample }) {
      const [sign, said] = outcome === "passed" ? ["✓", "Passed:"] : ["✗", "Failed:"];
      const [claim, line] = [element("div", `check ${outcome}`, ""), element("p", "", "")];
      const hidden = element("span", "sign", sign);
      hidden.setAttribute("aria-hidden", "true");
      line.append(hidden, " ", element("span", "unseen", said), ` ${name}`);
      if (cases > 1) line.append(" ", element("span", "cases", `${cases} cases`));
      claim.append(line);
      if (counterexample) {
        const place = Object.assign(element("pre", "", ""), { tabIndex: 0 });
        place.append(element("code", "", counterexample));
        claim.append(place);
      }
      result.append(claim);
    }

    // What the page cannot judge, the terminal does.
    function tellUnjudged(why) {
      const told = element("p", "trial-told", `✗ The page cannot judge this: ${why} The terminal can: `);
      told.append(element("code", "", command));
      result.append(told);
    }

    function tellVerdict(outcome) {
      result.replaceChildren();
      if (outcome === "late") return tellUnjudged("it had not ended after 20 seconds.");
      if (outcome === null) return tellUnjudged("it went deeper than the page can follow.");
      if (outcome.fault) {
        const [where, printed, line, column, ...rest] = outcome.fault;
        return tellFault(where.split(" "), Number(line), Number(column), ...rest);
      }
      const { seed, ending, beyond, claims, hint, printed } = outcome;
      if (ending === "stopped") return tellUnjudged("its check stopped before its end.");
      if (ending === "beyond") {
        const [where, , line, column, ...rest] = beyond ?? [];
        if (!line) return tellUnjudged("a number is too large for it.");
        tellFault(where.split(" "), Number(line), Number(column), ...rest);
        return tellUnjudged("it computes within limits.");
      }
      const failed = claims.filter(({ outcome }) => outcome === "failed").length;
      const verdict = failed ? `✗ ${failed} of ${claims.length} properties ${failed === 1 ? "fails" : "fail"}.` : "✓ Right: every property holds.";
      const told = element("p", `trial-verdict ${failed ? "failed" : "passed"}`, verdict);
      if (hint) told.append(element("span", "trial-advice", hint));
      told.append(element("span", "trial-seed", `Seed ${seed}: `), element("code", "", `${command} --seed ${seed}`));
      result.append(told);
      lecternExplained(claims, source.value).forEach(tellClaim);
      tellPrinted(printed);
    }

    // The first lines of what was printed while the answer was checked.
    function tellPrinted({ text, isCut, ofFailedCase }) {
      const lines = text.replace(/\n$/, "").split("\n");
      if (!text) return;
      const more = isCut || lines.length > 20 ? ["… and more, which is not shown"] : [];
      result.append(
        element("p", "trial-printed", ofFailedCase ? "In the failed case the answer printed:" : "The answer printed:"),
        element("pre", "output", [...lines.slice(0, 20), ...more].join("\n")));
    }

    // Whether two texts differ in white space and comments at most.
    function isSameCode(a, b) {
      const [one, other] = [a, b].map((text) =>
        text.split("\n").filter((line) => !line.trimStart().startsWith("//")).join(" ").split(/\s+/).filter(Boolean).join(" "));
      return one === other;
    }

    // Has something computed, and tells what came of it.
    async function compute(outcome, tell) {
      if (run.disabled) return;
      [run, check].forEach((button) => button && (button.disabled = true));
      editor.mark(0);
      try {
        tell(await outcome());
      } catch {
        result.replaceChildren(element("p", "trial-told", "✗ The interpreter cannot be loaded. In the terminal: " + command));
      }
      [run, check].forEach((button) => button && (button.disabled = false));
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      compute(() => lecternTry(interpreter, source.value, call.value), tell);
    });
    check?.addEventListener("click", () => {
      if (isSameCode(source.value, starter)) {
        return result.replaceChildren(element("p", "trial-told", "This is still the code to begin with."));
      }
      const seed = 1 + Math.floor(999999 * Math.random());
      compute(() => lecternCheck({ interpreter, checks }, source.value, heads.split("\n"), Number(checkIndex), seed), tellVerdict);
    });

    save.addEventListener("click", () => {
      const text = head + source.value.replace(/\n*$/, "\n");
      const link = Object.assign(document.createElement("a"), { download: file, href: URL.createObjectURL(new Blob([text], { type: "text/plain" })) });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
    reset.addEventListener("click", () => {
      if (source.value !== starter && !confirm("Put the code back as it was in the beginning?")) return;
      editor.write(starter);
      changed();
      source.focus();
    });

    const before = kept(written);
    editor.write(before ?? starter);
    trial.open = before !== null;
    call.value = kept(tried) ?? (first || firstCall(starter));
  }

  lecternPrepare((root) => root.querySelectorAll(".trial").forEach(prepare));
})();
