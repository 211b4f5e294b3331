"""What the benchmark needs of a grader, and how each is told of the same exercise."""
import csv, json, shutil, subprocess, sys
from pathlib import Path

from . import enclosure

CASES = [(n, f) for n in range(1, 33, 3) for f in range(1, min(n, 7) + 1, 2)]
HONEST = '''\
# ANSWER of bob
def output_size(input, filter, stride, padding):
    room = input + 2 * padding - filter
    return room // stride + 1 if room >= 0 and room % stride == 0 else None
'''

class Grader:
    """A grader from PyPI, in a virtual environment of its own."""

    name = ""
    packages = []
    # What a reader should know who compares.
    note = ""
    language = "py"
    is_root = False
    # Whether its answers run as a user whom another enclosure has, too: then one attack runs at a time.
    is_alone = False
    seconds = 40

    def __init__(self, peers, students=("alice", "bob")):
        self.students = students
        self.peers = peers
        self.venv = peers / self.name

    def bin(self, name):
        return str(self.venv / "bin" / name)

    @property
    def readable(self):
        # Where its Python is, unless that is the system's.
        base = Path(self.bin("python")).resolve().parents[1]
        return [self.peers] + ([] if base == Path("/usr") else [base])

    @property
    def path(self):
        return f"{self.venv}/bin:/usr/bin:/bin"

    def install(self):
        """Why it cannot be installed, or None."""
        if (self.venv / "ready").exists():
            return None
        python = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
        made = subprocess.run([python, "-m", "venv", self.venv], capture_output=True, text=True)
        pip = [self.bin("python"), "-m", "pip", "install", "-q", *self.packages]
        done = made if made.returncode else subprocess.run(pip, capture_output=True, text=True)
        if done.returncode:
            return (done.stderr.strip().splitlines() or ["it cannot be installed"])[-1]
        (self.venv / "ready").touch()
        return None

    def version(self):
        show = [self.bin("python"), "-m", "pip", "show", self.packages[0]]
        said = subprocess.run(show, capture_output=True, text=True).stdout
        return next((line.split()[1] for line in said.splitlines() if line.startswith("Version")), "?")

    def run(self, world, commands, seconds=None):
        """Runs commands in the enclosure: see enclosure.py."""
        return enclosure.run(world, commands, seconds or self.seconds, self.readable, self.path, self.is_root)

    # Each grader's own.

    def prepare(self, world):
        """Writes the exercise, and what else is the same for all answers."""

    def lay(self, world, answers):
        """Writes the answers: a text for each student."""

    def commands(self):
        """The commands that grade all students: a folder and words."""

    def marks(self, world, runs):
        """The share of the marks that each student got; None where nobody knows."""


class Otter(Grader):
    name = "otter-grader"
    packages = ["otter-grader", "ipykernel", "nbconvert"]
    note = "`otter run` for one answer after the other; `otter grade` wraps each in a Docker container"

    def prepare(self, world):
        tests = world / "tests"
        tests.mkdir()
        case = f">>> [(n, f) for n, f in {CASES} if not output_size(n, f, 1, 0) == n - f + 1]\n[]"
        suite = {"cases": [{"code": case}], "scored": True, "setup": "", "teardown": "", "type": "doctest"}
        test = {"name": "output_size", "points": 1, "suites": [suite]}
        (tests / "output_size.py").write_text(f"OK_FORMAT = True\n\ntest = {test!r}\n")
        generate = [self.bin("otter"), "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment"]
        said = self.run(world, [["/tmp/course", *generate]], 120)
        if not (world / "autograder.zip").exists():
            sys.exit(f"otter generate failed: {said}")

    def lay(self, world, answers):
        for student, text in answers.items():
            (world / student).mkdir()
            (world / student / "answer.py").write_text(text)

    def commands(self):
        run = [self.bin("otter"), "run", "-a", "/tmp/course/autograder.zip", "answer.py"]
        return [[f"/tmp/course/{student}", *run] for student in self.students]

    def marks(self, world, runs):
        marks = {}
        for student in self.students:
            try:
                results = json.loads((world / student / "results.json").read_text())
                tests = [test for test in results["tests"] if test.get("max_score")]
                marks[student] = sum(test["score"] for test in tests) / sum(test["max_score"] for test in tests)
            except (OSError, ValueError, KeyError, ZeroDivisionError, TypeError):
                marks[student] = None
        return marks


