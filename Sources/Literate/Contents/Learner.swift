import Foundation
import Random

/// Who is asked a course's questions, and so which of their numbers and choices.
public struct Learner: Sendable, Hashable {
    /// The name, as the folder of a class has it; nil for somebody who learns alone.
    public var name: String?
    /// The course's seed: with another one, everybody's numbers are others.
    public var seed: Int

    /// A learner of this name in a course with this seed.
    public init(name: String? = nil, seed: Int) {
        self.name = name
        self.seed = seed
    }

    /// The place of this learner's numbers among `count` combinations of a question's. `site/assets/scripts/variants.js` draws the same.
    func index(for quiz: ExerciseID, among count: Int) -> Int {
        var random = draws(for: quiz)
        return Int(random.next() % UInt64(count))
    }

    /// The random numbers by which a question is drawn for this learner.
    func draws(for quiz: ExerciseID) -> SplitMix64 {
        SplitMix64(seed: StableHash("\(seed)\n\(quiz.name)\n\(key)").value)
    }

    /// The name, which is the same however its letters are composed, and whatever their case; empty for nobody's. A browser's lower-case
    /// sigma at a word's end is another one than Swift's.
    package var key: String {
        (name ?? "").precomposedStringWithCanonicalMapping.lowercased().replacing("ς", with: "σ")
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
