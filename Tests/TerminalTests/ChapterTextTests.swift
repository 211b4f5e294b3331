import Outputs
import TestSupport
import Testing

@testable import Terminal

@Suite("A chapter reads well on any terminal")
struct ChapterTextTests {
    private let color = TerminalStyle(columns: 80, colors: .full, theme: .dark, graphics: .none)

    @Test("plain text, at 80 and 40 columns")
    func plain() throws {
        var narrow = TerminalStyle.plain
        narrow.columns = 40
        try expectSnapshot(SampleChapter.text(.plain).text(SampleChapter.outputs, seconds: 0.2), "chapter-plain-80")
        try expectSnapshot(SampleChapter.text(narrow).text(SampleChapter.outputs, seconds: 0.2), "chapter-plain-40")
    }

    @Test("in color")
    func inColor() throws {
        try expectSnapshot(SampleChapter.text(color).text(SampleChapter.outputs, seconds: 0.2), "chapter-color-80")
    }

    @Test("with failures, and why each cell ran")
    func failures() throws {
        let reasons = SampleChapter.failedOutputs.cells.map { CellReason.follows($0.index).description }
        try expectSnapshot(
            SampleChapter.text(.plain, reasons: reasons).text(SampleChapter.failedOutputs, seconds: 0.2),
            "chapter-failed")
    }

    @Test("plain text has no escape sequences, and colors add nothing but them")
    func escapes() throws {
        for outputs in [SampleChapter.outputs, SampleChapter.failedOutputs] {
            #expect(try !SampleChapter.text(.plain).text(outputs, seconds: 0.2).contains("\u{1B}"))
            var colorless = color
            colorless.colors = .sixteen
            let stripped = try [color, colorless].map { style in
                try SampleChapter.text(style).text(outputs, seconds: 0.2)
                    .replacing(/\u{1B}\[[0-9;]*m/, with: "").replacing(/\u{1B}\]8;;[^\u{1B}]*\u{1B}\\/, with: "")
            }
            #expect(!stripped[0].contains("\u{1B}") && stripped[0] == stripped[1])
        }
    }

    @Test("prose and outputs keep within the terminal", arguments: [30, 40, 80])
    func width(columns: Int) throws {
        let style = TerminalStyle(columns: columns, colors: .none, theme: .light, graphics: .none)
        let chapter = try SampleChapter.chapter
        guard case .prose(let blocks)? = chapter.elements.first else { Issue.record("no prose"); return }
        for line in ProseText(style: style).lines(blocks, width: style.measure) { #expect(line.width <= columns) }
    }
}
