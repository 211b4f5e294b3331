"""How time and memory grow with the batch and with the images' size, beside the best two peers, as CSV."""
import subprocess, sys

from contest import rounds
from contest.contestant import OURS, TITLES, command, here
from peers.engines import PEERS
from peers.models import NETWORKS

BATCHES = [1, 2, 4, 8, 16, 32]
SIZES = [112, 160, 224, 320, 448]


def shapes(network, chosen):
    """One grows, the other is as usual."""
    sizes = chosen.sizes or SIZES
    if not network.resizable:
        if chosen.sizes:
            print(f"{network.title} takes images of {network.size} by {network.size} alone", file=sys.stderr)
        sizes = []
    batches = [(batch, network.size) for batch in chosen.batches or BATCHES]
    return dict.fromkeys(batches + [(1, size) for size in sizes])


def best_two(network, threads, chosen):
    """The quickest peers at one image of the usual size, as long as their outputs are right."""
    peers = [engine for engine in chosen.engines if engine in PEERS]
    if len(peers) <= 2:
        return peers
    cell = rounds.run(network, 1, network.size, threads, peers, 2, chosen.seconds, chosen.runs)
    right = [engine for engine in peers if cell.results[engine].median and cell.results[engine].agrees]
    return sorted(right, key=lambda engine: cell.results[engine].median)[:2]


def limit(network, batch, size, threads):
    """The ms that the machine's limits allow for what our plan has to multiply and to move."""
    words, environment = command(OURS, network, batch, size, threads)
    done = subprocess.run(words, cwd=here, env=environment, input="limit 3\n", capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def show(chosen):
    print("network,batch,size,threads,engine,ms,peak MB,MB after loading,error,others", flush=True)
    # Without a choice the network whose layers are of all kinds.
    names = ["resnet50"] if chosen.networks == list(NETWORKS) else chosen.networks
    for network in (NETWORKS[name] for name in names):
        for threads in chosen.threads:
            engines = [OURS] * (OURS in chosen.engines) + best_two(network, threads, chosen)
            for batch, size in shapes(network, chosen):
                cell = rounds.run(network, batch, size, threads, engines, chosen.rounds, chosen.seconds, chosen.runs)
                for engine, result in cell.results.items():
                    if result.failure:
                        print(f"{TITLES[engine]} failed at {batch}x{size}: {result.failure}", file=sys.stderr)
                        continue
                    print(network.name, batch, size, threads, engine, f"{result.median:.2f}", f"{result.peak:.0f}",
                          f"{result.running:.0f}", f"{result.error:.1e}", f"{cell.others:.3f}", sep=",", flush=True)
                if OURS in engines:
                    print(network.name, batch, size, threads, "limit", f"{limit(network, batch, size, threads):.2f}",
                          "", "", "", "", sep=",", flush=True)
    return 0
