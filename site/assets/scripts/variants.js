// Gives questions whose numbers are drawn those of this reader, and new ones to practice with.
(function () {
  const root = document.documentElement;
  const mask = (1n << 64n) - 1n;

  // FNV-1a, as Sources/Random/StableHash.swift has it.
  function hash(text) {
    let value = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text)) value = ((value ^ BigInt(byte)) * 0x100000001b3n) & mask;
    return value;
  }

  // The first number of SplitMix64, as Sources/Random/SplitMix64.swift has it.
  function first(seed) {
    let z = (seed + 0x9e3779b97f4a7c15n) & mask;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return z ^ (z >> 31n);
  }

  // The name by which the reader's numbers are drawn; empty for none.
  function reader() {
    try {
      return localStorage.getItem(root.dataset.storage + ":name") || "";
    } catch {
      return "";
    }
  }

  // The reader's place among the combinations, as Sources/Literate/Contents/Learner.swift draws it.
  function own(quiz, count) {
    const name = reader().normalize("NFC").toLowerCase().replaceAll("ς", "σ").trim();
    return Number(first(hash(root.dataset.seed + "\n" + quiz + "\n" + name)) % BigInt(count));
  }

  function show(section, template) {
    const form = section.querySelector("form");
    const parts = template.content.cloneNode(true);
    function put(place, part) {
      section.querySelector(place)?.replaceChildren(...parts.querySelector(part).childNodes);
    }
    put(":scope > .question", ".question");
    put("form .remarks", ".remarks");
    put("details.hint > .said", ".hint");
    put("details.solution > .said", ".solution");
    if (template.dataset.answer !== undefined) form.dataset.answer = template.dataset.answer;
  }

  for (const section of document.querySelectorAll(".quiz")) {
    const templates = [...section.querySelectorAll(":scope > template")];
    if (templates.length === 0) continue;
    const form = section.querySelector("form");
    const fresh = section.querySelector("[data-new-numbers]");
    const back = section.querySelector("[data-own-numbers]");
    const whose = section.querySelector(".whose");
    let current;

    function choose(index, isPractice) {
      current = index;
      show(section, templates[index]);
      if (isPractice) form.dataset.practice = "";
      else delete form.dataset.practice;
      const name = reader();
      const usual = name ? "These are the numbers of " + name + "." : "These are your numbers.";
      whose.textContent = isPractice ? "These numbers are for practice." : usual;
      section.querySelector(".say-name").hidden = name !== "" || isPractice;
      if (back) back.hidden = !isPractice;
      form.dispatchEvent(new Event("numbers"));
    }

    function chooseOwn() {
      choose(own(form.dataset.quiz, templates.length), false);
    }

    fresh?.addEventListener("click", () => {
      // Only what the reader asks for is read out.
      section.querySelector(".question").setAttribute("aria-live", "polite");
      const others = templates.length - 1;
      choose((current + 1 + Math.floor(Math.random() * others)) % templates.length, true);
    });
    back?.addEventListener("click", () => {
      chooseOwn();
      fresh.focus();
    });
    // The reader may say another name in another tab.
    addEventListener("storage", (event) => {
      if (event.key === root.dataset.storage + ":name") chooseOwn();
    });
    const solution = section.querySelector("details.solution");
    if (solution) solution.hidden = true;
    chooseOwn();
  }
})();
