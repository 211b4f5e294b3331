import CellEvents
import Foundation

extension GradeReport {
    /// The report as one JSON document, the same bytes for the same report.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// The report as plain text, one answer after the other and the sum at the end.
    public var text: String {
        let blocks = answers.map(\.text)
        let sum = "\(Self.number(score)) of \(points) points (seed \(seed))\n"
        return (blocks + [sum]).joined(separator: "\n")
    }

    /// `3`, `2.5`, `0.67`: no more digits than are needed.
    static func number(_ score: Double) -> String {
        let hundredths = Int((score * 100).rounded())
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        if rest == 0 { return "\(whole)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension AnswerReport {
    /// The answer's report as plain text.
    public var text: String {
        var lines = [
            "\(mark) \(Self.printable(exercise)) · \(GradeReport.number(score)) of \(points) · \(Self.printable(file))"
        ]
        for problem in problems {
            let place = problem.line.map { "\(Self.printable(file)):\($0):\(problem.column ?? 1): " } ?? ""
            lines += Self.indented("\(place)\(problem.message)")
        }
        for check in checks {
            lines += Self.indented(
                "\(check.passed ? "✓" : "✗") \(check.name)"
                    + (check.passed && check.cases > 1 ? " · \(check.cases) cases" : ""))
            if let counterexample = check.counterexample { lines += Self.indented(counterexample, by: 6) }
        }
        if let hint { lines += Self.indented("Hint: \(hint)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var mark: String {
        switch status {
        case .passed: "✓"
        case .notStarted: "·"
        case .failed, .compileError, .refused: "✗"
        case .notGraded: "!"
        }
    }

    /// An answer chooses part of the words: nothing in them may move the cursor or hide a line.
    private static func indented(_ text: String, by spaces: Int = 2) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String(repeating: " ", count: spaces) + printable(String($0)) }
    }

    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}
