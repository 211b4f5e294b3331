import Foundation
import Testing

/// The command itself, in a course of its own.
@Suite("The command answers as the design says", .serialized)
struct ExecutableTests: CommandRunner {
    private static let bad = "---\ntitle: Bad\n---\n\n```swift hiden\nprint(1)\n```\n\n```quiz id=q\nquestion: Q\n```\n"
    private static let failing =
        "---\ntitle: Failing\n---\n\n```swift\nlet a = [1]\nprint(a[a.count])\n```\n\n```swift\nprint(2)\n```\n"

    @Test("a missing chapter: 64, with the nearest name on standard error")
    func missing() async throws {
        try await withCourse(["01-good.md": Self.good]) { folder in
            let result = try await lectern("run", "goood", in: folder)
            #expect(result.code == 64 && result.output.isEmpty)
            #expect(result.errors == "error: there is no chapter 'goood'\n  did you mean '01-good'?\n")
            #expect(try await lectern("start", "nothing", in: folder).code == 64)
            #expect(try await lectern("grade", "nowhere", in: folder).code == 64)
        }
    }

    @Test("a chapter with mistakes: 1, with all of them on standard error, and an empty standard output")
    func mistakes() async throws {
        try await withCourse(["01-good.md": Self.good, "02-bad.md": Self.bad]) { folder in
            let expected = """
                Lessons/02-bad.md:5:10: error: unknown attribute 'hiden'
                  did you mean 'hidden'?
                Lessons/02-bad.md:9:1: error: quiz 'q' has no answer
                  add answer: with a number, or choices:

                """
            for arguments in [["run", "2", "--format", "json"], ["list"], ["start", "--all"]] {
                let result = try await lectern(arguments, in: folder)
                #expect(result.code == 1 && result.output.isEmpty && result.errors == expected, "\(arguments)")
            }
            // As VS Code lists them.
            let problems = try ProblemMatcher().problems(in: expected)
            #expect(
                problems == [
                    .init(file: "Lessons/02-bad.md", line: "5", column: "10", message: "unknown attribute 'hiden'"),
                    .init(file: "Lessons/02-bad.md", line: "9", column: "1", message: "quiz 'q' has no answer"),
                ])
        }
    }

    @Test("run, check and clean; a failed cell: 1, at its line")
    func run() async throws {
        try await withCourse(["01-good.md": Self.good, "03-failing.md": Self.failing]) { folder in
            let good = try await lectern("run", "1", in: folder)
            #expect(
                good.code == 0 && good.errors.isEmpty && good.output.contains("     42\n")
                    && good.output.contains("✓ 1 cell · "))
            #expect(try await lectern("run", "1", in: folder).output.contains("✓ 1 cell · from the cache"))
            let failing = try await lectern("run", "failing", in: folder)
            #expect(failing.code == 1 && failing.output.contains("✗ cell 1 failed at Lessons/03-failing.md:7"))
            #expect(failing.output.contains("1 cell after it did not run") && !failing.output.contains("print(2)"))
            let json = try await lectern("run", "3", "--format", "json", in: folder)
            let document = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            let cells = try #require(document["cells"] as? [[String: Any]])
            #expect(json.code == 1 && cells.map { $0["status"] as? String } == ["failed", "notRun"])
            let check = try await lectern("check", in: folder)
            #expect(check.code == 1 && check.output.contains("✓ 01-good · 1 cell\n✗ 03-failing · 1 failure\n"))
            #expect(check.errors.hasPrefix("Lessons/03-failing.md:7:"))
            let problems = try ProblemMatcher().problems(in: check.output + check.errors)
            #expect(problems.map(\.file) == ["Lessons/03-failing.md"] && problems.map(\.line) == ["7"], "\(problems)")
            #expect(try await lectern("clean", in: folder).output == "Removed .lectern.\n")
            #expect(try await lectern("clean", in: folder).output == "Nothing to clean.\n")
        }
    }

    @Test("check --update rewrites what output fences say, and nothing else")
    func update() async throws {
        let wrong = Self.good.replacing("\n42\n", with: "\n41\n")
        try await withCourse(["01-good.md": wrong]) { folder in
            let file = folder.appending(path: "Lessons/01-good.md")
            let check = try await lectern("check", in: folder)
            #expect(
                check.code == 1
                    && check.errors.hasPrefix("Lessons/01-good.md:9:1: error: the cell above prints something else"))
            #expect(try await lectern("check", "--update", in: folder).code == 0)
            #expect(try String(contentsOf: file, encoding: .utf8) == Self.good)
            #expect(try await lectern("check", "1", in: folder).code == 0)
        }
    }

    @Test("a verb that there is not: 64, with the nearest")
    func verbs() async throws {
        try await withCourse(["01-good.md": Self.good]) { folder in
            let near = try await lectern("rnu", "1", in: folder)
            #expect(near.code == 64 && near.errors.contains("there is no verb 'rnu'; did you mean 'run'?"))
            let far = try await lectern("xyzzy", in: folder)
            #expect(far.code == 64 && far.errors.contains("the verbs are list, run, live, check, build"))
        }
    }

    @Test("check finds links that lead nowhere and formulas with errors, at their lines")
    func pages() async throws {
        let dead = "---\ntitle: Dead\n---\n\nSee [more](05-more.md).\n\nAnd $\\frac{1}$.\n"
        try await withCourse(["01-good.md": Self.good, "02-dead.md": dead]) { folder in
            let check = try await lectern("check", in: folder)
            #expect(check.code == 1 && check.output.contains("✗ 02-dead · 2 failures"), "\(check)")
            #expect(check.errors.contains("Lessons/02-dead.md:5:5: error: '05-more.md' is not a chapter"), "\(check)")
            #expect(check.errors.contains("Lessons/02-dead.md:7:5: error: "), "\(check)")
            #expect(try await lectern("check", "1", in: folder).code == 0)
        }
    }

    @Test("a mistake in the course's order is its chapter's failure, and hides no other")
    func order() async throws {
        let early = "---\ntitle: Early\nrequires: [9]\n---\n\nSee [more](05-more.md) and [this](#nowhere).\n"
        try await withCourse(["01-good.md": Self.good, "02-early.md": early]) { folder in
            let check = try await lectern("check", in: folder)
            #expect(check.code == 1 && check.output == "✓ 01-good · 1 cell\n✗ 02-early · 3 failures\n", "\(check)")
            #expect(check.errors.contains("02-early.md:3:11: error: chapter 2 builds on chapter 9"), "\(check)")
            #expect(check.errors.contains("02-early.md:6:5: error: '05-more.md' is not a chapter"), "\(check)")
            let repaired = early.replacing("[9]", with: "[1]").replacing("05-more", with: "01-good")
            try Data(repaired.utf8).write(to: folder.appending(path: "Lessons/02-early.md"))
            for arguments in [["check"], ["check", "2"]] {
                let anchor = try await lectern(arguments, in: folder)
                #expect(
                    anchor.code == 1 && anchor.errors.hasPrefix("Lessons/02-early.md:6:28: error: '#nowhere'"),
                    "\(anchor)")
            }
        }
    }

    @Test("a folder for the report that is not there is told before anything is graded")
    func reportFolder() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            #expect(try await lectern("start", "1", in: folder).code == 0)
            let grade = try await lectern("grade", "Answers", "--output", "nowhere/report.json", in: folder)
            #expect(grade.code == 64 && grade.errors.contains("there is no folder '"), "\(grade)")
        }
    }

    @Test("an exercise that uses what its chapter does not declare is told at the fence, whoever asks")
    func uses() async throws {
        let exercise = Self.exercise.replacing("points=2", with: "points=2 uses=Tabel")
        try await withCourse(["01-good.md": Self.good + "```swift\nstruct Table {}\n```\n" + exercise]) { folder in
            let expected = """
                Lessons/01-good.md:18:40: error: no cell above exercise 'double' declares 'Tabel'
                  did you mean 'Table'?

                """
            for arguments in [["start", "double"], ["check"]] {
                let result = try await lectern(arguments, in: folder)
                #expect(result.code == 1 && result.errors == expected, "\(arguments): \(result)")
            }
        }
    }

    @Test("what is suggested next can be typed as it is")
    func suggestions() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let program = ["LECTERN_PROGRAM": "./lectern"]
            let run = try await lectern(["run", "1", "--course", "Lessons/"], in: folder, environment: program)
            #expect(run.output.contains("Next: ./lectern start 01 --course Lessons/"), "\(run)")
            let list = try await lectern(["list"], in: folder, environment: program)
            #expect(list.output.contains("Next: ./lectern run 01\n"), "\(list)")
            let start = try await lectern(["start", "1"], in: folder, environment: program)
            #expect(start.output.hasSuffix("then ./lectern grade Answers/01-good\n"), "\(start)")
            _ = try await lectern(["start", "1", "--into", "Mine"], in: folder, environment: program)
            for own in ["Answers", "Mine"] {
                let answer = folder.appending(path: "\(own)/01-good/double.swift")
                let text = try String(contentsOf: answer, encoding: .utf8)
                #expect(text.contains("// When you are done: ./lectern grade \(own)\n"), "\(text)")
            }
        }
    }

    @Test("the list says what is begun, what a grading found, and forgets it when the answer changes")
    func progress() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let answer = folder.appending(path: "Answers/01-good/double.swift")
            func row(_ name: String) async throws -> String? {
                try await lectern("list", in: folder).output.split(separator: "\n").first { $0.contains(name) }
                    .map { $0.split(separator: " ").prefix(4).joined(separator: " ") }
            }
            #expect(try await row("double") == "○ double 2 points")
            #expect(try await lectern("start", "good", in: folder).code == 0)
            #expect(try await row("double") == "◐ double 2 points")
            #expect(try await row("quizzes.yml") == "◐ quizzes.yml 1 point")
            try Data("func double(_ n: Int) -> Int { n + n }\n".utf8).write(to: answer)
            try Data("six: 6\n".utf8).write(to: answer.deletingLastPathComponent().appending(path: "quizzes.yml"))
            #expect(try await lectern("grade", "Answers", in: folder).code == 0)
            #expect(try await row("double") == "● double 2 of")
            #expect(try await row("quizzes.yml") == "● quizzes.yml 1 of")
            try Data("func double(_ n: Int) -> Int { n }\n".utf8).write(to: answer)
            #expect(try await row("double") == "◐ double 2 points")
            #expect(try await lectern("grade", "Answers/01-good/double.swift", in: folder).code == 1)
            #expect(try await row("double") == "◐ double 0 of")
        }
    }

    @Test(
        "an interrupted run ends with 130 though its cell would go on for ever, and leaves nothing behind",
        .timeLimit(.minutes(5)))
    func interruption() async throws {
        try await withCourse([:]) { folder in
            let mark = folder.appending(path: "begun")
            let cell =
                "import Foundation\n_ = FileManager.default.createFile(atPath: \"\(mark.path)\", contents: nil)\nwhile true { sleep(1) }"
            try Data("---\ntitle: Endless\n---\n\n```swift\n\(cell)\n```\n".utf8).write(
                to: folder.appending(path: "Lessons/01-endless.md"))
            let scratch = folder.appending(path: "scratch")
            try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
            let process = Process()
            process.executableURL = executable
            process.arguments = ["run", "1"]
            process.currentDirectoryURL = folder
            process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch.path]) { $1 }
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            while !FileManager.default.fileExists(atPath: mark.path), process.isRunning {
                try await Task.sleep(for: .seconds(0.02))
            }
            process.interrupt()
            try await process.end()
            #expect(process.terminationStatus == 130)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
        }
    }

    @Test("a report that cannot be written is a failure")
    func fullDisk() async throws {
        try await withCourse(["01-good.md": Self.good]) { folder in
            let process = Process()
            process.executableURL = executable
            process.arguments = ["list"]
            process.currentDirectoryURL = folder
            process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
            process.standardError = FileHandle.nullDevice
            try await process.runToItsEnd()
            #expect(process.terminationStatus == 1)
        }
    }
}
