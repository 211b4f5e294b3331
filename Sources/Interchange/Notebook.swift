import Outputs

/// A Jupyter notebook, as [nbformat 4.5](https://nbformat.readthedocs.io/en/latest/format_description.html) describes it.
package struct Notebook: Encodable, Sendable {
    var cells: [Cell]
    var metadata: Metadata
    let nbformat = 4
    let nbformatMinor = 5

    /// The file's text, the same bytes for the same notebook.
    package var json: String { JSONDocument.text(self) }

    enum CodingKeys: String, CodingKey {
        case cells, metadata, nbformat
        case nbformatMinor = "nbformat_minor"
    }

    /// What the notebook is, and what runs it.
    struct Metadata: Encodable {
        var title: String
        var kernelspec = Kernel()
        var languageInfo = Language()
        var lectern: Origin?

        enum CodingKeys: String, CodingKey {
            case title, kernelspec, lectern
            case languageInfo = "language_info"
        }

        /// Of which the chapter's file is made again.
        struct Origin: Codable {
            /// Whether the notebook has all that the chapter has.
            var isComplete: Bool
            /// What follows the last piece of the chapter; nil for a newline.
            var end: String?

            enum CodingKeys: String, CodingKey {
                case end
                case isComplete = "complete"
            }
        }
    }

    struct Kernel: Encodable {
        let name = "swift"
        let language = "swift"
        let displayName = "Swift"

        enum CodingKeys: String, CodingKey {
            case name, language
            case displayName = "display_name"
        }
    }

    struct Language: Encodable {
        let name = "swift"
        let mimetype = "text/x-swift"
        let fileExtension = ".swift"

        enum CodingKeys: String, CodingKey {
            case name, mimetype
            case fileExtension = "file_extension"
        }
    }

    /// A cell. Only one of code has outputs, and a number by which readers know that it ran.
    struct Cell: Encodable {
        var id: String
        var source: String
        var metadata = CellMetadata()
        /// What there is to say of code; nil for text.
        var code: Code?
        /// Whether a reader does not take the text for Markdown.
        var isRaw = false

        struct Code {
            /// Which of the cells that ran this one is, from 1; nil for one that did not.
            var executionCount: Int?
            var outputs: [Output] = []
        }

        enum CodingKeys: String, CodingKey {
            case id, source, metadata, outputs
            case cellType = "cell_type"
            case executionCount = "execution_count"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(lines(of: source), forKey: .source)
            try container.encode(metadata, forKey: .metadata)
            try container.encode(code != nil ? "code" : isRaw ? "raw" : "markdown", forKey: .cellType)
            guard let code else { return }
            try container.encode(code.executionCount, forKey: .executionCount)
            try container.encode(code.outputs, forKey: .outputs)
        }
    }

    /// What tools are told of a cell; what does not apply is left out.
    struct CellMetadata: Encodable {
        /// By which tools choose cells: `hide-input` and `raises-exception` are Jupyter's own.
        var tags: [String]?
        var jupyter: Hiding?
        var lectern: Origin?

        /// What JupyterLab folds.
        struct Hiding: Encodable {
            let isSourceHidden = true

            enum CodingKeys: String, CodingKey { case isSourceHidden = "source_hidden" }
        }

        /// What the cell is in the chapter.
        struct Origin: Codable {
            /// The name of the exercise or question.
            var name: String?
            var points: Int?
            /// The name of the live figure that the cell belongs to.
            var live: String?
            /// What follows the backquotes of the chapter's fence.
            var fence: String?
            /// How many empty lines are above it in the chapter; nil for one, and for none above the first.
            var blankLines: Int?

            enum CodingKeys: String, CodingKey {
                case name, points, live, fence
                case blankLines = "blank_lines"
            }
        }
    }

    /// What a cell printed, gave, drew or failed by.
    enum Output: Encodable {
        case stream(name: String, text: String)
        case display(Display)
        case result(Display, executionCount: Int)
        case error(name: String, value: String, traceback: [String])

        /// The same thing in each media type that a reader may show.
        struct Display {
            var text: String
            var markdown: String?
            var image: Image?
        }

        /// A PNG, with its size on the page in points.
        struct Image {
            var base64: String
            var size: Size

            struct Size: Encodable {
                var width: Int
                var height: Int
                var alt: String
            }
        }
    }
}

/// A text as notebooks have it: a string for each line, with the newline that ends it.
private func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().reduce(into: []) { lines, part in
        if part.offset > 0 { lines[lines.count - 1] += "\n" }
        lines.append(String(part.element))
    }.filter { !$0.isEmpty }
}

extension Notebook.Output {
    private enum CodingKeys: String, CodingKey {
        case name, text, data, metadata, ename, evalue, traceback
        case outputType = "output_type"
        case executionCount = "execution_count"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .stream(let name, let text):
            try container.encode("stream", forKey: .outputType)
            try container.encode(name, forKey: .name)
            try container.encode(lines(of: text), forKey: .text)
        case .display(let display):
            try container.encode("display_data", forKey: .outputType)
            try container.encode(display.data, forKey: .data)
            try container.encode(display.metadata, forKey: .metadata)
        case .result(let display, let executionCount):
            try container.encode("execute_result", forKey: .outputType)
            try container.encode(executionCount, forKey: .executionCount)
            try container.encode(display.data, forKey: .data)
            try container.encode(display.metadata, forKey: .metadata)
        case .error(let name, let value, let traceback):
            try container.encode("error", forKey: .outputType)
            try container.encode(name, forKey: .ename)
            try container.encode(value, forKey: .evalue)
            try container.encode(traceback, forKey: .traceback)
        }
    }
}

extension Notebook.Output.Display {
    fileprivate var data: [String: [String]] {
        var data = ["text/plain": lines(of: text)]
        data["text/markdown"] = markdown.map(lines(of:))
        data["image/png"] = image.map { [$0.base64] }
        return data
    }

    fileprivate var metadata: [String: Notebook.Output.Image.Size] { image.map { ["image/png": $0.size] } ?? [:] }
}
