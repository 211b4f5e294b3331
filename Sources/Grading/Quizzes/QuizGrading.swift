import Foundation
import Literate

extension Quiz {
    /// What an answer to the quiz is worth.
    struct Verdict: Sendable, Hashable {
        var isRight: Bool
        /// What to tell the learner; nil for nothing.
        var feedback: String?
        /// Why the answer could not be read; nil where it could.
        var problem: String?
    }

    /// Judges `answer` as it is written: a number, for a choice its number from 1 or its letter from a.
    func verdict(on answer: String) -> Verdict {
        switch kind {
        case .number(let right, let tolerance, let feedback):
            guard let value = Self.number(answer) else {
                return Verdict(isRight: false, problem: "'\(answer.prefix(40))' is no number")
            }
            if abs(value - right) <= tolerance { return Verdict(isRight: true) }
            let known = feedback.first { abs($0.value - value) <= max(tolerance, 1e-9 * abs($0.value)) }
            return Verdict(isRight: false, feedback: known?.text)
        case .choice(let choices):
            guard let index = Self.choice(answer), choices.indices.contains(index) else {
                return Verdict(
                    isRight: false, problem: "'\(answer.prefix(40))' is no choice from 1 to \(choices.count)")
            }
            let feedback = choices[index].feedback
            return Verdict(isRight: choices[index].isRight, feedback: feedback.isEmpty ? nil : feedback)
        }
    }

    /// `1,024`, `1_024` and `1 024` are 1024; a decimal point is a point.
    private static func number(_ text: String) -> Double? {
        let plain = text.filter { $0 != "_" && $0 != " " }.replacing(/,(?=\d{3}(\D|$))/, with: "")
        guard let value = Double(plain), value.isFinite else { return nil }
        return value
    }

    private static func choice(_ text: String) -> Int? {
        if let number = Int(text) { return number - 1 }
        guard text.count == 1, let letter = text.lowercased().utf8.first, (97...122).contains(letter) else {
            return nil
        }
        return Int(letter) - 97
    }
}
