"""What this machine is, and whether it has anything else to do."""
import os, platform, re
from pathlib import Path

# Of the processors' time, how much others may take while engines are measured, before the figures are called disturbed.
QUIET = 0.03
# What compilers call a processor with AVX2 and no AVX-512, to which `--processor` holds all that can be held.
AVX2 = "x86-64-v3"
TICK = os.sysconf("SC_CLK_TCK")


def cpuinfo(key):
    found = re.search(rf"^{key}\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1].strip() if found else ""


def vectors():
    """The widest vector unit."""
    flags = set(cpuinfo("flags").split())
    for flag, name in [("avx512f", "AVX-512"), ("avx2", "AVX2"), ("avx", "AVX"), ("sse2", "SSE2")]:
        if flag in flags:
            return name
    return platform.machine()


def held():
    """Whether all is held to AVX2: `./run` sets for which processor Lectern is built."""
    return os.environ.get("LECTERN_CPU") == AVX2


def processor():
    """`AMD EPYC (family 26, model 17), AVX-512, 2 cores`: clouds give one name to many processors."""
    name = cpuinfo("model name") or platform.machine()
    family, model = cpuinfo("cpu family"), cpuinfo("model")
    kind = f" (family {family}, model {model})" if family else ""
    width = f"{vectors()} held to AVX2" if held() else vectors()
    return f"{name}{kind}, {width}, {len(os.sched_getaffinity(0))} cores"


def load():
    return os.getloadavg()[0]


def available_memory():
    """In bytes, what programs can still be given."""
    return int(re.search(r"MemAvailable:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) * 1024


def busy():
    """The seconds that all processors have worked so far, for this machine or, as steal, for another."""
    user, nice, system, _, _, interrupts, soft, stolen = map(int, Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + interrupts + soft + stolen) / TICK


def worked(process):
    """The seconds that the processors have worked for one process."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def peak_memory(process):
    """In MB, the most memory that a process had since it began, or since `forget_peak`."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[1]) / 1024


def forget_peak(process):
    Path(f"/proc/{process}/clear_refs").write_text("5")
