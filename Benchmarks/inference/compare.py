"""Lectern's inference beside the best of five makers. See README.md."""
import argparse, datetime, itertools, json, subprocess, sys
from dataclasses import asdict
from pathlib import Path

from contest import growth, layers, machine, rounds, table
from contest.contestant import TITLES, here
from peers.models import NETWORKS


def options():
    parser = argparse.ArgumentParser(prog="Benchmarks/inference/run", description=__doc__)

    def some(name, known, help, default=None):
        parser.add_argument(f"--{name}", nargs="+", choices=known, type=type(known[0]), default=default or list(known),
                            metavar=name.upper()[:-1], help=f"{help}: {', '.join(map(str, known))}")

    some("networks", list(NETWORKS), "which networks")
    some("engines", list(TITLES), "which engines")
    parser.add_argument("--batches", nargs="+", type=positive, metavar="N", help="images in a pass; 1 8 if left out")
    parser.add_argument("--threads", nargs="+", type=positive, default=[1, 2], metavar="N", help="1 2 if left out")
    parser.add_argument("--sizes", nargs="+", type=positive, metavar="N", help="with --growth: heights of the images")
    parser.add_argument("--rounds", type=positive, default=5, help="turns of each engine; 5 if left out")
    parser.add_argument("--seconds", type=float, default=1.0, help="how long a turn takes at least; 1 if left out")
    parser.add_argument("--runs", type=positive, default=3, help="how many passes a turn has at least; 3 if left out")
    parser.add_argument("--json", type=Path, help="a file for all that was measured, every pass of it")
    parser.add_argument("--keep", action="store_true", help="put the table into README.md, as this processor's")
    parser.add_argument("--processor", choices=[machine.AVX2], metavar=machine.AVX2,
                        help=f"{machine.AVX2}: Lectern, OpenVINO and PyTorch are held to AVX2")
    parser.add_argument("--growth", action="store_true", help="CSV of time and memory against batch and size of images")
    parser.add_argument("--layers", choices=list(NETWORKS), metavar="NETWORK",
                        help="the time of each layer, as Lectern, ONNX Runtime and MNN print it")
    return parser.parse_args()


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not above 0")
    return number


def main():
    chosen = options()
    if (chosen.processor == machine.AVX2) != machine.held():
        sys.exit("`./run --processor x86-64-v3` builds Lectern for it: the option must be written so")
    print(f"{machine.processor()}, load {machine.load():.2f}", file=sys.stderr)
    if machine.load() > 0.3:
        print(f"warning: the machine is not quiet: its load is {machine.load():.2f} before anything is measured.",
              file=sys.stderr)
    if chosen.layers:
        return layers.show(NETWORKS[chosen.layers], (chosen.batches or [1])[0], chosen.threads[0], chosen.rounds)
    if chosen.growth:
        return growth.show(chosen)
    return compare(chosen)


def compare(chosen):
    cells = []
    for name, batch, threads in itertools.product(chosen.networks, chosen.batches or [1, 8], chosen.threads):
        network = NETWORKS[name]
        cell = rounds.run(network, batch, network.size, threads, chosen.engines, chosen.rounds, chosen.seconds, chosen.runs)
        cells.append(cell)
        print(f"  {network.title} x{batch}, {threads} threads: "
              + ", ".join(f"{TITLES[engine]} {table.milliseconds(result)}" for engine, result in cell.results.items())
              + f"; others {cell.others:.1%}", file=sys.stderr)
    if chosen.json:
        measured = [{"network": cell.network.name, "batch": cell.batch, "threads": cell.threads,
                     "engines": {engine: asdict(result) for engine, result in cell.results.items()}} for cell in cells]
        chosen.json.write_text(json.dumps({"machine": machine.processor(), "cells": measured}, indent=1))
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=here, capture_output=True, text=True).stdout.strip()
    text = table.markdown(cells, commit, datetime.date.today(), chosen.rounds)
    print(text)
    if table.disturbed(cells):
        print(f"warning: others took more than {machine.QUIET:.0%} of the processors: these figures are disturbed.", file=sys.stderr)
    return keep(chosen, cells, text) if chosen.keep else 0


def keep(chosen, cells, text):
    """Only a whole table of a quiet machine is kept."""
    whole = (chosen.networks == list(NETWORKS) and chosen.engines == list(TITLES) and chosen.batches is None
             and chosen.threads == [1, 2])
    if not whole or table.disturbed(cells):
        why = "the machine was not quiet" if whole else "it has not all networks, engines, batches and threads"
        print(f"the table was not kept: {why}", file=sys.stderr)
        return 1
    table.keep(text)
    return 0


sys.exit(main())
