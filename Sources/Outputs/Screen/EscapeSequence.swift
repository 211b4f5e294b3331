/// A sequence after an escape character (ECMA-48): of those that move, erase and color its numbers; all others do nothing here.
struct EscapeSequence {
    /// The letter that says what it does; nil for one that does nothing here.
    private(set) var final: Unicode.Scalar?
    /// Its numbers, those together that a colon joins; 0 where one is left out.
    private(set) var parameters: [[Int]] = []
    private var text = ""

    /// No number is larger: what is counted with it does not overflow.
    private static let largest = 1 << 20

    /// Takes the sequence from the front of `rest`, which begins after the escape character. One that is broken off ends where it is.
    init(_ rest: inout Substring.UnicodeScalarView) {
        guard let first = rest.first else { return }
        switch first {
        case "[":
            rest.removeFirst()
            readControl(&rest)
        case "]", "P", "X", "^", "_":
            rest.removeFirst()
            Self.skipText(&rest)
        case "\u{20}"..."\u{2F}":
            // The choice of a set of letters, which is a byte more.
            while let scalar = rest.first, ("\u{20}"..."\u{2F}").contains(scalar) { rest.removeFirst() }
            if let scalar = rest.first, ("\u{30}"..."\u{7E}").contains(scalar) { rest.removeFirst() }
        case "\u{30}"..."\u{7E}": rest.removeFirst()
        default: return
        }
    }

    /// The number at `index`; nil where there is none.
    func number(_ index: Int) -> Int? { text.isEmpty || index >= parameters.count ? nil : parameters[index][0] }

    private mutating func readControl(_ rest: inout Substring.UnicodeScalarView) {
        while let scalar = rest.first, ("\u{20}"..."\u{7E}").contains(scalar) {
            rest.removeFirst()
            guard ("\u{40}"..."\u{7E}").contains(scalar) else {
                text.unicodeScalars.append(scalar)
                continue
            }
            // What a terminal keeps for itself begins with another sign than a digit, as in ?25l.
            guard text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || $0 == ";" || $0 == ":" }) else { return }
            final = scalar
            parameters = text.split(separator: ";", omittingEmptySubsequences: false).map { field in
                field.split(separator: ":", omittingEmptySubsequences: false).map { min(Int($0) ?? 0, Self.largest) }
            }
            return
        }
    }

    /// A title, a link or a picture goes up to a bell or a string terminator.
    private static func skipText(_ rest: inout Substring.UnicodeScalarView) {
        while let scalar = rest.popFirst() {
            if scalar == "\u{7}" { return }
            if scalar == "\u{1B}" {
                if rest.first == "\\" { rest.removeFirst() }
                return
            }
        }
    }
}
