// What the site has, for search and for cards: a file beside this one, loaded when it is first asked for, as a script, because a page
// that was opened as a file may read no other. Each place is [title, where it is, address, text, declaration].
const { lecternIndex, lecternTake } = (function () {
  const home = document.currentScript.src;
  const asked = new Map();
  const take = new Map();

  function load(name) {
    return new Promise((resolve, reject) => {
      take.set(name, resolve);
      const script = document.createElement("script");
      script.src = new URL("search-" + name + ".js", home);
      script.addEventListener("error", () => {
        asked.delete(name);
        reject(new Error("The index could not be loaded."));
      });
      document.head.append(script);
    });
  }

  return {
    lecternIndex(name) {
      if (!asked.has(name)) asked.set(name, load(name));
      return asked.get(name);
    },
    lecternTake(name, places) {
      take.get(name)(places);
    },
  };
})();
