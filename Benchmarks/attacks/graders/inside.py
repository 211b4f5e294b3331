"""Runs inside the enclosure: the machine that a grader sees, with a secret service, a secret file and a secret variable.

usage: inside.py SECONDS COMMAND…     each COMMAND is a JSON list: a folder, and the words of a command to run there
Prints one JSON document: what each command said and how it ended, and which processes were left after the last.
"""
import ctypes, json, os, signal, socket, subprocess, sys, threading, time

SECRET = "SECRET-5071984263"
PORT = 47113


def serve():
    listener = socket.create_server(("127.0.0.1", PORT))
    while True:
        end, _ = listener.accept()
        end.sendall(SECRET.encode())
        end.close()


def others():
    """The processes beside this one and the enclosure's first, with their names."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in (1, os.getpid()):
            try:
                with open(f"/proc/{name}/stat") as file:
                    command, rest = file.read().split("(", 1)[1].rsplit(")", 1)
            except OSError:
                continue
            if rest.split()[0] != "Z":
                found[int(name)] = command
    return found


def end(processes):
    for process in processes:
        try:
            os.kill(process, signal.SIGKILL)
        except OSError:
            pass


def main():
    seconds, commands = float(sys.argv[1]), [json.loads(word) for word in sys.argv[2:]]
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # Whoever loses its parent becomes a child of this process.
    with open("/tmp/secret", "w") as file:
        file.write(SECRET)
    threading.Thread(target=serve, daemon=True).start()
    environment = os.environ | {"SECRET": SECRET}
    before, runs = set(others()), []
    for folder, *words in commands:
        start = time.monotonic()
        with open("/tmp/said", "w+b") as said:
            process = subprocess.Popen(
                words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                start_new_session=True)
            try:
                status = process.wait(seconds)
            except subprocess.TimeoutExpired:
                status = None
                end(set(others()) - before)
                process.wait()
            said.seek(0)
            text = said.read(1 << 20).decode(errors="replace")
        runs.append({"status": status, "seconds": time.monotonic() - start, "text": text})
    time.sleep(1)
    left = {number: name for number, name in others().items() if number not in before}
    end(left)
    witness = ""
    if os.path.exists("/tmp/witness"):
        with open("/tmp/witness", errors="replace") as file:
            witness = file.read(1 << 16)
    # An answer may have closed or filled everything else: this is the first and only line on this stream.
    print(json.dumps({"runs": runs, "left": sorted(left.values()), "witness": witness}))


main()
