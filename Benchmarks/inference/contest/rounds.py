"""One cell of the table: engines take turns in rounds, at one network, batch, size and number of threads."""
import math, statistics, subprocess, sys, tempfile
from dataclasses import dataclass, field

from contest import machine
from contest.contestant import OURS, Contestant, Failed, here
from peers.models import images

# How far an output may be from PyTorch's in Double, relative to the greatest.
AGREES = 1e-3


@dataclass
class Result:
    """What one engine did in one cell."""
    times: list = field(default_factory=list)
    others: list = field(default_factory=list)
    peak: float = 0
    running: float = 0
    error: float = float("nan")
    failure: str = ""

    @property
    def median(self):
        return statistics.median(self.times) if self.times and not self.failure else None

    @property
    def agrees(self):
        return self.error <= AGREES


@dataclass
class Cell:
    network: object
    batch: int
    size: int
    threads: int
    results: dict

    def best(self, among=lambda result: True):
        """The name of the quickest peer."""
        peers = [(result.median, engine) for engine, result in self.results.items()
                 if engine != OURS and result.median and among(result)]
        return min(peers)[1] if peers else None

    def ratio(self, peer):
        """Its time over ours: above 1, ours is quicker."""
        ours = self.results.get(OURS)
        return self.results[peer].median / ours.median if peer and ours and ours.median else None

    @property
    def others(self):
        """The part of the processors that others took while this cell was measured."""
        parts = [part for result in self.results.values() for part in result.others]
        return statistics.mean(parts) if parts else 0.0


def prepare(network, shapes):
    """Has the files made that are missing, by a process whose memory is given back."""
    words = [str(number) for shape in shapes for number in shape]
    if subprocess.run([sys.executable, "-m", "peers.models", network.name, *words], cwd=here).returncode:
        sys.exit(f"the files of {network.title} could not be made")


def error(contestant, network, batch, size):
    """How far the scores are from the right ones, relative to the greatest. The logarithms of the probabilities are the
    scores but for what is added to all of them, so their mean is taken off."""
    import numpy
    from safetensors.numpy import load_file

    def scores(file):
        logarithms = numpy.log(numpy.maximum(load_file(file)["output"].astype(float).reshape(-1, 1000), 1e-300))
        return logarithms - logarithms.mean(1, keepdims=True)

    with tempfile.TemporaryDirectory() as folder:
        contestant.ask(f"output {folder}/output")
        ours = scores(f"{folder}/output")
    right = scores(network.answer(batch, size))
    if len(ours) != batch or not numpy.isfinite(ours).all():
        return float("inf")
    return abs(ours[:len(right)] - right).max() / abs(right).max()


def run(network, batch, size, threads, engines, rounds, seconds, runs):
    """Measures a cell. Where memory does not suffice for all engines at once, each is loaded anew for each of its turns."""
    prepare(network, [(batch, size)])
    cell = Cell(network, batch, size, threads, {engine: Result() for engine in engines})
    alive = {}

    def start(engine):
        contestant = Contestant(engine, network, batch, size, threads)
        result = cell.results[engine]
        if math.isnan(result.error):
            result.error = error(contestant, network, batch, size)
        return contestant

    def turn(contestant, result):
        times, others = contestant.measure(seconds, runs)
        result.times += times
        result.others.append(others)
        result.peak, result.running = (max(pair) for pair in zip((result.peak, result.running), contestant.peaks()))

    def attempt(engine, action):
        if cell.results[engine].failure:
            return
        try:
            action()
        except Failed as failure:
            cell.results[engine].failure = str(failure)
            if engine in alive:
                alive.pop(engine).end()

    def load(engine):
        alive[engine] = start(engine)

    def load_and_turn(engine):
        contestant = start(engine)
        try:
            turn(contestant, cell.results[engine])
        finally:
            contestant.end()

    try:
        together = True
        for engine in engines:
            if not fits(alive, network, batch, size):
                together = False
                break
            attempt(engine, lambda: load(engine))
        if not together:
            print("  memory is short: each engine is loaded for each of its turns", file=sys.stderr)
            while alive:
                alive.popitem()[1].end()
        for number in range(rounds):
            # Another one begins each round: nobody always comes after the same.
            for engine in engines[number % len(engines):] + engines[:number % len(engines)]:
                if together:
                    attempt(engine, lambda: turn(alive[engine], cell.results[engine]))
                else:
                    attempt(engine, lambda: load_and_turn(engine))
    finally:
        for contestant in alive.values():
            contestant.end()
    return cell


def fits(alive, network, batch, size):
    """Whether there is memory for one more engine, of which some need twice the largest of the others."""
    largest = max((contestant.peaks()[0] * 2**20 for contestant in alive.values()), default=0)
    weights = network.weights.stat().st_size
    return machine.available_memory() > 2 * max(largest, 3 * weights + images(batch, size).stat().st_size) + 2**30
