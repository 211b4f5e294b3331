/// Throws where `actual` is not equal to `expected`.
public func expectEqual<Value: Equatable & Shown>(_ actual: Value, _ expected: Value) throws(Mismatch) {
    if actual != expected { throw Mismatch("\(swiftText(of: actual)) is not \(swiftText(of: expected))") }
}

/// Throws where `actual` is further from `expected` than `tolerance`, absolute below 1 and relative above.
///
/// NaN is equal to NaN here, and an infinity to itself: the question is whether two ways of computing agree.
public func expectEqual<Value: BinaryFloatingPoint & Shown>(
    _ actual: Value, _ expected: Value, within tolerance: Value
) throws(Mismatch) {
    if !agree(actual, expected, within: tolerance) {
        throw Mismatch("\(swiftText(of: actual)) is not \(swiftText(of: expected)) within \(swiftText(of: tolerance))")
    }
}

/// Throws where the counts differ, or an element of `actual` is further from that of `expected` than `tolerance`.
public func expectEqual<Value: BinaryFloatingPoint & Shown>(
    _ actual: [Value], _ expected: [Value], within tolerance: Value
) throws(Mismatch) {
    guard actual.count == expected.count else {
        throw Mismatch("\(swiftText(of: actual)) has \(actual.count) elements, \(swiftText(of: expected)) is expected")
    }
    for (index, (a, e)) in zip(actual, expected).enumerated() where !agree(a, e, within: tolerance) {
        throw Mismatch(
            "element \(index) is \(swiftText(of: a)), not \(swiftText(of: e)) within \(swiftText(of: tolerance))")
    }
}

/// Throws where `body` does not throw.
public func expectThrows<Value: Shown>(_ body: () throws(CaseError) -> Value) throws(Mismatch) {
    let value: Value
    do { value = try body() } catch { return }
    throw Mismatch("returned \(swiftText(of: value)) where an error is expected")
}

private func agree<Value: BinaryFloatingPoint>(_ a: Value, _ b: Value, within tolerance: Value) -> Bool {
    if a == b || (a.isNaN && b.isNaN) { return true }
    return abs(a - b) <= tolerance * max(1, min(abs(a), abs(b)))
}
