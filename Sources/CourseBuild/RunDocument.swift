import Outputs
import Foundation
import Literate

/// What `run --format json` writes. Every key is always there; what does not apply is null.
package struct RunDocument: Encodable {
    var chapter: String
    var title: String
    var cells: [Cell]

    struct Cell: Encodable {
        /// From 1, as readers count.
        var index: Int
        var line: Int
        var kind: String
        var status: String
        /// All that was printed to standard output.
        var stdout: String
        /// All that was printed to standard error.
        var stderr: String
        /// What was printed to either, in order.
        var printed: [Text]
        @Nullable var value: String?
        var tables: [Table]
        var figures: [String]
        var checks: [Check]
        @Nullable var error: Failure?
        var seconds: Double
        var reused: Bool
    }

    struct Text: Encodable {
        /// `stdout` or `stderr`.
        var stream: String
        var text: String
    }

    struct Table: Encodable {
        var header: [String]
        var rows: [[String]]
    }

    struct Check: Encodable {
        var name: String
        var passed: Bool
        var cases: Int
        @Nullable var counterexample: String?
    }

    struct Failure: Encodable {
        var kind: String
        var message: String
        var line: Int
        @Nullable var column: Int?
    }

    /// - Parameter figurePath: the path of a figure's file, as it is shown.
    package init(_ chapter: Chapter, _ outputs: ChapterOutputs, figurePath: (String) -> String) {
        self.chapter = chapter.name
        title = chapter.title
        cells = zip(chapter.cells, outputs.cells).map { Cell($0, $1, figurePath: figurePath) }
    }

    /// The formats of a run.
    package enum Format: String, CaseIterable, Sendable { case json }

    /// One document, the same bytes for the same values.
    package var json: String { JSONDocument.text(self) }
}

extension RunDocument.Cell {
    init(_ cell: Literate.Cell, _ output: CellOutput, figurePath: (String) -> String) {
        index = cell.index + 1
        line = cell.source.fence.line
        kind =
            switch cell.kind {
            case .run: "run"
            case .hidden: "hidden"
            case .norun: "norun"
            case .fails: "fails"
            }
        status = output.status.rawValue
        printed = output.items.compactMap {
            guard case .text(let text, let stream) = $0 else { return nil }
            return RunDocument.Text(stream: stream == .standardOutput ? "stdout" : "stderr", text: text)
        }
        stdout = printed.filter { $0.stream == "stdout" }.map(\.text).joined()
        stderr = printed.filter { $0.stream == "stderr" }.map(\.text).joined()
        tables = output.items.compactMap {
            if case .table(let table) = $0 { RunDocument.Table(header: table.header, rows: table.rows) } else { nil }
        }
        self.figures = output.items.compactMap {
            if case .figure(let figure) = $0 { figurePath(figure.light) } else { nil }
        }
        checks = output.checks.map(RunDocument.Check.init)
        seconds = (output.seconds * 1000).rounded() / 1000
        reused = output.reused
        let values = output.items.compactMap { if case .value(let value) = $0 { value.text } else { nil } }
        _value = Nullable(wrappedValue: values.last)
        _error = Nullable(wrappedValue: output.error.map(RunDocument.Failure.init))
    }
}

extension RunDocument.Check {
    init(_ check: CheckResult) {
        name = check.name
        passed = check.passed
        cases = check.cases
        _counterexample = Nullable(wrappedValue: check.counterexample)
    }
}

extension RunDocument.Failure {
    init(_ error: CellError) {
        kind = error.kind.rawValue
        message = error.message
        line = error.line
        _column = Nullable(wrappedValue: error.column)
    }
}
