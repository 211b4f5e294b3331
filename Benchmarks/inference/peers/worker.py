"""One peer in a process of its own, which does what Sources/infer does for Lectern.

usage: python -m peers.worker ENGINE NETWORK THREADS IMAGES

Loads the network for the tensor `input` of the file IMAGES, says "ready", and answers each line by one line:
  measure SECONDS RUNS    one pass that is not counted, then at least RUNS passes and at least SECONDS: the ms of each
  output FILE             writes the tensor `output` of one pass
"""
import os, sys, time

# Engines print what they please: standard output is kept for the answers.
answers = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)


def measure(once, seconds, runs):
    once()
    times, end = [], time.perf_counter() + seconds
    while len(times) < runs or time.perf_counter() < end:
        start = time.perf_counter()
        once()
        times.append((time.perf_counter() - start) * 1e3)
    return times


def main(engine, network, threads, images):
    # Before an engine is imported, whose OpenMP reads it then.
    os.environ["OMP_NUM_THREADS"] = threads
    from safetensors.numpy import load_file, save_file
    from peers.engines import PEERS
    from peers.models import NETWORKS
    # Kept here for as long as the process runs: some engines read its memory in each pass.
    x = load_file(images)["input"]
    once = PEERS[engine][2](NETWORKS[network], x, int(threads))
    print("ready", file=answers)
    for line in sys.stdin:
        verb, *words = line.split()
        if verb == "measure":
            print(*measure(once, float(words[0]), int(words[1])), file=answers)
        elif verb == "output":
            save_file({"output": once().copy()}, words[0])
            print("written", file=answers)
        else:
            sys.exit(f"{line!r} is neither 'measure SECONDS RUNS' nor 'output FILE'")


main(*sys.argv[1:])
