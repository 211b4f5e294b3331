import ArgumentParser
import CourseBuild
import Evaluation
import Foundation
import Literate
import Terminal
import Wording

/// `lectern verify`
struct VerifyCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare what this machine computes with another machine's record.",
        discussion: """
            One machine writes what its cells printed, showed, claimed and drew. On another, every cell runs again, and each \
            number and figure that differs is told at its cell's line: a number with the other one, a figure with how many of \
            its pixels differ and by how much. With --tolerance 1e-6 numbers may differ by a millionth of themselves.

            EXAMPLES:
              lectern verify --record first.json
              lectern verify first.json
              lectern verify first.json 09 12 --tolerance 1e-6
            """)

    @Argument(help: "The record's file.", completion: .file(extensions: ["json"]))
    var file: String

    @Argument(help: "Chapters by number, name or path. All where none is named.")
    var chapters: [String] = []

    @Flag(help: "Write the record of this machine, in place of comparing.")
    var record = false

    @Option(help: ArgumentHelp("The share of a number by which it may differ.", valueName: "share"))
    var tolerance = 0.0

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if !(0..<1 ~= tolerance) { throw ValidationError("--tolerance \(tolerance): a share from 0 to below 1") }
        if record, tolerance > 0 { throw ValidationError("--tolerance goes with a comparison") }
    }

    func run(on console: Console) async throws {
        let paths = course.paths
        let evaluator = try paths.evaluator()
        let named = try CourseFolder.open(paths.course).load().chapters(named: chapters)
        if record { return try await write(named, by: evaluator, on: console) }
        let there = try CourseRecord(file: file)
        var differences: [Diagnostic] = []
        var (numbers, figures, compared) = (0, 0, 0)
        for chapter in named {
            guard let entry = there.chapters.first(where: { $0.name == chapter.name }) else {
                if chapters.isEmpty { continue }
                throw ValidationError("\(file) has no chapter \(chapter.name)")
            }
            console.progress("running \(chapter.name)")
            let outputs = try await evaluator.run(chapter, caching: .none)
            let comparison = RecordComparison(
                chapter, outputs, with: entry, of: there, tolerance: tolerance, images: paths.figures.read)
            differences += comparison.differences
            (numbers, figures, compared) = (
                numbers + comparison.numbers, figures + comparison.figures, compared + 1
            )
        }
        console.clearProgress()
        if compared == 0 { throw ValidationError("\(file) has none of the course's chapters") }
        let words = "\(compared.counted("chapter")), \(numbers.counted("number")), \(figures.counted("figure"))"
        if differences.isEmpty {
            console.write([Line("✓ \(words)", .passed) + Line(" · as on \(there.machine)", .muted)])
        } else {
            console.write([
                Line("✗ \(words)", .failed) + Line(" · \(differences.count.counted("difference"))", .muted)
            ])
            throw ChapterErrors(differences)
        }
    }

    private func write(_ chapters: [Chapter], by evaluator: Evaluator, on console: Console) async throws {
        let place = try ReportFile(file)
        var record = CourseRecord(machine: try await machine(of: evaluator))
        for chapter in chapters where !chapter.cells.isEmpty {
            console.progress("running \(chapter.name)")
            let outputs = try await evaluator.run(chapter)
            let failures = outputs.failures(of: chapter)
            if !failures.isEmpty { throw ChapterErrors(failures) }
            record.add(chapter, outputs, image: course.paths.figures.read)
        }
        console.clearProgress()
        try place.write(record.json)
        console.write([
            Line("✓ \(record.chapters.count.counted("chapter"))", .passed) + Line(" · \(record.machine)", .muted)
        ])
    }

    /// The processor and the compiler, which are what results may follow from.
    private func machine(of evaluator: Evaluator) async throws -> String {
        let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = facts.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
        let processor = model?.drop(while: \.isWhitespace) ?? "an unnamed processor"
        let version = try await evaluator.toolchain.compilerVersion().firstMatch(of: /Swift version [\d.]+/)?.output
        return "\(processor), \(version ?? "Swift")"
    }
}

extension Course {
    /// The chapters that are named, in the course's order; all where none is.
    fileprivate func chapters(named names: [String]) throws -> [Chapter] {
        if names.isEmpty { return chapters }
        let wanted = Set(try names.map { try chapter(named: $0).name })
        return chapters.filter { wanted.contains($0.name) }
    }
}
