import ArgumentParser
import Outputs
import Foundation
import Grading
import Literate
import Terminal
import TestSupport
import Testing

@testable import lectern

@Suite("Reports and help say what the design says")
struct DocumentTests {
    @Test("a grading as text")
    func grade() throws {
        var explained = AnswerReport(
            file: "Answers/09/quizzes.yml", exercise: "depth", score: 1, points: 1, status: .passed)
        explained.explanation = "Ten filters make **ten** maps: $K = 10$."
        let answers = [
            AnswerReport(
                file: "Answers/09/output-size.swift", exercise: "output-size", score: 1.5, points: 4, status: .failed,
                checks: [
                    CheckResult(name: "one layer", passed: true, cases: 100),
                    CheckResult(
                        name: "the stride", passed: false, cases: 3, counterexample: "outputSize(1, 2) == nil\nit is 0"),
                ], hint: "Look at the *remainder* of $N - F$ by `stride`."),
            AnswerReport(
                file: "Answers/09/broken.swift", exercise: "broken", points: 2, status: .compileError,
                problems: [.init(line: 3, column: 7, message: "cannot find 'x' in scope")]),
            AnswerReport(
                file: "Answers/09/advised.swift", exercise: "advised", points: 2, status: .compileError,
                problems: [
                    .init(
                        line: 4, column: 16, message: "cannot find 'totl' in scope", code: "\tlet 高 = 1 + totl",
                        advice: "Swift does not know `totl` here. Did you mean `total`?"),
                    .init(
                        line: 9, column: 90, message: "cannot find 'y' in scope",
                        code: String(repeating: "x + ", count: 22) + " y\u{1B}[2J"),
                ]),
            AnswerReport(file: "Answers/09/quizzes.yml", exercise: "padding", points: 1, status: .notStarted),
            explained,
        ]
        let text = GradeText(report: GradeReport(seed: 7, answers: answers), style: .plain)
        try expectSnapshot(TerminalStyle.plain.encode(text.lines), "grade-plain")
    }

    @Test("a student's name forges no line of the report")
    func forgery() {
        let forged = "mallory  6 of 6 points\nzoe"
        let answers = [
            AnswerReport(file: "\(forged)/twice.swift", student: forged, exercise: "twice", points: 6, status: .failed),
            AnswerReport(file: "bob/twice.swift", student: "bob", exercise: "twice", points: 6, status: .failed),
        ]
        let text = GradeText(report: GradeReport(seed: 7, answers: answers), style: .plain)
        let lines = TerminalStyle.plain.encode(text.lines).split(separator: "\n")
        #expect(lines.contains("mallory  6 of 6 points␊zoe  0 of 6 points"))
        #expect(!lines.contains { $0.hasSuffix("mallory  6 of 6 points") })
    }

    @Test("what an answer prints forges no line of the report")
    func printedForgery() {
        let text = "n is 3\n✓ twice · 1 of 1 · bob\r✓ twice\n\u{1B}[1A✓ law\n" + String(repeating: "  ✓ law", count: 20)
        let answer = AnswerReport(
            file: "a.swift", exercise: "twice", points: 1, status: .failed,
            printed: .init(text: text, isCut: true, ofFailedCase: true))
        let report = GradeText(report: GradeReport(seed: 7, answers: [answer]), style: .plain)
        let lines = TerminalStyle.plain.encode(report.lines).split(separator: "\n").dropFirst()
        #expect(lines.first == "  In the failed case the answer printed:" && lines.contains("  │ n is 3"))
        #expect(lines.contains("  │ ␛[1A✓ law") && lines.contains("  │ … and more, which is not shown"))
        for line in lines where line.contains("✓") {
            #expect(line.hasPrefix("  │ ") && line.count <= TerminalStyle.plain.columns, "\(line)")
        }
    }

    @Test("the list of a course")
    func list() throws {
        let course = Course(
            folder: "Lessons", information: CourseInformation(title: "Networks", subtitle: "From one neuron"),
            chapters: [try SampleChapter.chapter])
        let text = CourseText(course: course, style: .plain, next: .read(course.chapters[0])) {
            switch ($0, $1, $2) {
            case ("output-size", "09-spatial-dimensions", "output-size.swift"): .graded(score: 1, points: 2)
            case (_, "09-spatial-dimensions", "quizzes.yml"): .begun
            default: .notBegun
            }
        }
        try expectSnapshot(TerminalStyle.plain.encode(text.lines), "list-plain")
    }

    @Test("what doctor found")
    func doctor() throws {
        let findings = Requirement.all.map { (requirement: $0, isMet: $0.name != "bubblewrap") }
        let text = DoctorText(
            findings: findings, kernels: ["OpenBLAS with its SkylakeX kernels"],
            sandbox: ("bubblewrap is missing: answers run in its sandbox only", isHealthy: false), submitsToSlurm: true,
            style: .plain)
        try expectSnapshot(TerminalStyle.plain.encode(text.lines), "doctor-plain")
    }

    @Test("help for the command and for each verb, with examples")
    func help() throws {
        try expectSnapshot(Lectern.helpMessage(columns: 80), "help")
        for command in Lectern.configuration.subcommands {
            let text = Lectern.helpMessage(for: command, columns: 80)
            #expect(text.contains("EXAMPLES:"), "\(command)")
            try expectSnapshot(text, "help-\(command.configuration.commandName ?? "")")
        }
    }

    @Test(
        "wrong usage ends with 64",
        arguments: [
            ["run"], ["run", "9", "--cell", "0"], ["run", "9", "--cell", "x"],
            ["run", "9", "--format", "xml"], ["start"],
            ["start", "a", "--all"], ["grade"], ["grade", "x", "--jobs", "0"], ["grade", "x", "--seed", "-1"],
            ["list", "extra"], ["check", "--jobs", "0"], ["build", "--jobs", "0"], ["build", "--jobs", "-3"],
        ])
    func usage(arguments: [String]) {
        do {
            _ = try Lectern.parseAsRoot(arguments)
            Issue.record("\(arguments) were taken")
        } catch {
            #expect(Lectern.exitCode(for: error) == .validationFailure)
        }
    }
}
