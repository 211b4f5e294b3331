import Foundation
import Literate

/// A notebook as its file has it, whoever wrote it: nbformat 3 or 4, of which only what a chapter can have is read.
struct NotebookFile {
    var language: String?
    var title: String?
    var isComplete = false
    /// What follows the last piece of a chapter; nil for a newline.
    var end: String?
    var cells: [Cell]

    struct Cell {
        var kind: Kind
        var source: String
        /// The language of this cell, where it has one of its own.
        var language: String?
        var tags: [String] = []
        var isSourceHidden = false
        var origin: Notebook.CellMetadata.Origin?
        /// The media type of a raw cell.
        var format: String?
        /// What the cell's error said when it ran.
        var error: String?
        var hasOutputs = false
        /// Files in a cell of text, by their names.
        var attachments: [String: [String: String]] = [:]
    }

    enum Kind { case code, markdown, raw }

    /// Reads a notebook's JSON.
    ///
    /// - Parameter file: its path, which the error shows.
    /// - Throws: what is wrong with it, at its line.
    init(_ data: Data, file: String) throws(Diagnostic) {
        do {
            self = try JSONDecoder().decode(NotebookFile.self, from: data)
        } catch {
            throw NotebookFault(error, in: data).diagnostic(file: file)
        }
    }
}

extension NotebookFile: Decodable {
    private enum CodingKeys: String, CodingKey { case nbformat, metadata, cells, worksheets }

    private struct Worksheet: Decodable { var cells: [Cell] }

    private struct Metadata: Decodable {
        var title: String?
        var kernelspec: Kernel?
        var languageInfo: Kernel?
        var lectern: Notebook.Metadata.Origin?

        struct Kernel: Decodable {
            var name: String?
            var language: String?
        }

        enum CodingKeys: String, CodingKey {
            case title, kernelspec, lectern
            case languageInfo = "language_info"
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .nbformat)
        guard 3...4 ~= version else { throw NotebookFault.version(version) }
        let metadata = try container.decodeIfPresent(Metadata.self, forKey: .metadata)
        title = metadata?.title
        language = metadata?.languageInfo?.name ?? metadata?.kernelspec?.language ?? metadata?.kernelspec?.name
        isComplete = metadata?.lectern?.isComplete ?? false
        end = metadata?.lectern?.end
        cells =
            version == 3
            ? try container.decode([Worksheet].self, forKey: .worksheets).flatMap(\.cells)
            : try container.decode([Cell].self, forKey: .cells)
    }
}

extension NotebookFile.Cell: Decodable {
    private enum CodingKeys: String, CodingKey {
        case source, input, level, language, metadata, outputs, attachments
        case cellType = "cell_type"
    }

    private struct Metadata: Decodable {
        var tags: [String]?
        var jupyter: Hiding?
        var lectern: Notebook.CellMetadata.Origin?
        var vscode: Editor?
        var format: String?
        var mimetype: String?

        struct Hiding: Decodable {
            var isSourceHidden: Bool?

            enum CodingKeys: String, CodingKey { case isSourceHidden = "source_hidden" }
        }

        struct Editor: Decodable { var languageId: String? }

        enum CodingKeys: String, CodingKey {
            case tags, jupyter, lectern, vscode, format
            case mimetype = "raw_mimetype"
        }
    }

    private struct Output: Decodable {
        var type: String
        var evalue: String?

        enum CodingKeys: String, CodingKey {
            case evalue
            case type = "output_type"
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(String.self, forKey: .cellType)
        func text(_ key: CodingKeys) throws -> String { try container.decode(Lines.self, forKey: key).text }
        switch type {
        case "code":
            kind = .code
            source = try text(container.contains(.input) ? .input : .source)
        case "markdown": (kind, source) = (.markdown, try text(.source))
        case "raw", "html": (kind, source) = (.raw, try text(.source))
        case "heading":
            let level = try container.decodeIfPresent(Int.self, forKey: .level) ?? 1
            let words = try text(.source).split(whereSeparator: \.isNewline).joined(separator: " ")
            (kind, source) = (.markdown, String(repeating: "#", count: min(max(level, 1), 6)) + " " + words)
        default: throw NotebookFault.kind(type, path: decoder.codingPath)
        }
        let metadata = try container.decodeIfPresent(Metadata.self, forKey: .metadata)
        tags = metadata?.tags ?? []
        isSourceHidden = metadata?.jupyter?.isSourceHidden ?? false
        origin = metadata?.lectern
        format = metadata?.format ?? metadata?.mimetype ?? (type == "html" ? "text/html" : nil)
        language = try metadata?.vscode?.languageId ?? container.decodeIfPresent(String.self, forKey: .language)
        let outputs = try container.decodeIfPresent([Output].self, forKey: .outputs) ?? []
        hasOutputs = !outputs.isEmpty
        error = outputs.first { ["error", "pyerr"].contains($0.type) }.map { $0.evalue ?? "" }
        attachments =
            try container.decodeIfPresent([String: [String: Lines]].self, forKey: .attachments)?
            .mapValues { $0.mapValues(\.text) } ?? [:]
    }

    /// A text, in one string or in one for each line.
    private struct Lines: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            text = try (try? container.decode(String.self)) ?? container.decode([String].self).joined()
        }
    }
}
