"""The time of each layer as the engines print it: ONNX Runtime's profile, and MNN's calls around each operator."""
import statistics, subprocess, sys

from contest.contestant import here
from contest.rounds import prepare
from peers.models import images


def times(engine, network, batch, threads, passes):
    """Milliseconds by the layer's name in the model, in the order in which the engine runs them; found by a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "peers.layers", engine, network.name, str(threads), str(images(batch, network.size)), str(passes)],
        cwd=here, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{engine}: {done.stderr[-1000:]}")
    rows = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 2]
    return {name: (kind, float(time)) for name, kind, time in rows}


def show(network, batch, threads, turns):
    prepare(network, [(batch, network.size)])
    # Turn about, so that a busy moment meets both; the median of the turns counts.
    found = {"onnxruntime": [], "mnn": []}
    for _ in range(turns):
        for engine in found:
            found[engine].append(times(engine, network, batch, threads, 10))
    merged = {engine: {name: (kind, statistics.median(turn[name][1] for turn in turns if name in turn))
                       for name, (kind, _) in turns[0].items()} for engine, turns in found.items()}
    runtime, mnn = merged["onnxruntime"], merged["mnn"]
    print(f"{network.title}, batch {batch}, {threads} threads; ms; — where the engine has no such layer, or has it in another")
    print(f"{'layer':44} {'operator':20} {'ONNX Runtime':>12} {'MNN':>8}")
    for name in [*runtime, *(name for name in mnn if name not in runtime)]:
        kind = (runtime.get(name) or mnn[name])[0]
        cells = [f"{engine[name][1]:.2f}" if name in engine else "—" for engine in (runtime, mnn)]
        print(f"{name.removeprefix('/0/')[-44:]:44} {kind[:20]:20} {cells[0]:>12} {cells[1]:>8}")
    sums = [sum(time for _, time in engine.values()) for engine in (runtime, mnn)]
    print(f"{'all':65} {sums[0]:12.2f} {sums[1]:8.2f}")
    return 0
