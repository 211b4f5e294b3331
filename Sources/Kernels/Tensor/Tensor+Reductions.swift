extension Tensor {
    /// The sum of all values, 0 for none. Gathered in Double, so that the order of the values hardly matters.
    public func sum() -> Float { Float(total()) }

    /// The mean of all values; NaN for none.
    public func mean() -> Float { Float(total() / Double(count)) }

    /// The greatest value; minus infinity for none, NaN where there is one.
    public func max() -> Float {
        withValues { greatest($0) }
    }

    /// The least value; infinity for none, NaN where there is one.
    public func min() -> Float { -(-self).max() }

    /// The row-major index of the greatest value, the first of equals; of the first NaN where there is one; 0 for none.
    public func argmax() -> Int { withValues { placeOfGreatest($0) } }
}

/// Whether `value` takes the place of the greatest so far. NaN, which no comparison finds, does, and keeps it, so that it
/// is not lost.
@inline(__always)
func beats(_ value: Float, _ best: Float) -> Bool { !(value <= best) && best == best }

/// Where the greatest of some values stands, by ``beats(_:_:)``; 0 for none.
func placeOfGreatest(_ values: UnsafeBufferPointer<Float>) -> Int {
    var best = 0
    for i in 0..<values.count where beats(values[i], values[best]) { best = i }
    return best
}

/// The greatest of some values; minus infinity of none, NaN where there is one.
func greatest(_ values: UnsafeBufferPointer<Float>) -> Float {
    guard let base = values.baseAddress else { return -.infinity }
    guard values.count >= Lanes.scalarCount else { return greatest(values[...], orElse: -.infinity) }
    var (most, isNumber) = (Lanes(repeating: -.infinity), SIMDMask<SIMD16<Int32>>(repeating: true))
    var i = 0
    while i + Lanes.scalarCount <= values.count {
        let next = UnsafeRawPointer(base + i).loadUnaligned(as: Lanes.self)
        most.replace(with: next, where: next .> most)
        isNumber .&= next .== next
        i += Lanes.scalarCount
    }
    if isNumber != SIMDMask(repeating: true) { return .nan }
    return greatest(values[i...], orElse: most.max())
}

private func greatest(_ values: Slice<UnsafeBufferPointer<Float>>, orElse start: Float) -> Float {
    var result = start
    for value in values {
        result = result >= value ? result : value
        if result.isNaN { return .nan }
    }
    return result
}
