import Foundation
import Yams

/// What a learner wrote into `quizzes.yml`: an entry for each quiz.
package struct QuizAnswers: Sendable, Hashable {
    /// The answers, in the file's order.
    var entries: [Entry]

    /// One answer as it is written, which may be empty.
    package struct Entry: Sendable, Hashable, Codable {
        package var id: String
        package var answer: String
        package var line: Int
    }

    /// More entries than a chapter has quizzes, and longer than any answer: each is reported.
    private static let most = 200, longest = 400

    /// Reads the YAML `text`.
    /// - Throws: `AnswerFault` at the line where it is not a list of entries.
    init(_ text: String) throws(AnswerFault) {
        // The questions are in the file as comments, and may have any character.
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { $0.hasPrefix("#") ? "" : $0 }
        // An alias may repeat a large tree many times over: no answer needs one.
        if let line = lines.firstIndex(where: { $0.contains { $0 == "&" || $0 == "*" } }) {
            throw AnswerFault(line: line + 1, .yamlAlias)
        }
        let text = lines.joined(separator: "\n")
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch YamlError.duplicatedKeysInMapping(let keys, _) {
            let key = "\(keys.first.map { "\($0)" } ?? "")"
            let line = lines.lastIndex { $0.hasPrefix(key) }.map { $0 + 1 } ?? 1
            throw AnswerFault(line: line, .answeredTwice(quiz: key))
        } catch let error as YamlError {
            throw AnswerFault(line: Self.line(error), .notYAML)
        } catch {
            throw AnswerFault(.notYAML)
        }
        entries = []
        guard let node, node.null == nil else { return }
        guard let mapping = node.mapping, mapping.count <= Self.most else {
            throw AnswerFault(.notEntries)
        }
        for (key, value) in mapping {
            guard let id = key.scalar?.string, let answer = value.scalar?.string,
                max(id.utf8.count, answer.utf8.count) <= Self.longest
            else {
                throw AnswerFault(line: key.mark?.line ?? 1, .notOneAnswer)
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
