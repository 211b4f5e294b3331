import AnswerReading
import Foundation
import Literate

extension Quiz {
    /// What an answer to the quiz is worth.
    struct Mark: Sendable, Hashable {
        var isRight: Bool
        /// What to tell a learner whose answer is wrong; nil for nothing.
        var feedback: String?
        /// Why the answer could not be read; nil where it could.
        var problem: AnswerProblem?
    }

    /// Marks `answer` as it is written: a number, or the letter of a choice.
    func mark(of answer: String) -> Mark {
        switch kind {
        case .number(let right, let tolerance, let feedback):
            guard let number = WrittenNumber(answer, units: unitNames) else {
                return Mark(isRight: false, problem: .notANumber(answer: String(answer.prefix(40))))
            }
            if number.isNear(right, tolerance: tolerance) { return Mark(isRight: true) }
            let known = feedback.first { number.isNear($0.value, tolerance: tolerance) }
            return Mark(isRight: false, feedback: known?.text ?? Self.text(hint))
        case .choice(let choices):
            guard let index = choices.indices.first(where: { Self.names(answer, choiceAt: $0) }) else {
                return Mark(isRight: false, problem: Self.problem(of: answer, choices: choices.count))
            }
            if choices[index].isRight { return Mark(isRight: true) }
            let feedback = choices[index].feedback
            return Mark(isRight: false, feedback: feedback.isEmpty ? Self.text(hint) : feedback)
        case .drawn:
            return Mark(isRight: false, problem: .exerciseAtFault(reason: "nobody has drawn its numbers"))
        }
    }

    /// What to tell a learner whose answer is right: why it is. Nil for nothing.
    var reason: String? {
        var parts = [Self.text(explanation)].compactMap { $0 }
        if case .choice(let choices) = kind, let right = choices.first(where: \.isRight), !right.feedback.isEmpty {
            parts.insert(right.feedback, at: 0)
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Whether `answer` is the letter of a choice, as people write it: `b`, `B`, `(b)`, `b.`.
    private static func names(_ answer: String, choiceAt index: Int) -> Bool {
        answer.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: "(). ")) == letter(at: index)
    }

    /// A number is never taken for a choice: a choice may itself be one.
    private static func problem(of answer: String, choices: Int) -> AnswerProblem {
        let last = letter(at: choices - 1)
        return WrittenNumber(answer, units: []) == nil
            ? .notAChoice(answer: String(answer.prefix(40)), last: last)
            : .numberForChoice(answer: String(answer.prefix(40)), last: last)
    }

    private static func text(_ blocks: [Block]) -> String? {
        let paragraphs = blocks.compactMap { block -> String? in
            switch block {
            case .paragraph(let inlines): inlines.markdown
            case .math(let tex, _): "$\(tex)$"
            default: nil
            }
        }
        return paragraphs.isEmpty ? nil : paragraphs.joined(separator: " ")
    }
}

extension [Inline] {
    /// The words, with formulas and code marked as in the chapter, for reports to render.
    fileprivate var markdown: String {
        map { inline in
            switch inline {
            case .math(let tex, _): "$\(tex)$"
            case .code(let text): "`\(text)`"
            default: [inline].plainText
            }
        }.joined()
    }
}
