/// Why a pattern cannot be read, or not be expanded, and where.
public struct PatternError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        /// A layer or a group was expected.
        case expectedLayer(found: String)
        /// `+`, `*` or the end was expected.
        case expectedOperator(found: String)
        /// A number or a letter was expected after `*`.
        case expectedTimes(found: String)
        /// A group that is not closed, and what closes it.
        case notClosed(String)
        /// A closing bracket that belongs to no group, or to another kind.
        case closesNothing(String)
        /// A layer that the notation does not know.
        case unknownLayer(String)
        /// Brackets in brackets, too deep for any network.
        case tooDeep(limit: Int)
        /// A number too large for any network.
        case tooLarge(String)
        /// A letter that was given no number.
        case letterWithoutNumber(String)
        /// A letter that was given a number below 0.
        case negative(letter: String, Int)
        /// A number for a letter that the pattern does not have.
        case noSuchLetter(String, has: [String])
        /// An expansion of too many layers.
        case tooManyLayers(limit: Int)
        /// An expansion without any layer.
        case noLayers
        /// A layer that nothing can follow.
        case mustBeLast(String)
    }

    /// What is wrong.
    public let problem: Problem
    /// The pattern.
    public let text: String
    /// The character, counted from 1; nil where the pattern as a whole is meant.
    public let column: Int?
}
