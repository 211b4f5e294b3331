/// What makes a question another one for each student: some of its numbers are drawn, and Swift computes the others from them.
public struct QuizDraw: Sendable {
    /// The numbers that are drawn, in the order in which the question names them.
    public var numbers: [Number]
    /// What must hold of the numbers that are drawn; nil where they may be any.
    public var condition: Expression?
    /// The right answer.
    public var answer: Expression
    /// How far from it an answer may be.
    public var tolerance: Double
    /// Known wrong answers, with what to say to them.
    public var wrong: [Wrong]
    /// The question, the hint and the explanation; empty where there is none.
    public var question: DrawnText, hint: DrawnText, explanation: DrawnText
    /// Where the fence has `draw`.
    public var position: SourcePosition
    /// The question with each combination of numbers, in order; empty until the expressions were computed.
    public var variants: [Variant] = []
    /// What the expressions gave for each variant, from which it follows.
    package var rows: [[String]] = []

    /// The most combinations that a question may have: a page has them all.
    public static let mostCombinations = 64

    /// A number that is drawn.
    public struct Number: Sendable, Hashable {
        /// What expressions call it.
        public var name: String
        /// What it may be.
        public var values: [Double]
    }

    /// A known wrong answer.
    public struct Wrong: Sendable {
        /// The wrong answer.
        public var value: Expression
        /// What to say to it.
        public var feedback: DrawnText
    }

    /// A Swift expression over the drawn numbers and what the cells above the question declare.
    public struct Expression: Sendable, Hashable {
        /// The Swift code, on one line.
        public var code: String
        /// Where the chapter has it.
        public var position: SourcePosition

        init(_ code: String, at position: SourcePosition) {
            // Each stands on a line of its own, by which the compiler's errors are told apart.
            self.code = code.split(whereSeparator: \.isNewline).joined(separator: " ")
            self.position = position
        }
    }

    /// The question with one combination of numbers.
    public struct Variant: Sendable {
        /// The numbers, as they are told: `n = 28, f = 3`.
        public var numbers: String
        /// The question, whose answer is a number.
        public var quiz: Quiz
    }
}

/// A text in which `\(…)` stands for what an expression gives.
public struct DrawnText: Sendable, Hashable {
    /// The text's pieces, in order.
    public private(set) var pieces: [Piece] = []

    /// A piece of such a text.
    public enum Piece: Sendable, Hashable {
        case text(String)
        case expression(QuizDraw.Expression)
    }

    /// No text.
    init() {}

    /// Reads `text`, whose value begins at `position`; nil where a parenthesis is never closed.
    init?(_ text: String, at position: SourcePosition) {
        var rest = text[...]
        while let start = rest.firstRange(of: "\\(") {
            guard let end = Self.closing(rest[start.upperBound...]) else { return nil }
            let code = String(rest[start.upperBound..<end])
            add(String(rest[..<start.lowerBound]))
            pieces.append(.expression(QuizDraw.Expression(code, at: position)))
            rest = rest[rest.index(after: end)...]
        }
        add(String(rest))
    }

    private mutating func add(_ text: String) { if !text.isEmpty { pieces.append(.text(text)) } }

    /// Where the parenthesis closes that was opened before `code`.
    private static func closing(_ code: Substring) -> String.Index? {
        var depth = 1
        for index in code.indices {
            switch code[index] {
            case "(": depth += 1
            case ")": depth -= 1
            default: break
            }
            if depth == 0 { return index }
        }
        return nil
    }

    /// The expressions in it, in order.
    public var expressions: [QuizDraw.Expression] {
        pieces.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
    }

    /// The text for readers who are not asked it: with each expression as it is written.
    var asWritten: String { filled(with: expressions.map(\.code)) }

    /// The text with these values for its expressions.
    func filled(with values: [String]) -> String {
        var values = values[...]
        return pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .expression: values.popFirst() ?? ""
            }
        }.joined()
    }
}
