import Literate

/// The code that computes a question's numbers: for each combination that may be drawn a row of a table, which has the drawn numbers, the
/// right answer, the known wrong ones, and what the expressions in texts give.
struct DrawProgram: Sendable {
    /// The code of a cell. Each of the reader's expressions is on a line of its own.
    private(set) var text = ""
    private var expressions: [Int: QuizDraw.Expression] = [:]

    init(_ draw: QuizDraw) {
        let names = draw.numbers.map(\.name)
        add(Self.head)
        add(
            "func drawnRow(\(draw.numbers.map { "_ \($0.name): \($0.type)" }.joined(separator: ", "))) throws -> [String]? {"
        )
        if let condition = draw.condition {
            add("guard try (")
            add(condition)
            add(") else { return nil }")
        }
        add("let answer = try (")
        add(draw.answer)
        add(")")
        add("var row = [\(names.map { "drawnText(\($0))" }.joined(separator: ", ")), drawnNumber(answer)]")
        for (index, expression) in draw.expressions.dropFirst().enumerated() {
            add("row.append(try \(index < draw.wrong.count ? "drawnNumber" : "drawnText")(")
            add(expression)
            add("))")
        }
        add("return row")
        add("}")
        add("var drawnRows: [[String]] = []")
        for number in draw.numbers { add("for \(number.name) in \(number.list) {") }
        add("if let row = try drawnRow(\(names.joined(separator: ", "))) { drawnRows.append(row) }")
        add(String(repeating: "}", count: names.count))
        add("LessonKit.show(LessonKit.Table(header: [], rows: drawnRows))")
    }

    /// The expression on a line of the code, counted from 0.
    func expression(atLine line: Int) -> QuizDraw.Expression? { expressions[line] }

    private mutating func add(_ code: String) { text += code + "\n" }

    private mutating func add(_ expression: QuizDraw.Expression) {
        expressions[text.count { $0 == "\n" }] = expression
        add(expression.code)
    }

    /// Numbers cross to us whole; in texts a whole number has no point, and what was rounded on the way is not seen.
    private static let head = """
        func drawnNumber(_ value: some BinaryInteger) -> String { "\\(value)" }
        func drawnNumber(_ value: some BinaryFloatingPoint) -> String { "\\(Double(value))" }
        func drawnText(_ value: some Any) -> String { "\\(value)" }
        func drawnText(_ value: some BinaryFloatingPoint) -> String { String(format: "%.10g", Double(value)) }
        """
}

extension QuizDraw.Number {
    /// Whole numbers are whole ones in expressions, too.
    private var isWhole: Bool { values.allSatisfy { Int(exactly: $0) != nil } }

    var type: String { isWhole ? "Int" : "Double" }

    /// The values as Swift.
    var list: String {
        "[\(values.map { value in isWhole ? "\(Int(value))" : "\(value)" }.joined(separator: ", "))] as [\(type)]"
    }
}
