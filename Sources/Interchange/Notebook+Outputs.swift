import Foundation
import Literate
import Outputs

extension Notebook.Output {
    /// What a reader sees of what a cell did.
    static func all(
        of cell: Cell, _ output: CellOutput, of chapter: Chapter, executionCount: Int, writer: inout MarkdownWriter,
        figure: (String) -> Data?
    ) -> [Notebook.Output] {
        let items = cell.kind == .hidden ? output.itemsShownOfHiddenCell : output.items
        let last = items.lastIndex { if case .value = $0 { true } else { false } }
        var all: [Notebook.Output] = []
        for (index, item) in items.enumerated() {
            switch item {
            case .text(let text, let stream):
                all.append(.stream(name: stream == .standardOutput ? "stdout" : "stderr", text: text))
            case .value(let value):
                let display = Display(text: value.text)
                all.append(index == last ? .result(display, executionCount: executionCount) : .display(display))
            case .figure(let rendered):
                all.append(.display(Display(rendered, content: figure(rendered.light))))
                let caption = writer.line(MarkdownText.inlines(of: rendered.caption))
                if !caption.isEmpty { all.append(.display(Display(text: rendered.caption, markdown: caption))) }
            case .check(let check): all.append(.display(Display(text: words(check))))
            case .table(let table): all.append(.display(Display(table, writer: &writer)))
            }
        }
        if let error = output.error {
            let file = chapter.file.split(separator: "/").last ?? ""
            let place = "\(file):\(error.line)" + (error.column.map { ":\($0)" } ?? "")
            all.append(
                .error(name: error.kind.rawValue, value: error.message, traceback: ["\(place): \(error.message)"]))
        }
        return all
    }

    private static func words(_ check: CheckResult) -> String {
        let cases = check.cases > 1 ? " · \(check.cases) cases" : ""
        return check.passed
            ? "✓ \(check.name)\(cases)" : "✗ \(check.name)" + (check.counterexample.map { "\n\($0)" } ?? "")
    }
}

extension Notebook.Output.Display {
    fileprivate init(_ figure: RenderedFigure, content: Data?) {
        let live = figure.live.map { ["A live figure, as it starts. " + $0.start.sentence] } ?? []
        text = ([figure.alternativeText] + live).joined(separator: "\n")
        image = content.map {
            .init(
                base64: $0.base64EncodedString(),
                size: .init(width: figure.width, height: figure.height, alt: figure.alternativeText))
        }
    }

    fileprivate init(_ table: Outputs.Table, writer: inout MarkdownWriter) {
        let block = Block.table(
            alignments: table.numericColumns.map { $0 ? .right : .left }, header: table.header.map { [.text($0)] },
            rows: table.rows.map { $0.map { [.text($0)] } })
        let markdown = writer.text([block])
        self.init(text: ([table.header] + table.rows).map { $0.joined(separator: "\t") }.joined(separator: "\n"))
        self.markdown = markdown
    }
}
