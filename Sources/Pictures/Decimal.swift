/// A number with this many decimals and a real minus sign, as a picture's texts write it: `2.33`, `−0.5`.
///
///     decimal(7.0 / 3, places: 2)    // "2.33"
///
/// Halves are rounded away from zero. What is too large to be written so, infinite or not a number, says that instead.
@export(interface) public func decimal(_ value: Double, places: Int) -> String {
    if value.isNaN { return "not a number" }
    guard value.magnitude < 1e9 else { return value < 0 ? "−∞" : "∞" }
    var whole = value.magnitude.rounded(.down)
    var scale = 1.0
    for _ in 0..<min(max(places, 0), 9) { scale *= 10 }
    // Whole part and decimals are separate, for an integer may have only 32 bits.
    var rest = ((value.magnitude - whole) * scale).rounded()
    if rest >= scale { (whole, rest) = (whole + 1, 0) }
    let sign = value < 0 && whole + rest > 0 ? "−" : ""
    guard scale > 1 else { return sign + "\(Int(whole))" }
    // A one in front keeps the zeros that the decimals begin with; bytes, for letters would bring Unicode's tables into a page.
    let decimals = "\(Int(rest + scale))".utf8.dropFirst()
    return sign + "\(Int(whole))." + String(decoding: decimals, as: UTF8.self)
}
