import AnswerReading
import Foundation
import Literate

extension Quiz {
    /// What an answer to the quiz is worth.
    struct Mark: Sendable, Hashable {
        var isRight: Bool
        /// What to tell the learner; nil for nothing.
        var feedback: String?
        /// Why the answer could not be read; nil where it could.
        var problem: AnswerProblem?
    }

    /// Marks `answer` as it is written: a number, for a choice its number from 1 or its letter from a.
    func mark(of answer: String) -> Mark {
        switch kind {
        case .number(let right, let tolerance, let feedback):
            guard let value = Self.number(answer) else {
                return Mark(isRight: false, problem: .notANumber(answer: String(answer.prefix(40))))
            }
            if abs(value - right) <= tolerance { return Mark(isRight: true) }
            let known = feedback.first { abs($0.value - value) <= max(tolerance, 1e-9 * abs($0.value)) }
            return Mark(isRight: false, feedback: known?.text ?? hintText)
        case .choice(let choices):
            guard let index = Self.choice(answer), choices.indices.contains(index) else {
                return Mark(
                    isRight: false, problem: .notAChoice(answer: String(answer.prefix(40)), count: choices.count))
            }
            let feedback = choices[index].feedback
            if choices[index].isRight { return Mark(isRight: true, feedback: feedback.isEmpty ? nil : feedback) }
            return Mark(isRight: false, feedback: feedback.isEmpty ? hintText : feedback)
        }
    }

    /// What is told of a wrong answer that the author did not think of.
    private var hintText: String? {
        let paragraphs = hint.compactMap { if case .paragraph(let inlines) = $0 { inlines.markdown } else { nil } }
        return paragraphs.isEmpty ? nil : paragraphs.joined(separator: " ")
    }

    /// Reads a number as the page does: 30,730 and 30 730, a comma or a point before the fraction, either minus sign.
    private static func number(_ text: String) -> Double? {
        var plain = text.filter { !$0.isWhitespace && $0 != "_" && $0 != "'" }
            .replacing(/[\u{2212}\u{2013}]/, with: "-")
        if plain.wholeMatch(of: /[+-]?\d{1,3}(,\d{3})+(\.\d+)?/) != nil {
            plain.removeAll { $0 == "," }
        } else {
            plain = plain.replacing(",", with: ".", maxReplacements: 1)
        }
        guard let value = Double(plain), value.isFinite else { return nil }
        return value
    }

    private static func choice(_ text: String) -> Int? {
        if let number = Int(text) { return number > 0 ? number - 1 : nil }
        guard text.count == 1, let letter = text.lowercased().utf8.first, (97...122).contains(letter) else {
            return nil
        }
        return Int(letter) - 97
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
