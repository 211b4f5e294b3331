// This reader's record: what the browser keeps, as one line that the terminal takes, and takes one from it. Sources/Grading/Progress/ProgressLine.swift
// writes and reads the same line.
(function () {
  const { storage, course } = document.documentElement.dataset;
  const head = "lectern-progress:1";
  const answered = storage + ":answered:";

  function read(key) {
    try {
      return localStorage.getItem(storage + ":" + key);
    } catch {
      return null;
    }
  }

  function write(key, value) {
    try {
      if (value) localStorage.setItem(storage + ":" + key, value);
      else localStorage.removeItem(storage + ":" + key);
    } catch {
      // Nothing is remembered then.
    }
  }

  function list(key, other) {
    try {
      return JSON.parse(read(key)) || other;
    } catch {
      return other;
    }
  }

  function questions() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(answered)).map((key) => key.slice(answered.length)).sort();
    } catch {
      return [];
    }
  }

  // A name is the same however its letters are composed, and whatever their case.
  const plain = (name) => name.normalize("NFC").toLowerCase().replaceAll("ς", "σ").trim();
  const encode = (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (mark) => "%" + mark.charCodeAt(0).toString(16).toUpperCase());

  function line() {
    const name = read("name");
    const scores = Object.entries(list("scores", {})).sort();
    return [
      ["course", course],
      ...(name ? [["student", name]] : []),
      ...list("done", []).map((chapter) => ["done", chapter]),
      ...questions().map((quiz) => ["answer." + quiz, read("answered:" + quiz)]),
      ...scores.map(([exercise, score]) => ["score." + exercise, String(score)]),
    ].reduce((text, [key, value]) => text + ":" + key + "=" + encode(value), head);
  }

  // The entries of a line, or what is wrong with it.
  function entries(text) {
    if (!text.trim().startsWith(head + ":")) throw "This is not a line of progress: ./lectern list --for-page prints one.";
    return text.trim().slice(head.length + 1).split(":").map((part) => {
      const at = part.indexOf("=");
      try {
        if (at > 0) return [part.slice(0, at), decodeURIComponent(part.slice(at + 1))];
      } catch {
        // Told below.
      }
      throw "The line is damaged. Copy all of it again.";
    });
  }

  function take(text) {
    const found = entries(text);
    const of = (key) => found.filter(([name]) => name === key).map(([, value]) => value);
    if (of("course")[0] !== course) throw "This line is of another course.";
    const [name] = of("student");
    const own = read("name");
    if (name && own && plain(name) !== plain(own)) throw "This line is of " + name + ", and this page's record of " + own + ".";
    if (name && !own) write("name", name);
    write("done", JSON.stringify([...new Set([...list("done", []), ...of("done")])].sort()));
    const scores = list("scores", {});
    let taken = 0;
    for (const [key, value] of found) {
      const quiz = key.startsWith("answer.") && key.slice(7);
      const exercise = key.startsWith("score.") && key.slice(6);
      if (quiz && read("answered:" + quiz) === null) {
        write("answered:" + quiz, value);
        taken += 1;
      }
      if (exercise && Number(value) > (scores[exercise] || 0)) {
        scores[exercise] = Number(value);
        taken += 1;
      }
    }
    write("scores", JSON.stringify(scores));
    return "Taken over: " + (taken === 1 ? "1 answer is" : taken + " answers are") + " new here.";
  }

  // What the terminal graded is told at the exercise.
  const scores = list("scores", {});
  for (const exercise of document.querySelectorAll("[data-exercise]")) {
    const score = scores[exercise.dataset.exercise];
    if (score > 0) exercise.querySelector(".points").append(" · ", Object.assign(document.createElement("span"), {
      className: "earned", textContent: "✓ " + score + " earned",
    }));
  }

  const panel = document.querySelector(".record");
  if (!panel) return;
  const [sum, name, own, other, told] = [".sum", "[name=student]", "[name=own]", "[name=other]", "[role=status]"].map(
    (place) => panel.querySelector(place));

  function show() {
    const counted = (count, word) => count + " " + word + (count === 1 ? "" : "s");
    const graded = Object.keys(list("scores", {})).length;
    sum.textContent = [
      counted(list("done", []).length, "chapter") + " done",
      counted(questions().length, "question") + " right",
      ...(graded > 0 ? [counted(graded, "exercise") + " graded"] : []),
    ].join(" · ");
    name.value = read("name") || "";
    own.value = line();
  }

  name.addEventListener("change", () => {
    write("name", name.value.trim());
    show();
  });
  own.addEventListener("focus", () => own.select());
  panel.querySelector("[data-copy]").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(own.value);
      told.textContent = "Copied.";
    } catch {
      own.focus();
      told.textContent = "The browser does not allow it; the line is selected, copy it yourself.";
    }
  });
  panel.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      told.textContent = take(other.value);
      other.value = "";
      dispatchEvent(new Event("progress"));
    } catch (problem) {
      told.textContent = String(problem);
    }
  });
  addEventListener("progress", show);
  addEventListener("storage", show);
  show();
})();
