import Foundation
import Literate
import Outputs

/// A part of what a cell did, as a Jupyter kernel tells it: unlike in a notebook, a text is one string.
package struct OutputMessage: Encodable, Sendable {
    private let output: Notebook.Output

    /// The message's type: `stream`, `display_data`, `execute_result` or `error`.
    package var type: String {
        switch output {
        case .stream: "stream"
        case .display: "display_data"
        case .result: "execute_result"
        case .error: "error"
        }
    }

    /// Of an error, its kind and its words.
    package var failure: (kind: String, words: String, traceback: [String])? {
        if case .error(let name, let value, let traceback) = output { (name, value, traceback) } else { nil }
    }

    /// What a cell of `chapter` did, which ran as the cell of this number.
    ///
    /// - Parameters:
    ///   - isOver: whether the last value is the cell's result.
    ///   - figure: the content of a figure's file, by its name; nil where there is none.
    package static func all(
        of cell: Cell, _ output: CellOutput, of chapter: Chapter, executionCount: Int, isOver: Bool = true,
        figure: (String) -> Data?
    ) -> [OutputMessage] {
        var writer = MarkdownWriter()
        return Notebook.Output.all(
            of: cell, output, of: chapter, executionCount: executionCount, writer: &writer, figure: figure
        ).map { output in
            if !isOver, case .result(let display, _) = output { return OutputMessage(output: .display(display)) }
            return OutputMessage(output: output)
        }
    }

    /// An error that is not a cell's own.
    package init(errorOfKind kind: String, words: String) {
        output = .error(name: kind, value: words, traceback: [words])
    }

    private init(output: Notebook.Output) { self.output = output }

    private enum CodingKeys: String, CodingKey {
        case name, text, data, metadata, transient, ename, evalue, traceback
        case executionCount = "execution_count"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch output {
        case .stream(let name, let text):
            try container.encode(name, forKey: .name)
            try container.encode(text, forKey: .text)
        case .display(let display):
            try encode(display, to: &container)
            try container.encode([String: String](), forKey: .transient)
        case .result(let display, let executionCount):
            try encode(display, to: &container)
            try container.encode(executionCount, forKey: .executionCount)
        case .error(let name, let value, let traceback):
            try container.encode(name, forKey: .ename)
            try container.encode(value, forKey: .evalue)
            try container.encode(traceback, forKey: .traceback)
        }
    }

    private func encode(
        _ display: Notebook.Output.Display, to container: inout KeyedEncodingContainer<CodingKeys>
    ) throws {
        var data = ["text/plain": display.text]
        data["text/markdown"] = display.markdown
        data["image/png"] = display.image?.base64
        try container.encode(data, forKey: .data)
        try container.encode(display.image.map { ["image/png": $0.size] } ?? [:], forKey: .metadata)
    }
}
