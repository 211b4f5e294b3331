/// A type that says how its values are written in Swift.
public protocol SwiftTextConvertible {
    /// An expression that gives this value.
    var swiftText: String { get }
}

#if hasFeature(Embedded)
    /// What can be shown: a page's program has no reflection, so a value's type says how it is written.
    public typealias Shown = SwiftTextConvertible

    /// `value` as an expression to paste.
    public func swiftText<Value: Shown>(of value: Value) -> String { value.swiftText }
#else
    /// What can be shown: every value.
    public typealias Shown = Any

    /// `value` as an expression to paste: a literal where its type has one, otherwise its initializer with the stored properties.
    public func swiftText(of value: Any) -> String {
        switch value {
        case let value as any SwiftTextConvertible: return value.swiftText
        case let value as any BinaryInteger: return "\(value)"
        default: return text(ofMirror: Mirror(reflecting: value), value)
        }
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
#endif
