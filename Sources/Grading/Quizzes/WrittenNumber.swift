import Foundation

/// A number as a learner writes it. `site/assets/scripts/quizzes.js` reads the same texts as the same numbers.
///
/// - 30,730 and 30 730 have a thousand in them; a comma or a point is before the fraction; there are two minus signs.
/// - 3/4 is a quotient.
/// - 10% is 0.1, but 10 where the unit is itself %. Another unit may be written where it is the quiz's.
struct WrittenNumber: Sendable, Hashable {
    let value: Double

    /// Reads `text`; nil where it is not a number with or without one of `units`.
    init?(_ text: String, units: [String]) {
        var rest = text.replacing(/[\u{2212}\u{2013}]/, with: "-").trimmingCharacters(in: .whitespacesAndNewlines)
        var divisor = 1.0
        if let unit = units.sorted(by: { $0.count > $1.count }).first(where: rest.hasSuffix) {
            rest.removeLast(unit.count)
        } else if rest.hasSuffix("%") {
            rest.removeLast()
            divisor = 100
        }
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        let numbers = parts.compactMap { Self.plain($0, mayHaveSpaces: parts.count == 1) }
        guard parts.count <= 2, numbers.count == parts.count else { return nil }
        let value = (numbers.count == 2 ? numbers[0] / numbers[1] : numbers[0]) / divisor
        guard value.isFinite else { return nil }
        self.value = value
    }

    /// Whether it is so near to `other` that it counts as the same, whatever was rounded on the way.
    func isNear(_ other: Double, tolerance: Double) -> Bool {
        abs(value - other) <= tolerance + 1e-9 * max(1, abs(other))
    }

    /// In a quotient, spaces could be those of 1 3/4.
    private static func plain(_ text: String, mayHaveSpaces: Bool) -> Double? {
        var digits = text.filter { !(mayHaveSpaces && $0.isWhitespace) && $0 != "_" && $0 != "'" }
        if digits.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?/) != nil {
            digits.removeAll { $0 == "," }
        } else {
            digits = digits.replacing(",", with: ".", maxReplacements: 1)
        }
        guard digits.wholeMatch(of: /[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?/) != nil else { return nil }
        return Double(digits)
    }
}
