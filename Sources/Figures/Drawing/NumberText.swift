import Foundation

/// An integer in superscript characters.
func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (number < 0 ? "⁻" : "")
        + String(String(number.magnitude).compactMap { $0.wholeNumberValue }.map { digits[$0] })
}

/// An integer with a comma at each thousand and a real minus.
func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
        text.append(digit)
    }
    return (number < 0 ? "−" : "") + text
}

/// The labels of evenly spaced numbers, all with the decimals that their step needs.
func numberLabels(_ values: [Double], step: Double) -> [String] {
    let largest = values.map(abs).max() ?? 0
    let smallestPower = Int((log10(step) + 1e-9).rounded(.down))
    // Numbers that differ in their last digits only are written out: 1.00000000002.
    let isNarrow = largest >= 1e-3 && largest < 1e6 && largest * pow(10, -Double(smallestPower)) < 1e15
    if largest >= 1e15 || (smallestPower < -6 && !isNarrow) {
        let power = Int(log10(largest).rounded(.down))
        let decimals = max(0, power - smallestPower)
        return values.map { value in
            value == 0 ? "0" : decimal(value / pow(10, Double(power)), decimals: decimals) + "×10" + superscript(power)
        }
    }
    if largest >= 1e6 {
        let (unit, suffix) = largest >= 1e12 ? (1e12, "T") : largest >= 1e9 ? (1e9, "G") : (1e6, "M")
        let decimals = max(0, Int(log10(unit)) - smallestPower)
        if decimals <= 2 { return values.map { $0 == 0 ? "0" : decimal($0 / unit, decimals: decimals) + suffix } }
    }
    return values.map { decimal($0, decimals: max(0, -smallestPower)) }
}

/// A number with a fixed count of decimals, a comma at each thousand and a real minus.
func decimal(_ value: Double, decimals: Int) -> String {
    guard abs(value) < 1e15 else { return String(value) }
    let power = pow(10, Double(decimals))
    let scaled = (abs(value) * power).rounded()
    let whole = (scaled / power).rounded(.down)
    let sign = value < 0 && scaled > 0 ? "−" : ""
    guard decimals > 0 else { return sign + grouped(Int(whole)) }
    let fraction = String(Int(scaled - whole * power))
    return sign + grouped(Int(whole)) + "." + String(repeating: "0", count: max(0, decimals - fraction.count))
        + fraction
}

/// A number with three significant digits, as labels write it.
func short(_ value: Float) -> String { short(Double(value)) }

/// A number with three significant digits, as labels write it.
func short(_ value: Double) -> String {
    guard value.isFinite else { return String(value) }
    let size = abs(value)
    if size == 0 { return "0" }
    if size >= 1e5 || size < 1e-3 {
        // From the digits that Swift writes: a quotient by a power of ten loses the smallest numbers.
        let parts = String(format: "%.1e", size).split(separator: "e")
        let power = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        return (value < 0 ? "−" : "") + parts[0] + "×10" + superscript(power)
    }
    let decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
    let text = decimal(value, decimals: decimals)
    guard text.contains(".") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }
    return String((trimmed.first == "." ? trimmed.dropFirst() : trimmed).reversed())
}

/// Numbers side by side, all with the decimals that three digits of the largest need, and no more than the numbers have or `limit` allows.
func evenly(_ values: [Double], atMost limit: Int = 3) -> [String] {
    let largest = values.map(abs).max() ?? 0
    guard largest > 0, largest < 1e12, largest >= 1e-3 else { return values.map(short) }
    let most = min(limit, largest >= 1000 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3)
    let decimals = (0...most).first { count in
        let power = pow(10, Double(count))
        return values.allSatisfy { abs(($0 * power).rounded() - $0 * power) < 1e-4 }
    }
    return values.map { decimal($0, decimals: decimals ?? most) }
}
