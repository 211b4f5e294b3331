// Keeps a page as its chapter is. `lectern serve` adds this script to the pages that it serves; built pages do not have it.
//
// The page is told of each change, asks for itself anew, and puts in what is other than before. What stayed the same stays as it is, with
// all that the reader did to it; what is new is told to the page's other scripts by the event "lectern-part".
(function () {
  const script = document.currentScript;
  const parts = ["header.bar", "nav.side", "main"];
  const containers = "main, article, main section:not(.exercise)";

  // As they were before any other script changed them.
  const cloned = (page) => parts.map((part) => page.querySelector(part)?.cloneNode(true));
  let known = cloned(document);
  const head = headOf(document);
  let shown = Number(script.dataset.revision);

  // What a page cannot change of itself: its title, styles and scripts.
  function headOf(page) {
    const head = page.head.cloneNode(true);
    for (const element of head.querySelectorAll("[data-revision]")) element.remove();
    return head.innerHTML;
  }

  // The pairs of equal elements, in order: as many as can be.
  function pairs(before, after) {
    const [a, b] = [before, after].map((elements) => elements.map((element) => element.outerHTML));
    const found = [];
    let [start, ends] = [0, [a.length, b.length]];
    while (start < ends[0] && start < ends[1] && a[start] === b[start]) found.push([start, start++]);
    const tail = [];
    while (ends[0] > start && ends[1] > start && a[ends[0] - 1] === b[ends[1] - 1]) tail.unshift([--ends[0], --ends[1]]);
    const length = Array.from({ length: ends[0] - start + 1 }, () => new Uint16Array(ends[1] - start + 1));
    for (let i = ends[0] - 1; i >= start; i -= 1)
      for (let j = ends[1] - 1; j >= start; j -= 1)
        length[i - start][j - start] = a[i] === b[j] ? length[i - start + 1][j - start + 1] + 1
          : Math.max(length[i - start + 1][j - start], length[i - start][j - start + 1]);
    let [i, j] = [start, start];
    while (i < ends[0] && j < ends[1]) {
      if (a[i] === b[j]) found.push([i++, j++]);
      else if (length[i - start + 1][j - start] >= length[i - start][j - start + 1]) i += 1;
      else j += 1;
    }
    return [...found, ...tail];
  }

  // A copy for this page, whose scripts run.
  function copy(fresh) {
    const element = document.importNode(fresh, true);
    for (const dead of element.querySelectorAll("script[src]")) {
      const script = document.createElement("script");
      script.src = dead.getAttribute("src");
      dead.replaceWith(script);
    }
    return element;
  }

  // Makes `now`, which was `before`, what `after` is, and collects what is new.
  function merge(now, before, after, added) {
    if (before.outerHTML === after.outerHTML) return;
    const live = [...now.children];
    if (!now.matches(containers) || now.tagName !== after.tagName || live.length !== before.children.length) {
      const element = copy(after);
      now.replaceWith(element);
      added.push(element);
      return;
    }
    for (const { name } of before.attributes) if (!after.hasAttribute(name)) now.removeAttribute(name);
    for (const { name, value } of after.attributes) if (before.getAttribute(name) !== value) now.setAttribute(name, value);
    const [olds, news] = [[...before.children], [...after.children]];
    let [i, j] = [0, 0];
    for (const [oldEnd, newEnd] of [...pairs(olds, news), [olds.length, news.length]]) {
      while (i < oldEnd && j < newEnd) merge(live[i], olds[i++], news[j++], added);
      while (i < oldEnd) live[i++].remove();
      for (; j < newEnd; j += 1) {
        const element = copy(news[j]);
        now.insertBefore(element, live[oldEnd] ?? null);
        added.push(element);
      }
      [i, j] = [oldEnd + 1, newEnd + 1];
    }
  }

  // What the reader sees now, by which the page is scrolled to the same place afterwards.
  function inSight() {
    const places = [...document.querySelectorAll("article > *, article section > *")].map((element) => [element, element.getBoundingClientRect()]);
    return places.filter(([, box]) => box.bottom > 0 && box.height > 0).map(([element, box]) => [element, box.top]);
  }

  function stay(places) {
    const place = places.find(([element]) => element.isConnected);
    if (place) scrollBy({ top: place[0].getBoundingClientRect().top - place[1], behavior: "instant" });
  }

  async function update() {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    isGone = !answer.ok;
    if (isGone) return tellWork(null);
    // The page that waits for the first build has nothing to be kept.
    if (shown === 0) return location.reload();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = parts.map((part) => next.querySelector(part));
    if (headOf(next) !== head || fresh.includes(null) || known.includes(undefined)) return location.reload();
    const [places, added] = [inSight(), []];
    document.documentElement.style.overflowAnchor = "none";
    parts.forEach((part, index) => merge(document.querySelector(part), known[index], fresh[index], added));
    known = fresh.map((part) => part.cloneNode(true));
    for (const element of added) dispatchEvent(new CustomEvent("lectern-part", { detail: element }));
    stay(places);
    document.documentElement.style.overflowAnchor = "";
  }

  // MARK: What is being done, and what is wrong

  const panel = document.createElement("aside");
  panel.className = "preview";
  panel.setAttribute("aria-label", "Preview");
  const [work, faults] = [document.createElement("p"), document.createElement("ul")];
  work.setAttribute("role", "status");
  panel.append(work, faults);
  panel.hidden = true;
  document.body.append(panel);
  let [clock, began, named, isGone] = [0, 0, "", false];

  function element(name, text) {
    return Object.assign(document.createElement(name), { textContent: text });
  }

  function tell(text) {
    work.textContent = text;
    panel.hidden = text === "" && faults.childElementCount === 0;
  }

  // What is being done, with the time since the file was saved.
  function tellWork(words) {
    if (!words) {
      clearInterval(clock);
      clock = 0;
      return tell(isGone ? "This page is no longer there." : "");
    }
    named = words;
    const show = () => tell(named + " · " + ((performance.now() - began) / 1000).toFixed(1) + " s");
    if (clock === 0) {
      began = performance.now();
      clock = setInterval(show, 100);
    }
    show();
  }

  // What is wrong on this page, and where else something is.
  function tellFaults(all) {
    const page = location.pathname.slice(1) || "index.html";
    const here = all.filter((fault) => !fault.page || fault.page === page);
    const others = [...new Set(all.map((fault) => fault.page).filter((other) => other && other !== page))];
    faults.replaceChildren(...here.map(({ place, text, advice }) => {
      const item = element("li", "");
      if (place) item.append(element("code", place), " ");
      item.append(text);
      if (advice) item.append(element("span", advice));
      return item;
    }), ...others.map((other) => {
      const item = element("li", "Something is wrong in ");
      item.append(Object.assign(element("a", other.replace(".html", "")), { href: other }));
      return item;
    }));
    panel.classList.toggle("wrong", all.length > 0);
  }

  // One update after another; what changed meanwhile is taken with the next.
  let [newest, updating] = [shown, false];
  async function take(state) {
    tellFaults(state.faults);
    tellWork(state.work);
    newest = state.revision;
    if (updating) return;
    updating = true;
    while (newest !== shown) {
      const revision = newest;
      await update();
      shown = revision;
    }
    updating = false;
    document.documentElement.dataset.previewed = String(shown);
  }

  const events = new EventSource("/-/events");
  events.addEventListener("message", (event) => take(JSON.parse(event.data)));
  events.addEventListener("error", () => tell("The preview has ended. lectern serve begins it again."));
})();
