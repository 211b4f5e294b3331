import ctypes


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
    segment = library.shmget(47113, 4096, 0o1666)
    return leak("shared memory that other answers can reach", segment >= 0)
