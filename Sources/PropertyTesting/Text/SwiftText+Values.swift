extension Int: SwiftTextConvertible {
    /// The number.
    public var swiftText: String { description }
}
extension UInt8: SwiftTextConvertible {
    /// The number.
    public var swiftText: String { description }
}
extension Bool: SwiftTextConvertible {
    /// `true` or `false`.
    public var swiftText: String { self ? "true" : "false" }
}
extension Double: SwiftTextConvertible {
    /// The shortest decimal that gives this number, `Double.nan`, or an infinity.
    public var swiftText: String { text(ofNumber: self, description, type: "Double") }
}
extension Float: SwiftTextConvertible {
    /// The shortest decimal that gives this number, `Float.nan`, or an infinity.
    public var swiftText: String { text(ofNumber: self, description, type: "Float") }
}
extension String: SwiftTextConvertible {
    /// The text between quotes.
    public var swiftText: String { text(ofString: self) }
}
extension Character: SwiftTextConvertible {
    /// The character between quotes.
    public var swiftText: String { text(ofString: String(self)) }
}
extension Array: SwiftTextConvertible where Element: SwiftTextConvertible {
    /// The elements between brackets.
    public var swiftText: String { "[" + map { $0.swiftText }.joined(separator: ", ") + "]" }
}
extension ArraySlice: SwiftTextConvertible where Element: SwiftTextConvertible {
    /// The elements between brackets.
    public var swiftText: String { "[" + map { $0.swiftText }.joined(separator: ", ") + "]" }
}
extension Optional: SwiftTextConvertible where Wrapped: SwiftTextConvertible {
    /// The value, or `nil`.
    public var swiftText: String { self?.swiftText ?? "nil" }
}
extension _OptionalNilComparisonType: SwiftTextConvertible {
    /// `nil`.
    public var swiftText: String { "nil" }
}

private func text(ofNumber value: some BinaryFloatingPoint, _ description: String, type: String) -> String {
    if value.isNaN { return "\(type).nan" }
    if value.isInfinite { return value < 0 ? "-\(type).infinity" : "\(type).infinity" }
    return description
}

/// The string between quotes; what a line cannot show is escaped.
private func text(ofString string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\t": text += "\\t"
        case "\r": text += "\\r"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029:
            text += "\\u{\(String(scalar.value, radix: 16))}"
        default: text.unicodeScalars.append(scalar)
        }
    }
    return text + "\""
}
