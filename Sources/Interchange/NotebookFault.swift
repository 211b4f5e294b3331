import Foundation
import Literate

/// Why a file is not taken for a notebook.
enum NotebookFault: Error {
    /// It is not JSON at this place.
    case notJSON(SourcePosition, reason: String)
    /// Something in it is not what a notebook has there.
    case shape(path: [any CodingKey], message: String, line: Int)
    case version(Int)
    case kind(String, path: [any CodingKey], line: Int = 1)

    /// What the decoder found, with its place in `data`.
    init(_ error: any Error, in data: Data) {
        switch error {
        case NotebookFault.kind(let kind, let path, _):
            self = .kind(kind, path: path, line: Self.line(ofCell: path, in: data))
        case let fault as NotebookFault: self = fault
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            self = .shape(
                path: context.codingPath, message: "is not what a notebook has there",
                line: Self.line(ofCell: context.codingPath, in: data))
        case DecodingError.keyNotFound(let key, let context):
            self = .shape(
                path: context.codingPath, message: "has no '\(key.stringValue)'",
                line: Self.line(ofCell: context.codingPath, in: data))
        case DecodingError.dataCorrupted: self = Self.notJSON(data)
        default: self = .notJSON(SourcePosition(line: 1), reason: "it cannot be read")
        }
    }

    /// Of Foundation's two readers one tells the place, in words alone: `… around line 2, column 13.`, `… around character 14.`
    private static func notJSON(_ data: Data) -> NotebookFault {
        var words = "the data was not valid JSON"
        do {
            _ = try JSONSerialization.jsonObject(with: data)
        } catch {
            words = ((error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String) ?? words
        }
        var position = SourcePosition(line: 1)
        if let place = words.firstMatch(of: /line (\d+), column (\d+)/), let line = Int(place.1),
            let column = Int(place.2)
        {
            position = SourcePosition(line: line, column: max(1, column))
        } else if let place = words.firstMatch(of: /character (\d+)/), let offset = Int(place.1) {
            let before = data.prefix(offset)
            let line = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            position = SourcePosition(line: max(1, line.count), column: (line.last?.count ?? 0) + 1)
        }
        let reason = words.replacing(#/ *around (?:line|character).*/#, with: "")
        return .notJSON(position, reason: lowercasedFirst(reason))
    }

    private static func lowercasedFirst(_ words: some StringProtocol) -> String {
        words.prefix(1).lowercased() + words.dropFirst().trimmingCharacters(in: CharacterSet(charactersIn: ". "))
    }

    /// The line of the cell in which the decoder was. No text has this key: in one, its quotes would be escaped.
    private static func line(ofCell path: [any CodingKey], in data: Data) -> Int {
        guard let index = path.firstIndex(where: { $0.stringValue == "cells" }), index + 1 < path.count,
            let number = path[index + 1].intValue
        else { return 1 }
        let key = Data("\"cell_type\"".utf8)
        var place = data.startIndex
        for _ in 0...number {
            guard let found = data.range(of: key, in: place..<data.endIndex) else { return 1 }
            place = found.upperBound
        }
        return data[..<place].count { $0 == UInt8(ascii: "\n") } + 1
    }

    /// What is wrong, and where.
    func diagnostic(file: String) -> Diagnostic {
        switch self {
        case .notJSON(let position, let reason):
            Diagnostic(
                file: file, position: position, message: "this is not a notebook: it is not JSON: \(reason)",
                advice: "save it again in the program that made it")
        case .version(let version):
            Diagnostic(
                file: file, position: SourcePosition(line: 1), message: "this is a notebook of nbformat \(version)",
                advice: version < 3
                    ? "make it nbformat 4 with 'jupyter nbconvert --to notebook'" : "Lectern reads nbformat 3 and 4")
        case .shape(let path, let message, let line):
            Diagnostic(
                file: file, position: SourcePosition(line: line),
                message: "this is not a notebook: \(Self.words(path)) \(message)")
        case .kind(let kind, let path, let line):
            Diagnostic(
                file: file, position: SourcePosition(line: line),
                message: "\(Self.words(path)) is of the kind '\(kind)'", advice: "a notebook has code, markdown and raw"
            )
        }
    }

    /// `cells[3].source` in words that count from 1.
    private static func words(_ path: [any CodingKey]) -> String {
        guard !path.isEmpty else { return "it" }
        guard let index = path.firstIndex(where: { $0.stringValue == "cells" }), index + 1 < path.count,
            let number = path[index + 1].intValue
        else { return "'\(path.map(\.stringValue).joined(separator: "."))'" }
        let rest = path[(index + 2)...].map { key in key.intValue.map { "\($0 + 1)" } ?? key.stringValue }
        return rest.isEmpty ? "cell \(number + 1)" : "'\(rest.joined(separator: "."))' of cell \(number + 1)"
    }
}
