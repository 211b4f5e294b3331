"""The table, in Markdown, and its place in the README."""
import re
from importlib.metadata import version

from contest import machine
from contest.contestant import OURS, TITLES, here
from contest.rounds import AGREES
from peers.engines import PEERS

README = here / "README.md"
# What issue 16 asks for: the best peer's time over ours.
TARGETS = {"alexnet": 1.2, "vgg16": 1.2, "googlenet": 1.0, "resnet50": 1.0, "resnet152": 1.0}


def milliseconds(result):
    if result.failure:
        return "failed"
    mark = "" if result.agrees else "†"
    return f"{result.median:.1f}{mark}"


def verdict(cell):
    """The ratio against the quickest peer; where its output is off, also against the quickest whose output is right."""
    best, right = cell.best(), cell.best(lambda result: result.agrees)
    if cell.ratio(best) is None:
        return "—"
    text = f"{cell.ratio(best):.2f} {TITLES[best]}"
    if right and right != best:
        text += f"; {cell.ratio(right):.2f} {TITLES[right]}"
    return text


def row(words):
    return "| " + " | ".join(words) + " |"


def times(cells):
    """Median milliseconds of each engine, and the ratio."""
    engines = list(cells[0].results)
    yield row(["network", "batch", "threads", *(TITLES[engine] for engine in engines), "best peer / Lectern"])
    yield row(["---", *["---:"] * (2 + len(engines)), "---"])
    for cell in cells:
        yield row([cell.network.title, str(cell.batch), str(cell.threads),
                   *(milliseconds(result) for result in cell.results.values()), verdict(cell)])


def memory(cells):
    """MB at most since the process began, and after loading."""
    engines = list(cells[0].results)
    yield row(["network", "batch", "threads", *(TITLES[engine] for engine in engines)])
    yield row(["---", *["---:"] * (2 + len(engines))])
    for cell in cells:
        yield row([cell.network.title, str(cell.batch), str(cell.threads),
                   *("failed" if result.failure else f"{result.peak:.0f} / {result.running:.0f}"
                     for result in cell.results.values())])


def notes(cells):
    """What a reader of the table must know of single engines."""
    off, failures = {}, {}
    for cell in cells:
        for engine, result in cell.results.items():
            place = f"{cell.network.title} x{cell.batch}"
            if result.failure:
                failures.setdefault((engine, cell.network.title, result.failure), []).append(cell)
            elif not result.agrees:
                off[engine, place] = max(result.error, off.get((engine, place), 0))
    if off:
        listed = ", ".join(f"{TITLES[engine]} at {place} {value:.1e}" for (engine, place), value in off.items())
        yield f"† scores farther than {AGREES:.0e} from PyTorch's in Double, relative to the greatest: {listed}."
    for engine, network, reason in failures:
        yield f"{TITLES[engine]} failed at {network}: {reason}"


def summary(cells):
    aimed = [cell for cell in cells if cell.network.name in TARGETS and cell.ratio(cell.best()) is not None]
    ratios = [(cell.ratio(cell.best()), TARGETS[cell.network.name], cell.results[OURS].agrees) for cell in aimed]
    if not ratios:
        return "No cell that has a target has both Lectern and a peer."
    # A quick wrong answer reaches nothing.
    reached = sum(ratio >= target and agrees for ratio, target, agrees in ratios)
    ahead = sum(ratio >= 1 and agrees for ratio, _, agrees in ratios)
    return (f"Of {len(ratios)} cells that have a target, Lectern reaches it in {reached} (1.2 for AlexNet and VGG-16, else 1.0) and "
            f"is the quickest in {ahead}; the least ratio is {min(ratio for ratio, *_ in ratios):.2f}.")


def versions():
    return ", ".join(f"{title} {version(package)}" for title, package, _ in PEERS.values())


def disturbed(cells):
    return max(cell.others for cell in cells) > machine.QUIET


def markdown(cells, commit, day, rounds):
    """The section of one processor."""
    others = max(cell.others for cell in cells)
    return "\n".join([
        f"### {machine.processor()}", "",
        f"{day}, Lectern {commit}, {versions()}. Median ms of {rounds} rounds, fp32. Others took at most "
        f"{others:.1%} of the processors in a cell."
        + " Lectern, OpenVINO and PyTorch are held to AVX2; ONNX Runtime, ncnn and MNN cannot be." * machine.held(), "",
        *times(cells), "", *(line + "\n" for line in notes(cells)), summary(cells), "",
        "Peak memory in MB of each engine's process: with loading / after it.", "", *memory(cells), ""])


def keep(text):
    """Puts the section into the README, in the place of the one of this processor where there is one."""
    readme = README.read_text()
    heading = text.splitlines()[0]
    old = re.search(rf"^{re.escape(heading)}$.*?(?=^### |\Z)", readme, re.MULTILINE | re.DOTALL)
    start, end = old.span() if old else (len(readme), len(readme))
    before, after = readme[:start].rstrip("\n"), readme[end:]
    README.write_text(f"{before}\n\n{text.rstrip()}\n" + (f"\n{after}" if after else ""))
