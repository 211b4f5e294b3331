import Foundation
import Testing

@Suite("The command grades a class as the design says", .serialized)
struct ClassTests: CommandRunner {
    /// A class of six, whose answers differ: some right, some wrong, one that does not compile, two that are the same.
    static func writeClass(in folder: URL) throws {
        let answers = [
            "ann": "n + n", "ben": "2 * n", "cal": "n", "dee": "n * n + 30", "eve": "twice(n)", "fay": "n + n",
        ]
        for (student, body) in answers {
            let own = folder.appending(path: "class/\(student)")
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            try Data("func double(_ n: Int) -> Int { \(body) }\n".utf8).write(to: own.appending(path: "double.swift"))
        }
    }

    private func journal(in folder: URL) throws -> [String] {
        let batches = folder.appending(path: ".lectern/batches")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: batches.path)) ?? []
        guard let name = names.first else { return [] }
        let text = try String(contentsOf: batches.appending(path: "\(name)/journal"), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    @Test(
        "a batch that is killed again and again goes on where it was: the same bytes, nothing judged twice",
        .timeLimit(.minutes(10)))
    func killed() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            try Self.writeClass(in: folder)
            let arguments = ["grade", "class", "--format", "json", "--seed", "3"]
            let whole = try await lectern(arguments, in: folder)
            #expect(whole.code == 1 && whole.output.contains("\"seed\" : 3"), "\(whole)")
            for part in ["batches", "answers"] {
                try FileManager.default.removeItem(at: folder.appending(path: ".lectern/\(part)"))
            }
            var known: [String] = []
            for round in 1...3 {
                let process = Process()
                process.executableURL = executable
                process.arguments = arguments + ["--jobs", "1"]
                process.currentDirectoryURL = folder
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                while process.isRunning, try journal(in: folder).count <= known.count + round % 2 {
                    try await Task.sleep(for: .seconds(Double.random(in: 0.001...0.05)))
                }
                kill(process.processIdentifier, SIGKILL)
                try await process.end()
                let lines = try journal(in: folder)
                #expect(lines.starts(with: known), "round \(round)")
                known = lines
            }
            let last = try await lectern(arguments, in: folder)
            #expect(last.output == whole.output)
            #expect(
                last.errors.hasPrefix("note: judged before and not again: ") && last.errors.contains("of this batch"),
                "\(last)")
            let lines = try journal(in: folder)
            let verdicts = lines.filter { $0.contains("\"verdict\"") }
            #expect(lines.starts(with: known) && verdicts.count == 5 && Set(verdicts).count == 5, "\(lines)")
            // A batch that is done begins anew with other cases.
            #expect(try await lectern("grade", "class", "--format", "csv", in: folder).errors.isEmpty)
        }
    }

    @Test("every format is written; what is asked and not handed in counts")
    func formats() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            try Self.writeClass(in: folder)
            let csv = try await lectern("grade", "class", "--ask", "good", "--format", "csv", in: folder)
            #expect(
                csv.output == """
                    Student,"double (2)","six (1)",Score,Points\r
                    ann,2,0,2,3\r
                    ben,2,0,2,3\r
                    cal,0,0,0,3\r
                    dee,0,0,0,3\r
                    eve,0,0,0,3\r
                    fay,2,0,2,3\r

                    """, "\(csv)")
            let page = folder.appending(path: "class.html")
            #expect(
                try await lectern("grade", "class", "--format", "html", "--output", "class.html", in: folder).code == 1)
            #expect(try String(contentsOf: page, encoding: .utf8).contains("<title>Class of 6 students</title>"))
            let several = try await lectern("grade", "class", "--format", "gradescope", in: folder)
            #expect(several.code == 1 && several.errors.contains("there are 6 here"), "\(several)")
            let unknown = try await lectern("grade", "class", "--ask", "doubel", in: folder)
            #expect(unknown.code == 64 && unknown.errors.contains("did you mean 'double'?"), "\(unknown)")
        }
    }

    @Test("the files for a platform grade a submission; without a report they end with 1")
    func autograder() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let upload = try await lectern(
                "autograder", "gradescope", "--into", "root/source", "--ask", "good", in: folder)
            #expect(upload.code == 0 && upload.output.contains("asks for 2 answers"), "\(upload)")
            let again = try await lectern(
                "autograder", "gradescope", "--into", "root/source", "--ask", "good", in: folder)
            #expect(again.code == 64 && again.errors.contains("is there already"), "\(again)")
            let root = folder.appending(path: "root"), submission = root.appending(path: "submission")
            try FileManager.default.createDirectory(at: submission, withIntermediateDirectories: true)
            try Data("func double(_ n: Int) -> Int { n + n }\n".utf8).write(
                to: submission.appending(path: "double.swift"))
            let environment = ["AUTOGRADER_ROOT": root.path, "LECTERN": executable.path]
            let program = root.appending(path: "source/run_autograder")
            let run = try await run(program, [], in: folder, environment: environment)
            #expect(run.code == 0, "\(run)")
            let results = root.appending(path: "results/results.json")
            let text = try String(contentsOf: results, encoding: .utf8)
            #expect(text.contains("\"score\" : 2") && text.contains("six"), "\(text)")
            let broken = try await self.run(
                program, [], in: folder, environment: environment.merging(["LECTERN": "/bin/false"]) { $1 })
            #expect(broken.code == 1 && !FileManager.default.fileExists(atPath: results.path))
        }
    }

    @Test("the program for Classroom 50 writes result.json, and no student's own counts")
    func classroom50() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            #expect(
                try await lectern("autograder", "classroom50", "--into", "a", "--ask", "double", in: folder).code == 0)
            let checkout = folder.appending(path: "checkout"), result = checkout.appending(path: "result.json")
            try FileManager.default.createDirectory(at: checkout, withIntermediateDirectories: true)
            try Data("func double(_ n: Int) -> Int { n }\n".utf8).write(to: checkout.appending(path: "double.swift"))
            try Data("{\"score\": 999}".utf8).write(to: result)
            let python = URL(filePath: "/usr/bin/env")
            let program = folder.appending(path: "a/autograder.py").path
            let environment = ["LECTERN": executable.path, "OWNER": "ann", "ASSIGNMENT": "doubling"]
            let run = try await run(python, ["python3", program], in: checkout, environment: environment)
            #expect(run.code == 0, "\(run)")
            let text = try String(contentsOf: result, encoding: .utf8)
            #expect(text.contains("\"assignment\" : \"doubling\"") && text.contains("\"max-score\" : 200"), "\(text)")
            try Data("{\"score\": 999}".utf8).write(to: result)
            let broken = try await self.run(
                python, ["python3", program], in: checkout,
                environment: environment.merging(["LECTERN": "false"]) { $1 })
            #expect(broken.code == 1 && !FileManager.default.fileExists(atPath: result.path), "\(broken)")
        }
    }

    @Test("answers that are alike are listed, with their lines side by side on a page")
    func similar() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let long = { (a: String, b: String) in
                """
                func double(_ \(a): Int) -> Int {
                    var \(b) = 0
                    for _ in 0..<\(a) { \(b) += 1 }
                    while \(b) < \(a) * 2 { \(b) += 1 }
                    if \(b) > 100 { return \(b) } else { return \(b) + 0 }
                }
                """
            }
            for (student, text) in [
                ("ann", long("n", "sum")), ("ben", "// <b>mine</b>\n" + long("k", "total")),
                ("cal", "func double(_ n: Int) -> Int { n + n }\n"),
            ] {
                let own = folder.appending(path: "class/\(student)")
                try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
                try Data(text.utf8).write(to: own.appending(path: "double.swift"))
            }
            let found = try await lectern("similar", "class", "--output", "s.html", in: folder)
            #expect(found.code == 0 && found.output.hasPrefix("100%  ann and ben · double\n"), "\(found)")
            #expect(found.output.contains("Likeness is no proof") && found.output.contains("1 answer too short"))
            let page = try String(contentsOf: folder.appending(path: "s.html"), encoding: .utf8)
            #expect(page.contains("// &lt;b&gt;mine&lt;/b&gt;") && page.contains("class=\"shared\""))
            #expect(try await lectern("similar", "class", "--from", "0", in: folder).code == 64)
            let report = try await lectern("grade", "class", "--format", "html", in: folder).output
            #expect(report.contains("<summary>100% · <bdi>ann</bdi> and <bdi>ben</bdi> · double</summary>"))
            #expect(report.contains("Likeness is no proof") && report.contains("class=\"shared\""))
        }
    }

    @Test("review groups failing answers; a sentence for a group is written into the chapter and given to the class")
    func review() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            try Self.writeClass(in: folder)
            let first = try await lectern("review", "class", in: folder)
            #expect(first.code == 0 && first.output.contains("double 1 · 1 answer · cal"), "\(first)")
            #expect(
                first.output.contains("double 2 · 1 answer · dee") && first.output.contains("no hint: "), "\(first)")
            let named = try await lectern(
                "review", "class", "--exercise", "double", "--group", "1", "--hint", "Twice, not once.", in: folder)
            #expect(named.code == 0 && named.output.contains("Hint: Twice, not once."), "\(named)")
            let grade = try await lectern("grade", "class/cal/double.swift", in: folder)
            #expect(grade.output.contains("Hint: Twice, not once."), "\(grade)")
            let chapter = try String(contentsOf: folder.appending(path: "Lessons/01-good.md"), encoding: .utf8)
            #expect(
                chapter.contains(
                    "```swift wrong=double \"Twice, not once.\"\nfunc double(_ n: Int) -> Int { n }\n```\n"))
            for wrong in [
                ["--group", "1"], ["--hint", "x"], ["--group", "1", "--hint", "x"],
                ["--exercise", "double", "--group", "9", "--hint", "x"],
                // It has a hint now.
                ["--exercise", "double", "--group", "1", "--hint", "Another."],
                ["--exercise", "double", "--group", "1", "--hint", "a\"b"], ["--exercise", "nothing"],
            ] {
                let result = try await lectern(["review", "class"] + wrong, in: folder)
                #expect(result.code == 64 && !result.errors.isEmpty, "\(wrong) \(result)")
            }
        }
    }

    @Test("final properties count with --final alone; a class without answers is told which layout is asked for")
    func final() async throws {
        let chapter =
            Self.good
            + Self.exercise.replacing(
                "```quiz", with: "```swift final=double\ncheck(\"a hundred\", double(100) == 200)\n```\n\n```quiz")
        try await withCourse(["01-good.md": chapter]) { folder in
            let own = folder.appending(path: "class/ann")
            try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
            let empty = try await lectern("grade", "class", in: folder)
            #expect(empty.code == 64 && empty.errors.contains("the first folder below it is the student's"), "\(empty)")
            try Data("func double(_ n: Int) -> Int { n < 50 ? n + n : 0 }\n".utf8).write(
                to: own.appending(path: "double.swift"))
            let now = try await lectern("grade", "class", in: folder)
            #expect(now.code == 0 && !now.output.contains("a hundred"), "\(now)")
            let later = try await lectern("grade", "class", "--final", in: folder)
            #expect(later.code == 1 && later.output.contains("✗ a hundred (final)"), "\(later)")
            #expect(later.output.contains("1 of 2 points"), "\(later)")
        }
    }
}
