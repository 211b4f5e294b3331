import Foundation
import Testing

/// The command itself, in a course of its own.
@Suite("The command answers as the design says", .serialized)
struct ExecutableTests {
    static let good = "---\ntitle: Good\n---\n\n```swift\nprint(6 * 7)\n```\n\n```output\n42\n```\n"
    private static let bad = "---\ntitle: Bad\n---\n\n```swift hiden\nprint(1)\n```\n\n```quiz id=q\nquestion: Q\n```\n"
    private static let failing =
        "---\ntitle: Failing\n---\n\n```swift\nlet a = [1]\nprint(a[a.count])\n```\n\n```swift\nprint(2)\n```\n"

    static let exercise = """

        ## Twice

        ```swift exercise=double points=2
        func double(_ n: Int) -> Int { 0 }
        ```

        ```swift solution=double
        func double(_ n: Int) -> Int { 2 * n }
        ```

        ```swift check=double
        property("twice", .int(in: 1...9)) { n in double(n) == n + n }
        ```

        ```quiz id=six
        question: What is twice three?
        answer: 6
        ```

        """

    struct Result {
        var code: Int32
        var output: String
        var errors: String
    }

    /// Beside the test bundle.
    var executable: URL {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? Bundle.main.executablePath ?? ""
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "lectern")
    }

    func lectern(_ arguments: String..., in folder: URL) throws -> Result { try lectern(arguments, in: folder) }

    func lectern(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) throws -> Result {
        try run(executable, arguments, in: folder, environment: environment)
    }

    func run(
        _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let files = ["out", "err"].map { folder.appending(path: "." + $0) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        return Result(code: process.terminationStatus, output: texts[0], errors: texts[1])
    }

    func withCourse(
        _ chapters: [String: String], settings: String = "title: Course\n", _ body: (URL) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID().uuidString)")
        let lessons = folder.appending(path: "Lessons")
        try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(settings.utf8).write(to: lessons.appending(path: "course.yml"))
        for (name, text) in chapters { try Data(text.utf8).write(to: lessons.appending(path: name)) }
        try body(folder)
    }

    @Test("a missing chapter: 64, with the nearest name on standard error")
    func missing() throws {
        try withCourse(["01-good.md": Self.good]) { folder in
            let result = try lectern("run", "goood", in: folder)
            #expect(result.code == 64 && result.output.isEmpty)
            #expect(result.errors == "error: there is no chapter 'goood'\n  did you mean '01-good'?\n")
            #expect(try lectern("start", "nothing", in: folder).code == 64)
            #expect(try lectern("grade", "nowhere", in: folder).code == 64)
        }
    }

    @Test("a chapter with mistakes: 1, with all of them on standard error, and an empty standard output")
    func mistakes() throws {
        try withCourse(["01-good.md": Self.good, "02-bad.md": Self.bad]) { folder in
            let expected = """
                Lessons/02-bad.md:5:10: error: unknown attribute 'hiden'
                  did you mean 'hidden'?
                Lessons/02-bad.md:9:1: error: quiz 'q' has no answer
                  add answer: with a number, or choices:

                """
            for arguments in [["run", "2", "--format", "json"], ["list"], ["start", "--all"]] {
                let result = try lectern(arguments, in: folder)
                #expect(result.code == 1 && result.output.isEmpty && result.errors == expected, "\(arguments)")
            }
        }
    }

    @Test("run, check and clean; a failed cell: 1, at its line")
    func run() throws {
        try withCourse(["01-good.md": Self.good, "03-failing.md": Self.failing]) { folder in
            let good = try lectern("run", "1", in: folder)
            #expect(
                good.code == 0 && good.errors.isEmpty && good.output.contains("     42\n")
                    && good.output.contains("✓ 1 cell · "))
            #expect(try lectern("run", "1", in: folder).output.contains("✓ 1 cell · from the cache"))
            let failing = try lectern("run", "failing", in: folder)
            #expect(failing.code == 1 && failing.output.contains("✗ cell 1 failed at Lessons/03-failing.md:7"))
            #expect(failing.output.contains("1 cell after it did not run") && !failing.output.contains("print(2)"))
            let json = try lectern("run", "3", "--format", "json", in: folder)
            let document = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            let cells = try #require(document["cells"] as? [[String: Any]])
            #expect(json.code == 1 && cells.map { $0["status"] as? String } == ["failed", "notRun"])
            let check = try lectern("check", in: folder)
            #expect(check.code == 1 && check.output.contains("✓ 01-good · 1 cell\n✗ 03-failing · 1 failure\n"))
            #expect(check.errors.hasPrefix("Lessons/03-failing.md:7:"))
            #expect(try lectern("clean", in: folder).output == "Removed .lectern.\n")
            #expect(try lectern("clean", in: folder).output == "Nothing to clean.\n")
        }
    }

    @Test("check --update rewrites what output fences say, and nothing else")
    func update() throws {
        let wrong = Self.good.replacing("\n42\n", with: "\n41\n")
        try withCourse(["01-good.md": wrong]) { folder in
            let file = folder.appending(path: "Lessons/01-good.md")
            let check = try lectern("check", in: folder)
            #expect(
                check.code == 1
                    && check.errors.hasPrefix("Lessons/01-good.md:9:1: error: the cell above prints something else"))
            #expect(try lectern("check", "--update", in: folder).code == 0)
            #expect(try String(contentsOf: file, encoding: .utf8) == Self.good)
            #expect(try lectern("check", "1", in: folder).code == 0)
        }
    }

    @Test("a verb that there is not: 64, with the nearest")
    func verbs() throws {
        try withCourse(["01-good.md": Self.good]) { folder in
            let near = try lectern("rnu", "1", in: folder)
            #expect(near.code == 64 && near.errors.contains("there is no verb 'rnu'; did you mean 'run'?"))
            let far = try lectern("xyzzy", in: folder)
            #expect(far.code == 64 && far.errors.contains("the verbs are list, run, check, build"))
        }
    }

    @Test("check finds links that lead nowhere and formulas with errors, at their lines")
    func pages() throws {
        let dead = "---\ntitle: Dead\n---\n\nSee [more](05-more.md).\n\nAnd $\\frac{1}$.\n"
        try withCourse(["01-good.md": Self.good, "02-dead.md": dead]) { folder in
            let check = try lectern("check", in: folder)
            #expect(check.code == 1 && check.output.contains("✗ 02-dead · 2 failures"), "\(check)")
            #expect(check.errors.contains("Lessons/02-dead.md:5:5: error: '05-more.md' is not a chapter"), "\(check)")
            #expect(check.errors.contains("Lessons/02-dead.md:7:5: error: "), "\(check)")
            #expect(try lectern("check", "1", in: folder).code == 0)
        }
    }

    @Test("a mistake in the course's order is its chapter's failure, and hides no other")
    func order() throws {
        let early = "---\ntitle: Early\nrequires: [9]\n---\n\nSee [more](05-more.md) and [this](#nowhere).\n"
        try withCourse(["01-good.md": Self.good, "02-early.md": early]) { folder in
            let check = try lectern("check", in: folder)
            #expect(check.code == 1 && check.output == "✓ 01-good · 1 cell\n✗ 02-early · 3 failures\n", "\(check)")
            #expect(check.errors.contains("02-early.md:3:11: error: chapter 2 builds on chapter 9"), "\(check)")
            #expect(check.errors.contains("02-early.md:6:5: error: '05-more.md' is not a chapter"), "\(check)")
            let repaired = early.replacing("[9]", with: "[1]").replacing("05-more", with: "01-good")
            try Data(repaired.utf8).write(to: folder.appending(path: "Lessons/02-early.md"))
            for arguments in [["check"], ["check", "2"]] {
                let anchor = try lectern(arguments, in: folder)
                #expect(
                    anchor.code == 1 && anchor.errors.hasPrefix("Lessons/02-early.md:6:28: error: '#nowhere'"),
                    "\(anchor)")
            }
        }
    }

    @Test("a folder for the report that is not there is told before anything is graded")
    func reportFolder() throws {
        try withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            #expect(try lectern("start", "1", in: folder).code == 0)
            let grade = try lectern("grade", "Answers", "--output", "nowhere/report.json", in: folder)
            #expect(grade.code == 64 && grade.errors.contains("there is no folder '"), "\(grade)")
        }
    }

    @Test("an exercise that uses what its chapter does not declare is told at the fence, whoever asks")
    func uses() throws {
        let exercise = Self.exercise.replacing("points=2", with: "points=2 uses=Tabel")
        try withCourse(["01-good.md": Self.good + "```swift\nstruct Table {}\n```\n" + exercise]) { folder in
            let expected = """
                Lessons/01-good.md:18:40: error: no cell above exercise 'double' declares 'Tabel'
                  did you mean 'Table'?

                """
            for arguments in [["start", "double"], ["check"]] {
                let result = try lectern(arguments, in: folder)
                #expect(result.code == 1 && result.errors == expected, "\(arguments): \(result)")
            }
        }
    }

    @Test("what is suggested next can be typed as it is")
    func suggestions() throws {
        try withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let program = ["LECTERN_PROGRAM": "./lectern"]
            let run = try lectern(["run", "1", "--course", "Lessons/"], in: folder, environment: program)
            #expect(run.output.contains("Next: ./lectern start 01 --course Lessons/"), "\(run)")
            let list = try lectern(["list"], in: folder, environment: program)
            #expect(list.output.contains("Next: ./lectern run 01\n"), "\(list)")
            let start = try lectern(["start", "1"], in: folder, environment: program)
            #expect(start.output.hasSuffix("then ./lectern grade Answers/01-good\n"), "\(start)")
        }
    }

    @Test("the list says what is begun, what a grading found, and forgets it when the answer changes")
    func progress() throws {
        try withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let answer = folder.appending(path: "Answers/01-good/double.swift")
            func row(_ name: String) throws -> String? {
                try lectern("list", in: folder).output.split(separator: "\n").first { $0.contains(name) }
                    .map { $0.split(separator: " ").prefix(4).joined(separator: " ") }
            }
            #expect(try row("double") == "○ double 2 points")
            #expect(try lectern("start", "good", in: folder).code == 0)
            #expect(try row("double") == "◐ double 2 points")
            #expect(try row("quizzes.yml") == "◐ quizzes.yml 1 point")
            try Data("func double(_ n: Int) -> Int { n + n }\n".utf8).write(to: answer)
            try Data("six: 6\n".utf8).write(to: answer.deletingLastPathComponent().appending(path: "quizzes.yml"))
            #expect(try lectern("grade", "Answers", in: folder).code == 0)
            #expect(try row("double") == "● double 2 of")
            #expect(try row("quizzes.yml") == "● quizzes.yml 1 of")
            try Data("func double(_ n: Int) -> Int { n }\n".utf8).write(to: answer)
            #expect(try row("double") == "◐ double 2 points")
            #expect(try lectern("grade", "Answers/01-good/double.swift", in: folder).code == 1)
            #expect(try row("double") == "◐ double 0 of")
        }
    }

    @Test(
        "an interrupted run ends with 130 though its cell would go on for ever, and leaves nothing behind",
        .timeLimit(.minutes(5)))
    func interruption() throws {
        try withCourse([:]) { folder in
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
                Thread.sleep(forTimeInterval: 0.02)
            }
            process.interrupt()
            process.waitUntilExit()
            #expect(process.terminationStatus == 130)
            #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
        }
    }

    @Test("a report that cannot be written is a failure")
    func fullDisk() throws {
        try withCourse(["01-good.md": Self.good]) { folder in
            let process = Process()
            process.executableURL = executable
            process.arguments = ["list"]
            process.currentDirectoryURL = folder
            process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 1)
        }
    }
}
