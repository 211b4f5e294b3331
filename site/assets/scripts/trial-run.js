// Runs an answer in the interpreter: Sources/Interpreter as WebAssembly, which the script of a trial's data-interpreter brings when
// something is first run. It works in a worker, so that no answer holds the page up.
function lecternInterpreter(base64) {
  lecternInterpreter.taken(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

// The module's bytes. Where loading failed, the next call tries again.
function lecternInterpreterBytes(address) {
  lecternInterpreter.bytes ??= new Promise((taken, failed) => {
    lecternInterpreter.taken = taken;
    const script = Object.assign(document.createElement("script"), { src: address });
    script.addEventListener("error", () => {
      lecternInterpreter.bytes = undefined;
      failed(new Error("the interpreter cannot be loaded"));
    });
    document.head.append(script);
  });
  return lecternInterpreter.bytes;
}

// What the worker runs: it computes a call in the functions of a source, and answers with the fields of the module's outcome, or with
// null where the module itself ends, as where calls nest deeper than its stack.
function lecternTrialWorker() {
  let compiled;
  onmessage = async ({ data }) => {
    let fields = null;
    try {
      if (data.bytes) {
        compiled = await WebAssembly.compile(data.bytes);
        return postMessage("ready");
      }
      // C reads numbers as if from a file, so it asks for a system's files, and never calls them.
      const files = Object.fromEntries(WebAssembly.Module.imports(compiled).map(({ name }) => [name, () => 52]));
      const module = (await WebAssembly.instantiate(compiled, { wasi_snapshot_preview1: files })).exports;
      const request = new TextEncoder().encode(data.source.replaceAll("\0", " ") + "\0" + data.call.replaceAll("\0", " "));
      const place = module.lectern_request(request.length);
      new Uint8Array(module.memory.buffer, place, request.length).set(request);
      const length = module.lectern_run();
      fields = new TextDecoder().decode(new Uint8Array(module.memory.buffer, module.lectern_answer(), length)).split("\0");
    } catch {
      // Null says so.
    }
    postMessage(fields);
  };
}

// A worker that has the module.
async function lecternTrialReady(address) {
  const bytes = await lecternInterpreterBytes(address);
  const worker = new Worker(URL.createObjectURL(new Blob([`(${lecternTrialWorker})();`], { type: "text/javascript" })));
  await new Promise((ready, failed) => {
    worker.onmessage = ({ data }) => (data === "ready" ? ready() : failed(new Error("the interpreter is damaged")));
    worker.onerror = failed;
    worker.postMessage({ bytes });
  });
  return worker;
}

// The outcome of `call`: the module's fields, null where it ended, or "late" where it was ended after `seconds`.
async function lecternTryAlone(address, source, call, seconds) {
  const worker = (lecternTry.worker ??= await lecternTrialReady(address));
  let brake;
  const outcome = await new Promise((done) => {
    brake = setTimeout(() => done("late"), seconds * 1000);
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = () => done(null);
    worker.postMessage({ source, call });
  });
  clearTimeout(brake);
  if (outcome === null || outcome === "late") {
    worker.terminate();
    lecternTry.worker = undefined;
  }
  return outcome;
}

// The same, one after the other: all exercises of a page share the worker, and what it answers does not say whose it is.
function lecternTry(address, source, call, seconds = 5) {
  const run = () => lecternTryAlone(address, source, call, seconds);
  return (lecternTry.last = (lecternTry.last ?? Promise.resolve()).then(run, run));
}
