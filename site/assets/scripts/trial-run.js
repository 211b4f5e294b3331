// Runs and checks an answer in the interpreter: Sources/Interpreter as WebAssembly, which a script brings when something is first run.
// The checks of a chapter's exercises come in a script of their own. All work in a worker, so that no answer holds the page up.
function lecternInterpreter(letters) {
  lecternModule.taken = lecternModuleBytes(letters);
}
const lecternChecks = lecternInterpreter;

// The bytes of the module that the script at an address brings. Where loading failed, the next call tries again.
function lecternModule(address) {
  lecternModule.known ??= {};
  lecternModule.known[address] ??= new Promise((taken, failed) => {
    const script = Object.assign(document.createElement("script"), { src: address });
    script.addEventListener("load", () => taken(lecternModule.taken));
    script.addEventListener("error", () => {
      delete lecternModule.known[address];
      failed(new Error(`${address} cannot be loaded`));
    });
    document.head.append(script);
  });
  return lecternModule.known[address];
}

// What the worker runs: it computes a call in the functions of a source, and answers with the fields of the module's outcome, or with
// null where the module itself ends, as where calls nest deeper than its stack; or it checks these functions.
function lecternTrialWorker() {
  const compiled = {};
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  const bytes = (module, place, count) => new Uint8Array(module.memory.buffer, place, count);
  const fields = (module, place, count) => decoder.decode(bytes(module, place, count)).split("\0");
  // A module's text is where it is after it was made.
  const told = (checks, count) => fields(checks, checks.lectern_text(), count);
  const plain = (text) => text.replaceAll("\0", " ");

  async function started(name, imports = {}) {
    // C reads numbers as if from a file, so it asks for a system's files, and never calls them.
    const files = WebAssembly.Module.imports(compiled[name]).filter(({ module }) => module === "wasi_snapshot_preview1");
    const system = Object.fromEntries(files.map((file) => [file.name, () => 52]));
    return (await WebAssembly.instantiate(compiled[name], { wasi_snapshot_preview1: system, ...imports })).exports;
  }

  function request(interpreter, content) {
    const place = interpreter.lectern_request(content.length);
    bytes(interpreter, place, content.length).set(content);
  }

  async function run({ source, call }) {
    const interpreter = await started("interpreter");
    request(interpreter, encoder.encode(plain(source) + "\0" + plain(call)));
    const count = interpreter.lectern_run();
    return fields(interpreter, interpreter.lectern_answer(), count);
  }

  // Where the author's code traps, the module goes on with the stack that it had.
  function caught(checks, body, otherwise) {
    const stack = checks.__stack_pointer.value;
    try {
      return body();
    } catch {
      checks.__stack_pointer.value = stack;
      return otherwise();
    }
  }

  // The hint of the misconception that did as the answer in every call of a failed case; of several, the one most like it elsewhere.
  function hint(checks, index) {
    let best = { hint: null, likeness: -1 };
    const count = checks.lectern_calls(index);
    for (let wrong = 0; ; wrong++) {
      const [hint] = told(checks, checks.lectern_hint(index, wrong));
      if (!hint) return best.hint;
      let [failing, passing, alike, differs] = [0, 0, 0, false];
      for (let call = 0; call < count && !differs; call++) {
        const agrees = caught(checks, () => checks.lectern_agrees(index, wrong, call), () => checks.lectern_trapped(call));
        if (checks.lectern_failed(call)) [failing, differs] = [failing + 1, !agrees];
        else [passing, alike] = [passing + 1, alike + (agrees ? 1 : 0)];
      }
      const likeness = passing ? alike / passing : 1;
      if (failing && !differs && likeness > best.likeness) best = { hint, likeness };
    }
  }

  // The functions' calls go from the check to the interpreter, and their values back.
  async function check({ source, heads, index, seed }) {
    const interpreter = await started("interpreter");
    request(interpreter, encoder.encode([source, ...heads].map((text) => plain(text) + "\0").join("")));
    const ready = interpreter.lectern_prepare();
    const [status, ...rest] = fields(interpreter, interpreter.lectern_answer(), ready);
    if (status !== "ready") return { fault: [status, ...rest] };
    let [reply, beyond, checks] = [null, null, null];
    function ask(place, count) {
      try {
        request(interpreter, bytes(checks, place, count).slice());
        const length = interpreter.lectern_call();
        reply = bytes(interpreter, interpreter.lectern_answer(), length).slice();
      } catch {
        reply = Uint8Array.of(2);
      }
      // After the kind stands what was printed, which is nothing then.
      if (reply[0] === 2) beyond = decoder.decode(reply.subarray(5)).split("\0");
      return reply.length;
    }
    checks = await started("checks", { lectern: { ask, reply: (place) => bytes(checks, place, reply.length).set(reply) } });
    caught(checks, () => checks.lectern_check(index, seed, 0), () => {});
    const [ending, printedIn, length, printed, ...parts] = told(checks, checks.lectern_report()).slice(0, -1);
    const claims = [];
    for (let place = 0; place + 3 < parts.length; place += 4) {
      const [name, outcome, cases, counterexample] = parts.slice(place, place + 4);
      claims.push({ name, outcome, cases: Number(cases), counterexample });
    }
    const isJudged = ending === "ended" && !beyond;
    const hasFailed = claims.some(({ outcome }) => outcome === "failed");
    return {
      seed, ending: isJudged ? "ended" : beyond ? "beyond" : ending, beyond, claims, hint: isJudged && hasFailed ? hint(checks, index) : null,
      printed: { text: printed, isCut: length === "cut", ofFailedCase: printedIn === "failed case" },
    };
  }

  onmessage = async ({ data }) => {
    let outcome = null;
    try {
      if (data.module) {
        compiled[data.name] = await WebAssembly.compile(data.module);
        return postMessage("ready");
      }
      outcome = await (data.heads ? check(data) : run(data));
    } catch {
      // Null says so.
    }
    postMessage(outcome);
  };
}

