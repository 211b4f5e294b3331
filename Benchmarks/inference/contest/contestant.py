"""One engine in one process, which stays alive and measures when it is told to. Between its turns it is stopped."""
import os, select, signal, subprocess, sys, tempfile, time
from pathlib import Path

from contest import machine
from peers.engines import PEERS
from peers.models import images

here = Path(__file__).resolve().parent.parent
OURS = "lectern"
TITLES = {OURS: "Lectern"} | {name: title for name, (title, *_) in PEERS.items()}


class Failed(Exception):
    pass


def command(engine, network, batch, size, threads):
    """The program and its environment: nothing of what this shell says of OpenBLAS and OpenMP."""
    environment = {key: value for key, value in os.environ.items()
                   if not key.startswith(("OPENBLAS_", "OMP_", "KMP_", "GOMP_", "MKL_"))}
    file = images(batch, size)
    if machine.held():
        # oneDNN and PyTorch take such a word; ONNX Runtime, ncnn and MNN ask the processor alone.
        environment |= {"ONEDNN_MAX_CPU_ISA": "AVX2", "ATEN_CPU_CAPABILITY": "avx2"}
    if engine != OURS:
        return [sys.executable, "-m", "peers.worker", engine, network.name, str(threads), str(file)], environment
    environment["LECTERN_THREADS"] = str(threads)
    # What CellHost does before it loads OpenBLAS, which knows no processor that is newer than itself.
    if machine.held():
        environment["OPENBLAS_CORETYPE"] = "Haswell"
    elif machine.vectors() == "AVX-512":
        environment["OPENBLAS_CORETYPE"] = "SkylakeX"
    build = here / ".build" / (machine.AVX2 if machine.held() else "")
    return [str(build / "debug/infer"), network.name, str(network.weights), str(file)], environment


class Contestant:
    def __init__(self, engine, network, batch, size, threads):
        self.engine = engine
        words, environment = command(engine, network, batch, size, threads)
        self.words = tempfile.TemporaryFile()
        # Were this program killed, one that it has stopped would stay forever.
        words = ["setpriv", "--pdeathsig", "KILL", *words]
        self.process = subprocess.Popen(
            words, cwd=here, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.words)
        self.loading = 0.0
        try:
            self.hear()
            self.loading = machine.peak_memory(self.process.pid)
            # From here on the peak is that of running, without what loading needed.
            machine.forget_peak(self.process.pid)
            self.pause()
        except BaseException:
            self.end()
            raise

    def ask(self, line):
        self.process.send_signal(signal.SIGCONT)
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
            answer = self.hear()
        except BrokenPipeError:
            raise Failed(self.last_words())
        self.pause()
        return answer

    def pause(self):
        # A thread that still spins, waiting for work, would disturb whose turn is next.
        self.process.send_signal(signal.SIGSTOP)

    def hear(self, seconds=900):
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            raise Failed(f"it did not answer within {seconds} s")
        answer = self.process.stdout.readline().decode().strip()
        if not answer:
            raise Failed(self.last_words())
        return answer

    def last_words(self):
        status = self.process.wait()
        self.words.seek(0)
        lines = [line for line in self.words.read().decode(errors="replace").splitlines() if line.strip()]
        return f"it ended with {status}" + (f": {lines[-1][:200]}" if lines else "")

    def measure(self, seconds, runs):
        """The milliseconds of each pass, and what part of the processors others took meanwhile."""
        start, busy, own = time.perf_counter(), machine.busy(), machine.worked(self.process.pid)
        times = [float(word) for word in self.ask(f"measure {seconds} {runs}").split()]
        spent = (time.perf_counter() - start) * os.cpu_count()
        others = machine.busy() - busy - (machine.worked(self.process.pid) - own)
        return times, max(0.0, others / spent)

    def peaks(self):
        """In MB: the most memory since it began, and the most since it was loaded."""
        running = machine.peak_memory(self.process.pid)
        return max(self.loading, running), running

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.words.close()
