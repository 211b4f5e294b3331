import Foundation

/// The values of the comparison that the running case evaluated last. A chain of `&&` stops at the first that is false, so
/// where a body gives false these are the values to show.
enum Comparison {
    private static let key = "lectern.comparison"

    /// A value is kept as it is, in the thread's own dictionary: most cases pass, and need no text.
    private struct Sides {
        var left: Any
        var operation: String
        var right: Any?
    }

    static func begin() { Thread.current.threadDictionary[key] = nil }

    fileprivate static func note(left: Any, _ operation: String) {
        Thread.current.threadDictionary[key] = Sides(left: left, operation: operation)
    }

    fileprivate static func note(right: Any) {
        guard var sides = Thread.current.threadDictionary[key] as? Sides else { return }
        sides.right = right
        Thread.current.threadDictionary[key] = sides
    }

    /// `5 == 6`; nil where nothing was compared, or the text says nothing: both sides look the same, or it is longer than
    /// people read.
    static var text: String? {
        guard let sides = Thread.current.threadDictionary[key] as? Sides, let right = sides.right else { return nil }
        let texts = (left: swiftText(of: sides.left), right: swiftText(of: right))
        guard texts.left != texts.right, texts.left.count + texts.right.count <= 300 else { return nil }
        return "\(texts.left) \(sides.operation) \(texts.right)"
    }
}

// Operators, not functions: the compiler converts a function's argument to AnyHashable, and then compares an Int to a String.
infix operator ⍇
prefix operator ⍈

/// Notes the left side of the comparison `operation`, should the case fail, and gives it back. The engine puts it in.
public func ⍇ <Value>(value: Value, operation: String) -> Value {
    Comparison.note(left: value, operation)
    return value
}

/// Notes the right side of the comparison whose left side was noted, and gives it back. The engine puts it in.
public prefix func ⍈ <Value>(value: Value) -> Value {
    Comparison.note(right: value)
    return value
}
