"""The time of each layer as the engines print it: ONNX Runtime's profile, and MNN's calls around each operator."""
import statistics, subprocess, sys

from contest.contestant import TITLES, here
from contest.rounds import prepare
from peers.models import images

ENGINES = ["onnxruntime", "mnn"]


def ask(engine, network, batch, threads, passes=10):
    """By the layer's name in the model its operator and ms, in the engine's order; found by a process of its own."""
    words = [engine, network.name, str(threads), str(images(batch, network.size)), str(passes)]
    done = subprocess.run([sys.executable, "-m", "peers.layers", *words], cwd=here, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{engine} failed: {done.stderr[-1000:]}")
    rows = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 2]
    return {name: (kind, float(number)) for name, kind, number in rows}


def show(network, batch, threads, turns):
    prepare(network, [(batch, network.size)])
    work = ask("work", network, batch, threads)
    # Turn about, so that a busy moment meets both.
    found = [{engine: ask(engine, network, batch, threads) for engine in ENGINES} for _ in range(turns)]
    kinds = {name: kind for engine in ENGINES for name, (kind, _) in found[0][engine].items()}
    times = {engine: {name: statistics.median(turn[engine][name][1] for turn in found if name in turn[engine])
                      for name in found[0][engine]} for engine in ENGINES}
    print(f"{network.title}, batch {batch}, {threads} threads: ms, and GFLOP/s of the layer as defined. "
          "An engine without a time has no such layer, or has it in another.")
    print(row("layer", "operator", "GFLOP", *(word for engine in ENGINES for word in (TITLES[engine], "GFLOP/s"))))
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
