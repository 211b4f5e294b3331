/// Reads the lecture's notation, by recursive descent.
///
///     pattern  =  item ("+" item)*
///     item     =  atom ("*" (number | letter))*
///     atom     =  LAYER | "{" pattern "}" | "(" pattern ")"
struct PatternParser {
    private let text: String
    private let characters: [Character]
    private var place = 0
    private static let depthLimit = 50

    init(_ text: String) {
        self.text = text
        characters = Array(text)
    }

    mutating func parse() throws(PatternError) -> [NetworkPattern.Part] {
        let parts = try pattern(depth: 0)
        guard place == characters.count else {
            let found = characters[place]
            throw found == "}" || found == ")"
                ? error(.closesNothing(String(found)), at: place) : error(.expectedOperator(found: here), at: place)
        }
        return parts
    }

    private mutating func pattern(depth: Int) throws(PatternError) -> [NetworkPattern.Part] {
        var parts = [try item(depth: depth)]
        while accept("+") { parts.append(try item(depth: depth)) }
        return parts
    }

    private mutating func item(depth: Int) throws(PatternError) -> NetworkPattern.Part {
        var part = try atom(depth: depth)
        while accept("*") { part = .repeated(part, try times()) }
        return part
    }

    private mutating func atom(depth: Int) throws(PatternError) -> NetworkPattern.Part {
        skipSpace()
        let start = place
        guard depth < PatternParser.depthLimit else {
            throw error(.tooDeep(limit: PatternParser.depthLimit), at: start)
        }
        for (open, close, brackets) in [
            ("{", "}", NetworkPattern.Brackets.braces), ("(", ")", .parentheses),
        ] as [(Character, Character, NetworkPattern.Brackets)] where accept(open) {
            let parts = try pattern(depth: depth + 1)
            guard accept(close) else {
                throw place == characters.count || characters[place] == "}" || characters[place] == ")"
                    ? error(.notClosed(String(close)), at: start) : error(.expectedOperator(found: here), at: place)
            }
            return .group(parts, brackets)
        }
        let name = word()
        guard !name.isEmpty else { throw error(.expectedLayer(found: here), at: place) }
        guard let layer = NetworkPattern.LayerName(text: name) else {
            throw error(.unknownLayer(name), at: start)
        }
        return .layer(layer)
    }

    private mutating func times() throws(PatternError) -> NetworkPattern.Times {
        skipSpace()
        let start = place
        let word = word()
        guard let first = word.first else { throw error(.expectedTimes(found: here), at: start) }
        guard first.isWholeNumber else { return .letter(word) }
        guard word.allSatisfy({ $0.isASCII && $0.isWholeNumber }) else {
            throw error(.expectedTimes(found: "'\(word)'"), at: start)
        }
        guard let number = Int(word), number <= 10_000 else { throw error(.tooLarge(word), at: start) }
        return .number(number)
    }

    private mutating func word() -> String {
        let start = place
        while place < characters.count, characters[place].isLetter || characters[place].isNumber { place += 1 }
        return String(characters[start..<place])
    }

    private mutating func accept(_ character: Character) -> Bool {
        skipSpace()
        guard place < characters.count, characters[place] == character else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while place < characters.count, characters[place].isWhitespace { place += 1 }
    }

    private var here: String { place < characters.count ? "'\(characters[place])'" : "the end" }

    private func error(_ problem: PatternError.Problem, at place: Int) -> PatternError {
        PatternError(problem: problem, text: text, column: place + 1)
    }
}
