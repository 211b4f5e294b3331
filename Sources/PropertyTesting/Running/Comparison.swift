/// The values of the comparison that the running case evaluated last. A chain of `&&` stops at the first that is false, so
/// where a body gives false these are the values to show.
///
/// A value is kept as it is: most cases pass, and need no text.
struct Comparison {
    var left: Any
    var operation: String
    var right: Any?

    /// `5 == 6`; nil where the text says nothing: both sides look the same, or it is longer than people read.
    var text: String? {
        guard let right else { return nil }
        let texts = (left: swiftText(of: left), right: swiftText(of: right))
        guard texts.left != texts.right, texts.left.count + texts.right.count <= 300 else { return nil }
        return "\(texts.left) \(operation) \(texts.right)"
    }
}

// Operators, not functions: the compiler converts a function's argument to AnyHashable, and then compares an Int to a String.
infix operator ⍇
prefix operator ⍈

/// Notes the left side of the comparison `operation`, should the case fail, and gives it back. The engine puts it in.
public func ⍇ <Value>(value: Value, operation: String) -> Value {
    CurrentCase.comparison = Comparison(left: value, operation: operation)
    return value
}

/// Notes the right side of the comparison whose left side was noted, and gives it back. The engine puts it in.
public prefix func ⍈ <Value>(value: Value) -> Value {
    CurrentCase.comparison?.right = value
    return value
}
