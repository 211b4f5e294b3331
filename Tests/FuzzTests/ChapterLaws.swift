import Foundation
import Interchange
import Outputs
import Terminal
import TestSupport

@testable import Literate
@testable import Site

/// What holds for every text that is given to Lectern as a chapter.
final class ChapterLaws {
    private let templates: Templates
    private let katex: KaTeX
    private var math: MathRenderer
    private var count = 0

    /// No chapter of some kilobytes may take longer, in seconds of this thread.
    static let mostSeconds = 2.0

    init() throws {
        let site = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../site").standardized
        templates = try Templates(folder: site.appending(path: "templates"))
        katex = try KaTeX(folder: URL(filePath: "/usr/share/javascript/katex"))
        math = MathRenderer(katex: katex, cache: nil)
    }

    /// The laws that `bytes` breaks.
    func broken(by bytes: [UInt8]) -> [String] {
        count += 1
        // It remembers each formula.
        if count.isMultiple(of: 2000) { math = MathRenderer(katex: katex, cache: nil) }
        let start = Self.seconds
        let found = [Chapter.Form.chapter, .document].flatMap { broken(by: bytes, as: $0) }
        let seconds = Self.seconds - start
        return seconds < Self.mostSeconds ? found : found + ["it took \(seconds) s"]
    }

    private static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func broken(by bytes: [UInt8], as form: Chapter.Form) -> [String] {
        do {
            let chapter = try Chapter.parse(bytes, file: "Lessons/09-t.md", as: form)
            return try PositionLaws(of: chapter).broken + page(chapter) + terminal(chapter) + format(chapter)
                + exchange(chapter)
        } catch let errors as ChapterErrors {
            return errors.diagnostics.isEmpty ? ["an error without a diagnostic"] : lost(errors.diagnostics, in: bytes)
        } catch {
            return ["it throws \(error)"]
        }
    }

    /// Diagnostics whose places are not in the file.
    private func lost(_ diagnostics: [Diagnostic], in bytes: [UInt8]) -> [String] {
        let file = SourceFile(bytes)
        return diagnostics.filter { diagnostic in
            let isLine = 1...max(file.lineCount, 1) ~= diagnostic.position.line
            return !isLine || !(1...file.line(diagnostic.position.line).count + 1 ~= diagnostic.position.column)
        }.map { "lost: \($0)" }
    }

    /// A page has the elements that its text asks for, and no other; what is wrong in the prose has its place.
    private func page(_ chapter: Chapter) -> [String] {
        let prose = ProseRenderer(
            chapter: chapter, chapters: [chapter], paths: SitePaths(basePath: nil), math: math)
        let page = ChapterPage(
            chapter: chapter, outputs: Self.outputs(of: chapter), prose: prose, templates: templates,
            options: SiteOptions())
        let html = page.body().text
        var broken = lost(prose.diagnostics, in: chapter.bytes)
        let elements = HTMLElement.all(in: Array(html.utf8))
        if elements.contains(where: { ["script", "iframe", "object", "embed", "style"].contains($0.name) }) {
            broken.append("a script in the page")
        }
        if elements.contains(where: { $0.attributes.keys.contains { $0.hasPrefix("on") } }) {
            broken.append("an attribute that runs")
        }
        let addresses = elements.flatMap { [$0.attributes["href"], $0.attributes["src"]] }.compactMap {
            $0?.lowercased()
        }
        if let address = addresses.first(where: { $0.hasPrefix("javascript:") || $0.hasPrefix("data:") }),
            prose.diagnostics.isEmpty
        {
            broken.append("an address that runs: \(address)")
        }
        return broken
    }

    /// Nothing in a chapter moves a terminal's cursor.
    private func terminal(_ chapter: Chapter) -> [String] {
        var style = TerminalStyle.plain
        style.columns = 40
        let text = ChapterText(chapter: chapter, style: style, files: SampleChapter.noFiles)
            .text(Self.outputs(of: chapter), seconds: 1)
        return text.utf8.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }
            ? ["a control character on the terminal"] : []
    }

    /// What formatting writes is the same chapter, and formatted; or nothing is written.
    private func format(_ chapter: Chapter) throws -> [String] {
        guard let bytes = try? chapter.bytes(withCode: [:]) else { return [] }
        let again = try Chapter.parse(bytes, file: chapter.file, as: chapter.form)
        var broken: [String] = []
        if again.fences.map(\.source.text) != chapter.fences.map(\.source.text) {
            broken.append("formatting changed code")
        }
        if (try? again.bytes(withCode: [:])) != bytes { broken.append("what is formatted is not formatted") }
        let code = Dictionary(uniqueKeysWithValues: again.fences.indices.map { ($0, "let formatted = \($0)\n") })
        if let changed = try? again.bytes(withCode: code),
            try Chapter.parse(changed, file: chapter.file, as: chapter.form).fences.count != again.fences.count
        {
            broken.append("formatting changed the number of fences")
        }
        return broken
    }

    /// A chapter that goes out as a complete notebook comes in as the same text; others are written, and are valid JSON.
    private func exchange(_ chapter: Chapter) throws -> [String] {
        let outputs = Self.outputs(of: chapter)
        let complete = Notebook(complete: chapter, outputs) { _ in nil }
        let back = try ImportedChapter(notebook: Data(complete.json.utf8), file: "a.ipynb", named: "09-t")
        var broken = back.text == chapter.text ? [] : ["a complete notebook comes back as another text"]
        let asked = Notebook(chapter, outputs, withSolutions: true) { _ in nil }
        let woven = WovenMarkdown(asked, of: chapter.file, figuresIn: "09")
        if woven.text.utf8.contains(0x1B) { broken.append("an escape in Markdown") }
        let foreign = try ImportedChapter(notebook: Data(asked.json.utf8), file: "a.ipynb", named: "09-t")
        do {
            _ = try Chapter.parse(Array(foreign.text.utf8), file: "a.md", as: .document)
        } catch {
            broken += lost(error.diagnostics, in: Array(foreign.text.utf8))
        }
        return broken
    }

    /// What the cells of a chapter might have done.
    private static func outputs(of chapter: Chapter) -> ChapterOutputs {
        let items: [CellOutput.Item] = [
            .text("1%\r\u{1B}[31mred\u{1B}[0m\n", .standardOutput), .text("careful", .standardError),
            .value(DisplayedValue(type: "Int", text: "7")), .table(Table(header: ["n"], rows: [["1"]])),
            .check(CheckResult(name: "holds", passed: true, cases: 3)),
        ]
        return ChapterOutputs(
            cells: chapter.cells.map { cell in
                let line = cell.source.start.line
                return switch cell.kind {
                case .fails(let message):
                    CellOutput(
                        index: cell.index, status: .completed,
                        error: CellError(kind: .trap, message: message, line: line, column: 1))
                case .norun: CellOutput(index: cell.index, status: .completed)
                case .run, .hidden: CellOutput(index: cell.index, status: .completed, items: items)
                }
            })
    }
}
