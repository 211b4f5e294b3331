/// The values of the comparison that the running case evaluated last. A chain of `&&` stops at the first that is false, so
/// where a body gives false these are the values to show.
///
/// Most cases pass, and need no text.
struct Comparison {
    var left: () -> String
    var operation: String
    var right: (() -> String)?

    /// `5 == 6`; nil where the text says nothing: both sides look the same, or it is longer than people read.
    var text: String? {
        guard let right else { return nil }
        let texts = (left: left(), right: right())
        guard texts.left != texts.right, texts.left.count + texts.right.count <= 300 else { return nil }
        return "\(texts.left) \(operation) \(texts.right)"
    }
}

// Operators, not functions: the compiler converts a function's argument to AnyHashable, and then compares an Int to a String.
infix operator ⍇
prefix operator ⍈

/// Notes the left side of the comparison `operation`, should the case fail, and gives it back. The engine puts it in.
public func ⍇ <Value: Shown>(value: Value, operation: String) -> Value {
    CurrentCase.comparison = Comparison(left: { swiftText(of: value) }, operation: operation)
    return value
}

/// Notes the right side of the comparison whose left side was noted, and gives it back. The engine puts it in.
public prefix func ⍈ <Value: Shown>(value: Value) -> Value {
    CurrentCase.comparison?.right = { swiftText(of: value) }
    return value
}
