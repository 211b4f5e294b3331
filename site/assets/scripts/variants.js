// Gives questions whose numbers or choices are drawn those of this reader, and new ones to practice with.
(function () {
  const root = document.documentElement;
  const mask = (1n << 64n) - 1n;

  // FNV-1a, as Sources/Random/StableHash.swift has it.
  function hash(text) {
    let value = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text)) value = ((value ^ BigInt(byte)) * 0x100000001b3n) & mask;
    return value;
  }

  // The numbers of SplitMix64, one a call, as Sources/Random/SplitMix64.swift has them.
  function generator(seed) {
    let state = seed;
    return () => {
      state = (state + 0x9e3779b97f4a7c15n) & mask;
      let z = state;
      z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
      z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
      return z ^ (z >> 31n);
    };
  }

  // The name by which the reader's numbers and choices are drawn; empty for none.
  function reader() {
    try {
      return localStorage.getItem(root.dataset.storage + ":name") || "";
    } catch {
      return "";
    }
  }

  // What is drawn for the reader, as Sources/Literate/Contents/Learner.swift draws it.
  function draws(quiz) {
    const name = reader().normalize("NFC").toLowerCase().replaceAll("ς", "σ").trim();
    return generator(hash(root.dataset.seed + "\n" + quiz + "\n" + name));
  }

  // The choices that a reader sees, in their order, as Sources/Literate/Contents/Quiz+Choices.swift draws them.
  function seen(choices, shown, next, isRight = (choice) => choice.querySelector("[data-right]")) {
    const order = [...choices];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = Number(next() % BigInt(last + 1));
      [order[last], order[other]] = [order[other], order[last]];
    }
    let wrong = 0;
    return order.filter((choice) => isRight(choice) || (wrong += 1) < shown);
  }

  function arrange(section, choices, order) {
    for (const choice of choices) {
      const place = order.indexOf(choice);
      const letter = place < 0 ? "" : String.fromCharCode(97 + place);
      const box = choice.querySelector("input");
      choice.hidden = box.disabled = place < 0;
      box.value = choice.querySelector(".choice-letter").textContent = letter;
      if ("right" in box.dataset) section.querySelector("details.solution strong").textContent = "Answer " + letter;
    }
    section.querySelector(".choices").append(...order);
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
    Object.assign(form.dataset, template.dataset);
  }

  // A page without solutions has all choices. Which of them the reader's file has, and by which letters, follows from the right one.
  function tellLetter(form, choices, shown) {
    form.addEventListener("right", () => {
      const right = form.querySelector("input:checked").closest(".choice");
      const own = seen(choices, shown, draws(form.dataset.quiz), (choice) => choice === right);
      form.dataset.letter = String.fromCharCode(97 + own.indexOf(right));
    });
  }

  function prepare(section) {
    const templates = [...section.querySelectorAll(":scope > template")];
    const form = section.querySelector("form");
    const shown = Number(form.dataset.shown || 0);
    const choices = shown ? [...form.querySelectorAll(".choice")].sort((a, b) => a.dataset.place - b.dataset.place) : [];
    if (templates.length === 0 && choices.length === 0) return;
    if (shown && "sealed" in form.dataset) {
      tellLetter(form, choices, shown);
      return;
    }
    const drawn = section.querySelector("[data-drawn]").dataset.drawn;
    const fresh = section.querySelector("[data-new-numbers]");
    const back = section.querySelector("[data-own-numbers]");
    const whose = section.querySelector(".whose");
    let current;

    function tell(isPractice) {
      if (isPractice) form.dataset.practice = "";
      else delete form.dataset.practice;
      const name = reader();
      const usual = name ? "These are the " + drawn + " of " + name + "." : "These are your " + drawn + ".";
      whose.textContent = isPractice ? "These " + drawn + " are for practice." : usual;
      section.querySelector(".say-name").hidden = name !== "" || isPractice;
      if (back) back.hidden = !isPractice;
      form.dispatchEvent(new Event("numbers"));
    }

    function chooseOwn() {
      const next = draws(form.dataset.quiz);
      if (shown) arrange(section, choices, seen(choices, shown, next));
      else show(section, templates[(current = Number(next() % BigInt(templates.length)))]);
      tell(false);
    }

    function chooseOther() {
      const place = (choice) => choice.dataset.place;
      const before = [...form.querySelectorAll(".choice:not([hidden])")].map(place).join();
      if (shown) {
        let order;
        do order = seen(choices, shown, () => BigInt(Math.floor(Math.random() * 2 ** 32)));
        while (order.map(place).join() === before);
        arrange(section, choices, order);
      } else {
        const others = templates.length - 1;
        current = (current + 1 + Math.floor(Math.random() * others)) % templates.length;
        show(section, templates[current]);
      }
      tell(true);
    }

    fresh?.addEventListener("click", () => {
      // Only what the reader asks for is read out.
      section.querySelector(shown ? ".choices" : ".question").setAttribute("aria-live", "polite");
      chooseOther();
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

  lecternPrepare((root) => {
    const own = root !== document && root.matches(".quiz") ? [root] : [];
    for (const section of [...own, ...root.querySelectorAll(".quiz")]) prepare(section);
  });
})();
