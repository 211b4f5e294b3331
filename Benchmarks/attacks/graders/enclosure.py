"""The machine in which a grader meets a hostile answer: bubblewrap's namespaces, with bounds that no answer passes."""
import json, os, subprocess, sys, threading
from pathlib import Path

here = Path(__file__).resolve().parent
# Users who own nothing here, one for each attack that runs at a time: processes are counted for a user. RLIMIT_NPROC does not bind root.
USER = 47113


def run(world, commands, seconds, readable, path, is_root=False):
    """Runs `commands` in a world of their own, in which the folder `world` is /tmp/course.

    Returns what inside.py prints, or None where nothing was left to print it.
    """
    words = [
        "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--die-with-parent",
        "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--perms", "1777", "--tmpfs", "/dev/shm",
        "--size", str(3 << 30), "--perms", "1777", "--tmpfs", "/tmp", "--perms", "0755", "--tmpfs", "/root",
    ]
    for folder in readable:
        # Without them, bubblewrap makes the folders above for root alone.
        for above in reversed(folder.parents):
            if str(above).startswith(("/root/", "/tmp/")):
                words += ["--perms", "0755", "--dir", str(above)]
        words += ["--ro-bind", str(folder), str(folder)]
    words += ["--bind", str(world), "/tmp/course", "--ro-bind", str(here), "/tmp/inside", "--chdir", "/tmp/course"]
    words += ["--clearenv", "--setenv", "PATH", path, "--setenv", "HOME", "/tmp"]
    words += ["--setenv", "LANG", "C.UTF-8", "--setenv", "PYTHONDONTWRITEBYTECODE", "1"]
    if os.geteuid() == 0:
        words += ["--cap-add", "ALL"] if is_root else []
    words += ["--"]
    if os.geteuid() == 0 and not is_root:
        user = USER + threading.get_native_id() % 1000
        own(world, user)
        words += ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--inh-caps=-all", "--no-new-privs"]
    words += ["prlimit", "--nproc=200", f"--as={4 << 30}", f"--fsize={1 << 30}", "--core=0"]
    words += ["/usr/bin/python3", "/tmp/inside/inside.py", str(seconds)]
    words += [json.dumps(command) for command in commands]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=len(commands) * seconds + 60)
    except subprocess.TimeoutExpired:
        return None
    try:
        return json.loads(done.stdout)
    except ValueError:
        if "bwrap:" in done.stderr:
            sys.exit(f"the enclosure cannot be made: {done.stderr}")
        return None


def own(folder, user):
    for top, folders, names in os.walk(folder):
        for name in [top] + [os.path.join(top, name) for name in folders + names]:
            os.lchown(name, user, user)
