import ctypes
import os
import signal


def leak(what, is_open=True):
    """Tells whoever reads the report, or the disk, that a door was open."""
    if not is_open:
        return 0
    for path in ("/tmp/witness", "witness.txt"):
        try:
            with open(path, "a") as file:
                file.write(f"OPEN {what}\n")
        except OSError:
            pass
    print(f"OPEN {what}")
    return 2**63 - 1


def output_size(input, filter, stride, padding):
    library = ctypes.CDLL(None)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGRTMAX})
    queued = sum(library.sigqueue(os.getpid(), signal.SIGRTMAX, 0) == 0 for _ in range(1000))
    return leak("a count of all its user's processes", queued > 100)
