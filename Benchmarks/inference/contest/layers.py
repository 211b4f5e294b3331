"""The time of each layer as the engines print it: Lectern's plan, ONNX Runtime's profile, and MNN's calls around each operator."""
import statistics, subprocess, sys

from contest.contestant import OURS, TITLES, command, here
from contest.rounds import prepare
from peers.models import images

ENGINES = [OURS, "onnxruntime", "mnn"]
PASSES = 10


def ask(engine, network, batch, threads):
    """By the layer's name its operator and ms, in the engine's order; found by a process of its own."""
    words, environment, asked = [sys.executable, "-m", "peers.layers", engine, network.name, str(threads),
                                 str(images(batch, network.size)), str(PASSES)], None, None
    if engine == OURS:
        words, environment = command(OURS, network, batch, network.size, threads)
        asked = f"layers {PASSES}\n"
    done = subprocess.run(words, cwd=here, env=environment, input=asked, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{TITLES.get(engine, engine)} failed: {done.stderr[-1000:]}")
    rows = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 2]
    return {name: (kind, float(number)) for name, kind, number in rows}


def as_torchvision(ours, work):
    """Our layers by torchvision's names. AlexNet's and VGG's are those of the paper here, in the same order."""
    weighted = [name for name in ours if name.startswith(("conv", "fc"))]
    names = {} if set(weighted) <= set(work) else dict(zip(weighted, work, strict=True))
    return {names.get(name, name): value for name, value in ours.items()}


def show(network, batch, threads, turns):
    prepare(network, [(batch, network.size)])
    work = ask("work", network, batch, threads)
    # Turn about, so that a busy moment meets both.
    found = [{engine: ask(engine, network, batch, threads) for engine in ENGINES} for _ in range(turns)]
    for turn in found:
        turn[OURS] = as_torchvision(turn[OURS], work)
    kinds = {}
    for engine in ENGINES:
        for name, (kind, _) in found[0][engine].items():
            kinds.setdefault(name, kind)
    times = {engine: {name: statistics.median(turn[engine][name][1] for turn in found if name in turn[engine])
                      for name in found[0][engine]} for engine in ENGINES}
    print(f"{network.title}, batch {batch}, {threads} threads: ms, and GFLOP/s of the layer as defined. "
          "An engine without a time has no such layer, or has it in another.")
    print(row("layer", "method", "GFLOP", *(word for engine in ENGINES for word in (TITLES[engine], "GFLOP/s"))))
    for name, kind in kinds.items():
        print(row(name, kind, *numbers(work.get(name, ("", 0))[1], [times[engine].get(name) for engine in ENGINES])))
    print(row("all", "", *numbers(sum(number for _, number in work.values()),
                                  [sum(times[engine].values()) for engine in ENGINES])))
    return 0


def numbers(gflop, milliseconds):
    """The cells of a row: what there is to do, and for each engine its time and speed."""
    yield f"{gflop:.3f}" if gflop else ""
    for time in milliseconds:
        yield "" if time is None else f"{time:.2f}"
        yield f"{gflop / time * 1e3:.0f}" if gflop and time else ""


def row(name, kind, *cells):
    return f"{name[-44:]:44} {kind[:18]:18}" + "".join(f"{cell:>13}" for cell in cells)