def notebook(cells):
    return {
        "cells": cells, "nbformat": 4, "nbformat_minor": 5,
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    }


def cell(name, source, **nbgrader):
    return {
        "cell_type": "code", "id": name, "execution_count": None, "outputs": [], "source": source,
        "metadata": {"nbgrader": {"grade_id": name, "schema_version": 3, "task": False, **nbgrader}},
    }


class NBGrader(Grader):
    name = "nbgrader"
    packages = ["nbgrader", "ipykernel"]
    note = "`nbgrader autograde` of the class"
    seconds = 90

    solution = "### BEGIN SOLUTION\n" + HONEST.replace("ANSWER of bob", "SOLUTION of the author") + "### END SOLUTION\n"
    test = f"### BEGIN HIDDEN TESTS\nfor n, f in {CASES}:\n    assert output_size(n, f, 1, 0) == n - f + 1\n### END HIDDEN TESTS\n"

    def prepare(self, world):
        (world / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'course'\n")
        (world / "source/a1").mkdir(parents=True)
        cells = [
            cell("answer", self.solution, grade=False, solution=True, locked=False),
            cell("test", self.test, grade=True, solution=False, locked=True, points=1),
        ]
        (world / "source/a1/a1.ipynb").write_text(json.dumps(notebook(cells)))
        said = self.run(world, [["/tmp/course", self.bin("nbgrader"), "generate_assignment", "a1"]], 120)
        if not (world / "release/a1/a1.ipynb").exists():
            sys.exit(f"nbgrader generate_assignment failed: {said}")

    def lay(self, world, answers):
        for student, text in answers.items():
            handed_in = json.loads((world / "release/a1/a1.ipynb").read_text())
            handed_in["cells"][0]["source"] = text
            (world / f"submitted/{student}/a1").mkdir(parents=True)
            (world / f"submitted/{student}/a1/a1.ipynb").write_text(json.dumps(handed_in))

    def commands(self):
        return [
            ["/tmp/course", self.bin("nbgrader"), "autograde", "a1"],
            ["/tmp/course", self.bin("nbgrader"), "export", "--to", "grades.csv"],
        ]

    def marks(self, world, runs):
        marks = dict.fromkeys(self.students)
        try:
            with open(world / "grades.csv") as file:
                for row in csv.DictReader(file):
                    if row["timestamp"] or row["score"] not in ("", "0.0") or (world / "autograded" / row["student_id"]).exists():
                        marks[row["student_id"]] = float(row["score"]) / float(row["max_score"])
        except (OSError, ValueError, KeyError, ZeroDivisionError):
            pass
        return marks


class Mograder(Grader):
    name = "mograder"
    packages = ["mograder", "uv"]
    note = "`mograder autograde` of the class with its settings as they come; bubblewrap may be switched on"
    # It ends a notebook by itself, after the minute that it is told here.
    seconds = 150

    dependencies = '''\
# /// script
# requires-python = ">=3.11"
# dependencies = ["marimo", "mograder"]
# ///
'''

    def notebook(self, answer):
        body = "\n".join("    " + line if line else "" for line in answer.rstrip().splitlines())
        checks = f"all(output_size(n, f, 1, 0) == n - f + 1 for n, f in {CASES})"
        return f'''\
{self.dependencies}
import marimo

__generated_with = "0.20.0"
app = marimo.App()


@app.cell(hide_code=True)
def _():
    import marimo as mo
    from mograder.runtime import check

    return check, mo


@app.cell
def _():
{body}
    return (output_size,)


@app.cell(hide_code=True)
def _(check, output_size):
    check("Q1", [({checks}, "one place for each left edge")])
    return


if __name__ == "__main__":
    app.run()
'''

    def install(self):
        """It installs what a notebook needs through uv at each grading: once here, for in there is no network."""
        import os
        why = super().install()
        if why or (self.venv / "sandbox/ready").exists():
            return why
        script = self.venv / "script.py"
        script.write_text(self.dependencies)
        uv = [self.bin("uv"), "--cache-dir", self.venv / "uv"]
        export = subprocess.run([*uv, "export", "--script", script, "--no-hashes"], capture_output=True, text=True)
        (self.venv / "requirements.txt").write_text(export.stdout)
        pip = ["pip", "install", "--python", self.venv / "sandbox/bin/python", "-r", self.venv / "requirements.txt"]
        for words in (["venv", "--seed", self.venv / "sandbox"], pip):
            done = subprocess.run([*uv, *words], capture_output=True, text=True)
            if done.returncode:
                return done.stderr.strip().splitlines()[-1]
        (self.venv / "sandbox/ready").touch()
        return None

    def prepare(self, world):
        (world / "source/A1/.venv").mkdir(parents=True)
        for name in ("bin", "lib", "pyvenv.cfg"):
            (world / "source/A1/.venv" / name).symlink_to(self.venv / "sandbox" / name)
        shutil.copytree(self.venv / "uv", world / ".uv", ignore=shutil.ignore_patterns("archive-*"))
        # What uv unpacked is large and only read.
        for archive in (self.venv / "uv").glob("archive-*"):
            (world / ".uv" / archive.name).symlink_to(archive)
        text = "### BEGIN SOLUTION\n" + HONEST.replace("ANSWER of bob", "SOLUTION of the author") + "### END SOLUTION\n"
        (world / "source/A1/A1.py").write_text(self.notebook(text))

    def lay(self, world, answers):
        (world / "submitted/A1").mkdir(parents=True)
        for student, text in answers.items():
            (world / f"submitted/A1/{student}.py").write_text(self.notebook(text))

    def commands(self):
        grade = ["autograde", "A1", "--csv", "grades.csv", "--timeout", "60", "--max-memory", "4000", "--jobs", "2"]
        uv = ["env", "UV_OFFLINE=1", "UV_CACHE_DIR=/tmp/course/.uv"]
        return [["/tmp/course", *uv, self.bin("mograder"), *grade]]

    def marks(self, world, runs):
        marks = dict.fromkeys(self.students)
        try:
            with open(world / "grades.csv") as file:
                for row in csv.DictReader(file):
                    marks[row["notebook"]] = float(row["Q1"] == "PASS")
        except (OSError, KeyError):
            pass
        return marks


class PrairieLearn(Grader):
    name = "pytest-prairielearn-grader"
    packages = [
        "pytest-prairielearn-grader", "networkx", "numpy", "pandas", "prettytable", "plot-serializer", "matplotlib",
    ]
    note = "pytest for one answer after the other, each in its worker as another user; PrairieLearn adds a container"
    is_root = True
    is_alone = True

    def prepare(self, world):
        (world / "test_student.py").write_text(
            f"""\
import pytest


@pytest.mark.grading_data(name="output_size", points=1)
def test_output_size(sandbox):
    for n, f in {CASES}:
        assert sandbox.query_function("output_size", n, f, 1, 0) == n - f + 1
""")

    def lay(self, world, answers):
        for student, text in answers.items():
            (world / student / "test_student").mkdir(parents=True)
            shutil.copy(world / "test_student.py", world / student)
            (world / student / "test_student/student_code.py").write_text(text)

    def commands(self):
        run = [self.bin("python"), "-m", "pytest", "-q", "--worker-username=nobody", "test_student.py"]
        return [[f"/tmp/course/{student}", *run] for student in self.students]

    def marks(self, world, runs):
        marks = {}
        for student in self.students:
            try:
                found = [*(world / student).glob("*results*.json")]
                marks[student] = float(json.loads(found[0].read_text()).get("score", 0))
            except (OSError, ValueError, IndexError, TypeError):
                marks[student] = None
        return marks


class Check50(Grader):
    name = "check50"
    packages = ["check50"]
    note = "`check50 --dev` for one answer after the other; CS50's own service wraps each in a container"

    def prepare(self, world):
        checks = world / "checks"
        checks.mkdir()
        (checks / ".cs50.yaml").write_text("check50: true\n")
        (checks / "__init__.py").write_text(
            f"""\
import check50
import check50.py


@check50.check(timeout=10)
def output_size():
    \"\"\"counts the places\"\"\"
    answer = check50.py.import_("answer.py")
    for n, f in {CASES}:
        if not answer.output_size(n, f, 1, 0) == n - f + 1:
            raise check50.Failure(f"{{n}}, {{f}}")
""")

    def lay(self, world, answers):
        for student, text in answers.items():
            (world / student).mkdir()
            (world / student / "answer.py").write_text(text)

    def commands(self):
        run = [self.bin("check50"), "--dev", "/tmp/course/checks", "-o", "json", "--output-file"]
        return [[f"/tmp/course/{student}", *run, f"/tmp/course/{student}.json"] for student in self.students]

    def marks(self, world, runs):
        marks = {}
        for student in self.students:
            try:
                results = json.loads((world / f"{student}.json").read_text())["results"]
                marks[student] = sum(result["passed"] is True for result in results) / len(results)
            except (OSError, ValueError, KeyError, ZeroDivisionError, TypeError):
                marks[student] = None
        return marks


class Lectern(Grader):
    name = "Lectern"
    language = "swift"
    note = "`lectern grade` of the class"
    # A compiler has 20 s of processor time, twice that by the clock.
    seconds = 120
    is_root = True

    @property
    def path(self):
        return f"{Path(shutil.which('swiftc') or '/usr/bin/swiftc').parent}:/usr/bin:/bin"

    home = Path(__file__).resolve().parents[3]
    course = Path(__file__).resolve().parents[1] / "course"

    @property
    def readable(self):
        return []

    def install(self):
        # Builds it where that was not done yet.
        done = subprocess.run([self.home / "lectern", "list"], capture_output=True, text=True)
        return done.stderr.strip().splitlines()[-1] if done.returncode else None

    def version(self):
        return subprocess.run(
            ["git", "-C", self.home, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()

    def prepare(self, world):
        shutil.copytree(self.course, world / "Lessons")
        # The first grading prepares the sandbox.
        self.lay(world, {"alice": self.honest, "bob": self.honest})
        self.run(world, self.commands(), 300)
        shutil.rmtree(world / "answers")
        # Where a grading is ended, there must be no report.
        (world / "report.json").unlink(missing_ok=True)

    @property
    def honest(self):
        text = (self.course / "01-places.md").read_text()
        return text.split("```swift solution=output-size\n")[1].split("```")[0].replace("SOLUTION of the author", "ANSWER of bob")

    def lay(self, world, answers):
        for student, text in answers.items():
            (world / "answers" / student).mkdir(parents=True)
            (world / "answers" / student / "output-size.swift").write_text(text)

    def commands(self):
        grade = ["grade", "answers", "--course", "Lessons", "--format", "json", "--output", "report.json"]
        return [["/tmp/course", str(self.home / ".build/debug/lectern"), *grade]]

    def marks(self, world, runs):
        marks = dict.fromkeys(self.students)
        try:
            for answer in json.loads((world / "report.json").read_text())["answers"]:
                if answer["exercise"] == "output-size" and answer["status"] != "notGraded":
                    marks[answer["student"]] = answer["score"] / answer["points"]
        except (OSError, ValueError, KeyError):
            pass
        return marks


ALL = [Lectern, Otter, NBGrader, Mograder, PrairieLearn, Check50]
