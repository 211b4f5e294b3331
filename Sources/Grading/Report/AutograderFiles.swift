/// The files that make a platform grade with Lectern. Beside them lie the course, as `course/Lessons`, and, for Gradescope, Lectern's tree, as
/// `lectern`.
public struct AutograderFiles: Sendable {
    /// Where submissions are graded.
    public enum Platform: String, CaseIterable, Sendable {
        case gradescope, classroom50
    }

    /// Where.
    public var platform: Platform
    /// What is asked of everybody: names of exercises, quizzes or chapters.
    public var asked: [String]

    /// The files for `platform`.
    public init(platform: Platform, asked: [String]) {
        self.platform = platform
        self.asked = asked
    }

    /// A file to be written.
    public struct File: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// What is in it.
        public var text: String
    }

    /// The files, all of which are programs.
    public var files: [File] {
        switch platform {
        case .gradescope: [File(name: "setup.sh", text: Self.setup), File(name: "run_autograder", text: runAutograder)]
        case .classroom50: [File(name: "autograder.py", text: autograder)]
        }
    }

    private static let setup = """
        #!/usr/bin/env bash
        # Gradescope runs this once, when it builds the autograder's image: it installs Swift and builds Lectern.
        set -euo pipefail
        version=6.3
        . /etc/os-release
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends ca-certificates curl binutils git libc6-dev libcurl4 libedit2 libgcc-12-dev \\
            libncurses6 libsqlite3-0 libstdc++-12-dev libxml2 libz3-4 tzdata zlib1g-dev
        if ! command -v swift >/dev/null; then
            name=swift-$version-RELEASE-$ID$VERSION_ID
            mkdir -p /opt/swift
            curl -fsSL "https://download.swift.org/swift-$version-release/$ID${VERSION_ID//./}/swift-$version-RELEASE/$name.tar.gz" |
                tar xz --strip-components=1 -C /opt/swift
            ln -s /opt/swift/usr/bin/* /usr/local/bin/
        fi
        # Builds, and says what answers need here and do not find.
        cd /autograder/source
        lectern/lectern doctor
        # So that no student waits for what is compiled once.
        lectern/lectern list --course course/Lessons

        """

    private var runAutograder: String {
        """
        #!/usr/bin/env bash
        # Gradescope runs this for each submission. Where it leaves no results.json, Gradescope says that the autograder failed: a fault of
        # ours is nobody's zero.
        set -uo pipefail
        root=${AUTOGRADER_ROOT:-/autograder}
        lectern=${LECTERN:-$root/source/lectern/lectern}
        results=$root/results/results.json
        mkdir -p "$root/results"
        rm -f "$results"
        # Some questions have other numbers for each student: the name decides.
        student=submission
        [ -f "$root/submission_metadata.json" ] && student=$root/submission_metadata.json
        "$lectern" grade "$root/submission" --student "$student" --course "$root/source/course/Lessons" \\
            \(asked.map { "--ask '\($0)' " }.joined())--format gradescope --output "$results"
        # The exit code is 1 where an answer failed, too: what counts is whether there is a report.
        [ -s "$results" ]

        """
    }

    private var autograder: String {
        """
        \"\"\"Classroom 50 runs this in a student's checkout. Where it leaves no result.json and ends with 1, Classroom 50 says that
        grading failed: a fault of ours is nobody's zero.\"\"\"

        import os
        import pathlib
        import subprocess
        import sys

        course = pathlib.Path(__file__).parent / "course" / "Lessons"
        result = pathlib.Path("result.json")
        # The student may have handed in one of their own.
        if result.is_symlink() or result.exists():
            result.unlink()
        command = [os.environ.get("LECTERN", "lectern"), "grade", ".", "--course", str(course)]
        command += ["--student", os.environ.get("OWNER", "submission"), "--format", "classroom50", "--output", str(result)]
        command += [\(asked.map { "\"--ask\", \"\($0)\"" }.joined(separator: ", "))]
        # The exit code is 1 where an answer failed, too: what counts is whether there is a report.
        subprocess.run(command, check=False)
        sys.exit(0 if result.is_file() else 1)

        """
    }
}
