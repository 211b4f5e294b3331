/// A type that says how its values are written in Swift.
public protocol SwiftTextConvertible {
    /// An expression that gives this value.
    var swiftText: String { get }
}

/// `value` as an expression to paste: a literal where its type has one, otherwise its initializer with the stored properties.
public func swiftText(of value: Any) -> String {
    switch value {
    case let value as any SwiftTextConvertible: return value.swiftText
    case let value as any BinaryInteger: return "\(value)"
    case let value as Bool: return "\(value)"
    case let value as Double: return text(ofNumber: value, type: "Double")
    case let value as Float: return text(ofNumber: value, type: "Float")
    case let value as String: return text(ofString: value)
    case is _OptionalNilComparisonType: return "nil"
    case let value as Character: return text(ofString: String(value))
    default: return text(ofMirror: Mirror(reflecting: value), value)
    }
}

private func text(ofNumber value: some BinaryFloatingPoint & CustomStringConvertible, type: String) -> String {
    if value.isNaN { return "\(type).nan" }
    if value.isInfinite { return value < 0 ? "-\(type).infinity" : "\(type).infinity" }
    return value.description
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

private func text(ofMirror mirror: Mirror, _ value: Any) -> String {
    let children = mirror.children.map { (label: $0.label, text: swiftText(of: $0.value)) }
    func labeled(_ label: String?, _ text: String) -> String {
        guard let label, !label.hasPrefix(".") else { return text }
        return "\(label): \(text)"
    }
    switch mirror.displayStyle {
    case .collection: return "[" + children.map(\.text).joined(separator: ", ") + "]"
    case .set: return "Set([" + children.map(\.text).sorted().joined(separator: ", ") + "])"
    case .dictionary:
        let entries = mirror.children.map { entry in
            Mirror(reflecting: entry.value).children.map { swiftText(of: $0.value) }.joined(separator: ": ")
        }
        return entries.isEmpty ? "[:]" : "[" + entries.sorted().joined(separator: ", ") + "]"
    case .optional: return children.first?.text ?? "nil"
    case .tuple: return "(" + children.map { labeled($0.label, $0.text) }.joined(separator: ", ") + ")"
    case .struct where !children.isEmpty:
        return "\(mirror.subjectType)(" + children.map { labeled($0.label, $0.text) }.joined(separator: ", ") + ")"
    case .enum:
        guard let child = children.first, let name = child.label else { return ".\(value)" }
        return ".\(name)" + (child.text.hasPrefix("(") ? child.text : "(\(child.text))")
    default: return String(describing: value)
    }
}
