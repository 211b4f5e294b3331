import Foundation
import Yams

/// What a learner wrote into `quizzes.yml`: an entry for each quiz.
struct QuizAnswers: Sendable, Hashable {
    /// The answers, in the file's order.
    var entries: [Entry]

    /// One answer as it is written, which may be empty.
    struct Entry: Sendable, Hashable {
        var id: String
        var answer: String
        var line: Int
    }

    /// Reads the YAML `text`.
    /// - Throws: `AnswerFault` at the line where it is no list of entries.
    init(_ text: String) throws(AnswerFault.Thrown) {
        // The questions stand in the file as comments, and may have any character.
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { $0.hasPrefix("#") ? "" : $0 }
        // An alias may stand for a large tree, many times over: no answer needs one.
        if let line = lines.firstIndex(where: { $0.contains { $0 == "&" || $0 == "*" } }) {
            throw .init(
                fault: AnswerFault(
                    line: line + 1, message: "'&' and '*' have a meaning of their own in YAML: write the number alone"))
        }
        let text = lines.joined(separator: "\n")
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch YamlError.duplicatedKeysInMapping(let keys, _) {
            let key = "\(keys.first.map { "\($0)" } ?? "")"
            let line = lines.lastIndex { $0.hasPrefix(key) }.map { $0 + 1 } ?? 1
            throw .init(fault: AnswerFault(line: line, message: "'\(key)' is answered twice: keep one of the lines"))
        } catch let error as YamlError {
            throw .init(
                fault: AnswerFault(line: Self.line(error), message: "this is no YAML: write 'name: answer' lines"))
        } catch {
            throw .init(fault: AnswerFault(message: "this is no YAML: write 'name: answer' lines"))
        }
        entries = []
        guard let node, node.null == nil else { return }
        guard let mapping = node.mapping else {
            throw .init(fault: AnswerFault(message: "write 'name: answer' lines, one for each quiz"))
        }
        for (key, value) in mapping {
            guard let id = key.scalar?.string, let answer = value.scalar?.string else {
                throw .init(
                    fault: AnswerFault(
                        line: key.mark?.line ?? 1, message: "an answer is one number or the number of one choice"))
            }
            entries.append(
                Entry(id: id, answer: answer.trimmingCharacters(in: .whitespaces), line: key.mark?.line ?? 1))
        }
    }

    private static func line(_ error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }
}

extension AnswerFault {
    /// A fault that is thrown.
    struct Thrown: Error {
        var fault: AnswerFault
    }
}
