"""Training in images a second beside PyTorch's, turn about in one run, as a table. See `run`."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# How many images an epoch has, and how many of them a step takes.
SIZES = {"lenet5": (12800, 64), "pattern": (1280, 64), "alexnet": (64, 16)}
LAYOUTS = ["channels_first", "channels_last"]


def rate(command, threads, environment):
    """The best epoch's images a second, as the command's last line has it."""
    output = subprocess.run([*command, str(threads)], check=True, capture_output=True, text=True, env=environment)
    return float(output.stdout.split()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="the built `train`")
    parser.add_argument("--networks", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--threads", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--epochs", type=int, default=3, help="the best one counts")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each; the best one counts")
    chosen = parser.parse_args()
    theirs = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    print("| network | images a step | threads | Lectern | PyTorch, channels first | channels last | Lectern / the better |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for network in chosen.networks:
        images, batch = SIZES[network]
        what = [network, str(images), str(batch), str(chosen.epochs)]
        for threads in chosen.threads:
            ours, peers = 0.0, dict.fromkeys(LAYOUTS, 0.0)
            for _ in range(chosen.rounds):
                ours = max(ours, rate(
                    [chosen.program, "speed", *what], "", {**os.environ, "LECTERN_THREADS": str(threads)}))
                for layout in LAYOUTS:
                    command = [sys.executable, str(HERE / "torch_training.py"), *what, layout]
                    peers[layout] = max(peers[layout], rate(command, threads, theirs))
            best = max(peers.values())
            print(f"| {network} | {batch} | {threads} | {ours:.0f} | "
                  + " | ".join(f"{peers[layout]:.0f}" for layout in LAYOUTS) + f" | {ours / best:.2f} |", flush=True)


main()
