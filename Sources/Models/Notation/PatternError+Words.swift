import Wording

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
        case .expectedLayer(let found): "expected a layer or a group, found \(found)"
        case .expectedOperator(let found): "expected '+', '*' or the end, found \(found)"
        case .expectedTimes(let found): "'*' needs a number or a letter after it, not \(found)"
        case .notClosed(let bracket): "this group is not closed: it needs a '\(bracket)'"
        case .closesNothing(let bracket): "'\(bracket)' closes no group"
        case .unknownLayer(let name):
            "there is no layer '\(name)'; \(suggestion(for: name, among: NetworkPattern.LayerName.allCases.map(\.text)))"
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
