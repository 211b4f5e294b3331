// Has a live figure's module draw. Gives the sentence and the picture, as SVG.
function lecternDrawing(module, numbers) {
  const settings = module.lectern_settings(numbers.length);
  new Float64Array(module.memory.buffer, settings, numbers.length).set(numbers);
  const length = module.lectern_draw();
  const text = new TextDecoder().decode(new Uint8Array(module.memory.buffer, module.lectern_text(), length));
  const end = text.indexOf("\n");
  return [text.slice(0, end), text.slice(end + 1)];
}

// Draws in the page, at once. `drawn` gets what was drawn, or null where the code traps, which leaves a module in no state
// to go on.
async function lecternHere(bytes, drawn) {
  const load = async () => (await WebAssembly.instantiate(bytes)).instance.exports;
  let module = await load();
  return (numbers) => {
    let result = null;
    try {
      result = lecternDrawing(module, numbers);
    } catch {
      load().then((fresh) => (module = fresh));
    }
    drawn(result);
  };
}

// What a worker runs: it keeps the module that comes first, and answers numbers with what is drawn.
function lecternWorker() {
  let bytes, module;
  onmessage = async ({ data }) => {
    bytes ??= data.bytes;
    let result = null;
    try {
      module ??= (await WebAssembly.instantiate(bytes)).instance.exports;
      result = data.numbers ? lecternDrawing(module, data.numbers) : [];
    } catch {
      module = undefined;
    }
    postMessage(result);
  };
}

// Draws beside the page, in a worker, so that what takes long keeps no reader waiting. Numbers that come while it draws wait
// for it, and later ones take their place.
async function lecternBeside(bytes, drawn) {
  const code = `${lecternDrawing}\n(${lecternWorker})();`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const next = () => new Promise((done, failed) => ([worker.onmessage, worker.onerror] = [done, failed]));
  worker.postMessage({ bytes });
  if (!(await next()).data) throw new Error("the module cannot be loaded");
  let [busy, waiting] = [false, null];
  return async (numbers) => {
    waiting = numbers;
    if (busy) return;
    busy = true;
    let result;
    while (waiting) {
      worker.postMessage({ numbers: waiting });
      waiting = null;
      result = (await next()).data;
    }
    busy = false;
    drawn(result);
  };
}
