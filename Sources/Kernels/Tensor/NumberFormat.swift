/// How the numbers of one tensor are written, so that they stand in columns: with as few digits as tell them apart, at
/// most eight decimals, and in scientific notation where fixed decimals would not do, by NumPy's rules.
struct NumberFormat {
    private let scientific: Bool
    private let decimals: Int
    private let before: Int

    init(_ values: [Float]) {
        let finite = values.filter(\.isFinite)
        let sizes = finite.map(abs).filter { $0 > 0 }
        let (least, most) = (sizes.min() ?? 1, sizes.max() ?? 1)
        // NumPy also writes [1, 2000] as powers of ten; whole numbers are left whole here.
        let whole = finite.allSatisfy { $0 == $0.rounded() }
        scientific = most >= 1e8 || least < 1e-4 || (most / least > 1000 && !whole)
        let texts = finite.map(scientific ? Self.exponential : Self.fixed)
        decimals = texts.map { $0.mantissaDecimals }.max() ?? 0
        let special =
            values.contains { !$0.isFinite } ? values.filter { !$0.isFinite }.map { Self.special($0).count } : []
        let width = texts.map { $0.whole.count }.max() ?? 0
        // What stands before the point; words such as nan may need more than the numbers do.
        let tail = 1 + decimals + (texts.map { $0.exponent.count }.max() ?? 0)
        before = max(width, (special.max() ?? 0) - (finite.isEmpty ? 1 : tail))
        exponentWidth = texts.map { $0.exponent.count }.max() ?? 0
        onlySpecial = finite.isEmpty
    }

    private let exponentWidth: Int
    private let onlySpecial: Bool

    func text(_ value: Float) -> String {
        let width = onlySpecial ? before + 1 : before + 1 + decimals + exponentWidth
        guard value.isFinite else { return pad(Self.special(value), to: width) }
        let parts = scientific ? Self.exponential(value) : Self.fixed(value)
        let missing = String(repeating: scientific ? "0" : " ", count: decimals - parts.mantissaDecimals)
        let mantissa = pad(parts.whole, to: before) + "." + parts.fraction
        return scientific ? mantissa + missing + parts.exponent : mantissa + missing
    }

    private func pad(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(width - text.count, 0)) + text
    }

    private struct Parts {
        var whole: String
        var fraction: String
        var exponent = ""
        var mantissaDecimals: Int { fraction.count }
    }

    private static func special(_ value: Float) -> String {
        value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    }

    /// The shortest decimal digits that give `value` back, and the power of ten of the first.
    private static func digits(_ value: Float) -> (digits: String, power: Int) {
        let text = abs(value).description
        let halves = text.split(separator: "e")
        let point = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        let all = point.joined()
        let leading = all.prefix { $0 == "0" }.count
        var kept = all.dropFirst(leading)
        while kept.last == "0" { kept.removeLast() }
        guard !kept.isEmpty else { return ("0", 0) }
        let exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
        return (String(kept), point[0].count - 1 - leading + exponent)
    }

    private static func exponential(_ value: Float) -> Parts {
        let (digits, power) = digits(value)
        let sign = value.sign == .minus ? "-" : ""
        let size = abs(power)
        return Parts(
            whole: sign + digits.prefix(1), fraction: String(digits.dropFirst()),
            exponent: (power < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + "\(size)")
    }

    private static func fixed(_ value: Float) -> Parts {
        let sign = value.sign == .minus ? "-" : ""
        let (digits, power) = digits(value)
        if digits.count - power - 1 > 8 {
            let scaled = Int((Double(abs(value)) * 1e8).rounded())
            var fraction = String(String(scaled % 100_000_000 + 100_000_000).dropFirst())
            while fraction.last == "0" { fraction.removeLast() }
            return Parts(whole: sign + "\(scaled / 100_000_000)", fraction: fraction)
        }
        if power < 0 { return Parts(whole: sign + "0", fraction: String(repeating: "0", count: -power - 1) + digits) }
        let padded = digits + String(repeating: "0", count: max(power + 1 - digits.count, 0))
        let fraction = String(padded.dropFirst(power + 1))
        return Parts(whole: sign + padded.prefix(power + 1), fraction: fraction == "0" ? "" : fraction)
    }
}