// A worker that has the modules at these addresses, by their names.
async function lecternTrialReady(addresses) {
  const worker = (lecternTry.worker ??= new Worker(
    URL.createObjectURL(new Blob([`(${lecternTrialWorker})();`], { type: "text/javascript" }))));
  worker.modules ??= new Set();
  for (const [name, address] of Object.entries(addresses)) {
    if (worker.modules.has(name)) continue;
    const module = await lecternModule(address);
    await new Promise((ready, failed) => {
      worker.onmessage = ({ data }) => (data === "ready" ? ready() : failed(new Error(`${address} is damaged`)));
      worker.onerror = failed;
      worker.postMessage({ name, module });
    });
    worker.modules.add(name);
  }
  return worker;
}

// The outcome of a request: null where the module ended, or "late" where it was ended after `seconds`.
async function lecternAlone(addresses, request, seconds) {
  const worker = await lecternTrialReady(addresses);
  let brake;
  const outcome = await new Promise((done) => {
    brake = setTimeout(() => done("late"), seconds * 1000);
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = () => done(null);
    worker.postMessage(request);
  });
  clearTimeout(brake);
  if (outcome === null || outcome === "late") {
    worker.terminate();
    lecternTry.worker = undefined;
  }
  return outcome;
}

// The same, one after the other: all exercises of a page share the worker, and what it answers does not say whose it is.
function lecternInTurn(addresses, request, seconds) {
  const run = () => lecternAlone(addresses, request, seconds);
  return (lecternTry.last = (lecternTry.last ?? Promise.resolve()).then(run, run));
}

// The fields of a call's outcome.
function lecternTry(address, source, call, seconds = 5) {
  return lecternInTurn({ interpreter: address }, { source, call }, seconds);
}

// What the check of an exercise says of a source: the chapter's check with this index, which calls functions with these heads.
function lecternCheck(addresses, source, heads, index, seed, seconds = 20) {
  return lecternInTurn(addresses, { source, heads, index, seed }, seconds);
}
