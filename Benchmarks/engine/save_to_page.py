"""Times from a save to the new page, in a course that `lectern serve` shows, and prints one line for each kind of edit.

    save_to_page.py LECTERN [--edits N] [--epochs N]

The course has one chapter: a cell that trains LeNet-5 on drawn digits, and five cells after it. An edit changes the last of
them, the second of them, or the prose. The time ends when the page that was asked for after the server's event has been read.
"""

import argparse
import http.client
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

CHAPTER = """---
title: Edits
summary: A cell that trains, and cells below it.
---

# Edits

Prose {prose}.

```swift
let data = try DrawnDigits.dataset(perClass: 200, seed: 1)
let network = try Network.leNet5()
var trainer = try Trainer(network, on: data, plan: TrainingPlan(epochs: {epochs}, learningRate: .constant(0.05)))
try trainer.run()
let trained = trainer.network
```

```swift
let scores = try trained(data.images)
print(scores.shape)
```

```swift
let second = {second}
print(second)
```

```swift
let third = second * 2
print(third)
```

```swift
let fourth = third + 1
print(fourth)
```

```swift
print(fourth * {last})
```
"""


class Served:
    """A course that is served, and the events that its pages get."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen(
            [pathlib.Path(program).resolve(), "serve"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in self.process.stdout:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found:
                break
            print(line, end="")
        self.port = int(found.group(1))
        self.events = http.client.HTTPConnection("127.0.0.1", self.port)
        self.events.request("GET", "/-/events")
        self.stream = self.events.getresponse()

    def revision_after(self, revision):
        """Waits for an event with a later revision."""
        while True:
            line = self.stream.readline().decode()
            if line.startswith("data: "):
                state = json.loads(line[len("data: "):])
                if state["faults"]:
                    raise SystemExit(f"the course is at fault: {state['faults']}")
                if state["revision"] > revision:
                    return state["revision"]

    def page(self, name="01-edits"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", f"/{name}.html")
        return connection.getresponse().read().decode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lectern")
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--epochs", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lessons = pathlib.Path(folder) / "Lessons"
        lessons.mkdir()
        (lessons / "course.yml").write_text("title: Edits\n")
        (lessons / "index.md").write_text("---\ntitle: Edits\n---\n\n# Edits\n")
        values = {"prose": 0, "second": 2, "last": 3, "epochs": options.epochs}
        chapter = lessons / "01-edits.md"

        def save():
            chapter.write_text(re.sub(r"\{(\w+)\}", lambda name: str(values[name.group(1)]), CHAPTER))

        save()
        start = time.monotonic()
        served = Served(options.lectern, folder)
        revision = served.revision_after(0)
        print(f"first build: {time.monotonic() - start:.1f} s, with {options.epochs} epochs of training")
        for name in ["last", "second", "prose"]:
            times = []
            for _ in range(options.edits):
                time.sleep(0.2)
                values[name] += 1
                start = time.monotonic()
                save()
                revision = served.revision_after(revision)
                served.page()
                times.append((time.monotonic() - start) * 1000)
            times.sort()
            print(
                f"{name}: {statistics.median(times):.0f} ms in the middle, {times[int(len(times) * 0.95)]:.0f} ms at 95%,"
                f" of {len(times)} edits")
        served.process.terminate()


if __name__ == "__main__":
    main()
