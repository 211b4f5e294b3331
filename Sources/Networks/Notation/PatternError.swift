import Wording

/// Why a pattern cannot be read, or not be expanded, and where.
public struct PatternError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Problem: Equatable, Sendable {
        /// A layer or a group was expected.
        case expectedLayer(found: String)
        /// `+`, `*` or the end was expected.
        case expectedOperator(found: String)
        /// A number or a letter was expected behind `*`.
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

extension PatternError: CustomStringConvertible {
    /// The pattern, a mark below the character, and what is wrong there.
    public var description: String {
        guard let column else { return "\(text): \(problem)" }
        let space = String(repeating: " ", count: column - 1)
        return "character \(column): \(problem)\n  \(text)\n  \(space)^"
    }
}

extension PatternError.Problem: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .expectedLayer(let found): "a layer or a group must stand here, not \(found)"
        case .expectedOperator(let found): "'+', '*' or the end must stand here, not \(found)"
        case .expectedTimes(let found): "'*' needs a number or a letter behind it, not \(found)"
        case .notClosed(let bracket): "this group is not closed: it needs a '\(bracket)'"
        case .closesNothing(let bracket): "'\(bracket)' closes no group"
        case .unknownLayer(let name):
            "there is no layer '\(name)'; \(suggestion(for: name, among: NetworkPattern.LayerName.allCases.map(\.rawValue)))"
        case .tooDeep(let limit): "groups are nested more than \(limit) deep"
        case .tooLarge(let number): "\(number) is more than any network repeats"
        case .letterWithoutNumber(let letter): "how often is \(letter)? give it a number: [\"\(letter)\": 2]"
        case .negative(let letter, let number): "\(letter) is \(number): nothing is repeated less than 0 times"
        case .noSuchLetter(let letter, let known):
            "there is no letter \(letter) in the pattern; \(suggestion(for: letter, among: known))"
        case .tooManyLayers(let limit): "the pattern expands to more than \(limit) layers"
        case .noLayers: "the pattern expands to no layer at all"
        case .mustBeLast(let layer): "\(layer) must be the last layer"
        }
    }
}
