import ArgumentParser
import CourseBuild
import Foundation
import Literate
import Terminal
import Toolchain

/// `lectern fmt`
struct FormatCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Format the Swift in chapters.",
        discussion: """
            All code of a chapter is written as swift-format has it, by the .swift-format beside the chapter or in a folder around \
            it; without one, with lines of 80 characters. Fences get as many backquotes as they need, and one space between \
            words. Prose, outputs and questions stay as they are.

            EXAMPLES:
              lectern fmt
              lectern fmt 09
              lectern fmt --check
            """)

    @Argument(help: "Chapters by number, name or path. All where none is named.")
    var chapters: [String] = []

    @Flag(help: "Write nothing; tell what is not formatted, and end with 1.")
    var check = false

    @OptionGroup var course: CourseOptions

    func run(on console: Console) async throws {
        let format = ChapterFormat(toolchain: try .current())
        var failures: [Diagnostic] = []
        var changed = 0
        for name in try chapters.isEmpty ? CourseFolder.open(course.paths.course).chapterFiles : chapters {
            do {
                let chapter = try course.of(name).paths(of: name).chapter(name)
                console.progress("formatting \(chapter.name)")
                let result = try await format.format(chapter)
                failures += result.faults
                guard try chapter.wouldChange(withCode: result.code) else { continue }
                changed += 1
                if check {
                    failures += chapter.unformatted(result.code)
                } else {
                    try chapter.rewriteCode(result.code)
                    console.clearProgress()
                    console.write([Line("Formatted \(chapter.file)")])
                }
            } catch let errors as ChapterErrors {
                // The other chapters can be formatted all the same.
                failures += errors.diagnostics
            }
        }
        console.clearProgress()
        if !failures.isEmpty { throw ChapterErrors(failures) }
        if changed == 0 { console.write([Line("Everything is formatted.")]) }
    }
}

extension Chapter {
    /// The fences that would change, or the file's first line where only lines of fences would.
    fileprivate func unformatted(_ code: [Int: String]) -> [Diagnostic] {
        let advice = "lectern fmt formats it"
        if code.isEmpty {
            return [
                Diagnostic(
                    file: file, position: SourcePosition(line: 1), message: "a fence is not written as fences are",
                    advice: advice)
            ]
        }
        return code.keys.sorted().map { index in
            let old = fences[index].source.text.split(separator: "\n", omittingEmptySubsequences: false)
            let new = (code[index] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
            let same = zip(old, new).prefix { $0 == $1 }.count
            return Diagnostic(
                file: file, position: SourcePosition(line: fences[index].source.start.line + same),
                message: "this code is not formatted", advice: advice)
        }
    }
}
