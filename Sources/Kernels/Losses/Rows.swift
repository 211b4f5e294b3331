internal import Glibc

extension Double {
    static func log(_ x: Double) -> Double { Glibc.log(x) }
}

/// Calls `body` with every row of the last axis and the row it becomes.
@inline(__always)
func mapRows(_ x: Tensor, _ body: (UnsafeBufferPointer<Float>, UnsafeMutableBufferPointer<Float>) -> Void) -> Tensor {
    mapRows(x, x) { a, _, target in body(a, target) }
}

/// Calls `body` with the corresponding rows of two tensors of one shape, and the row they become.
@inline(__always)
func mapRows(
    _ x: Tensor, _ y: Tensor,
    _ body: (UnsafeBufferPointer<Float>, UnsafeBufferPointer<Float>, UnsafeMutableBufferPointer<Float>) -> Void
) -> Tensor {
    mapNumberedRows(x, y) { _, a, b, target in body(a, b, target) }
}

/// As ``mapRows(_:_:_:)``, with each row's number.
@inline(__always)
func mapNumberedRows(
    _ x: Tensor, _ y: Tensor,
    _ body: (Int, UnsafeBufferPointer<Float>, UnsafeBufferPointer<Float>, UnsafeMutableBufferPointer<Float>) -> Void
) -> Tensor {
    let width = max(x.shape.last ?? 1, 1)
    return Tensor(shape: x.shape) { target in
        x.withValues { x in
            y.withValues { y in
                parallel(x.count / width, cost: 16 * width) { rows in
                    for row in rows {
                        let range = (row * width)..<((row + 1) * width)
                        body(
                            row, UnsafeBufferPointer(rebasing: x[range]), UnsafeBufferPointer(rebasing: y[range]),
                            UnsafeMutableBufferPointer(rebasing: target[range]))
                    }
                }
            }
        }
    }
}

/// The sums of `term` over the places of two rows of one length, eight places at a time, in Double.
@inline(__always)
func sum(
    over x: UnsafeBufferPointer<Float>, _ y: UnsafeBufferPointer<Float>, _ term: (Doubles, Doubles) -> Doubles
) -> Double {
    guard let first = x.baseAddress, let second = y.baseAddress else { return 0 }
    let (width, whole) = (Doubles.scalarCount, x.count / Doubles.scalarCount)
    var sums = Doubles()
    for i in 0..<whole { sums += term(Doubles(first + i * width), Doubles(second + i * width)) }
    // The last few values go through a register of their own.
    var (a, b) = (Doubles(), Doubles())
    for i in (whole * width)..<x.count { (a[i - whole * width], b[i - whole * width]) = (Double(x[i]), Double(y[i])) }
    let rest = term(a, b)
    for i in 0..<(x.count - whole * width) { sums[i] += rest[i] }
    return sums.total()
}

/// The sum of a row, in Double.
@inline(__always)
func sum(over x: UnsafeBufferPointer<Float>) -> Double { sum(over: x, x) { x, _ in x } }

/// Writes `exp(z - max z)`, and returns their sum.
func exponentials(_ z: UnsafeBufferPointer<Float>, into target: UnsafeMutableBufferPointer<Float>) -> Double {
    guard let source = z.baseAddress, let target = target.baseAddress else { return 0 }
    let most = greatest(z)
    let whole = z.count / Lanes.scalarCount
    var (total, sums) = (0.0, Lanes())
    for i in 0..<whole {
        let place = i * Lanes.scalarCount
        let e = (UnsafeRawPointer(source + place).loadUnaligned(as: Lanes.self) - most).exponential()
        UnsafeMutableRawPointer(target + place).storeBytes(of: e, as: Lanes.self)
        sums += e
        // Gathered in Double before they grow large.
        if i % 64 == 63 || i == whole - 1 {
            for lane in 0..<Lanes.scalarCount { total += Double(sums[lane]) }
            sums = Lanes()
        }
    }
    let first = whole * Lanes.scalarCount
    guard first < z.count else { return total }
    // The last few values go through a register of their own.
    var rest = Lanes(repeating: -.infinity)
    for i in first..<z.count { rest[i - first] = z[i] - most }
    let e = rest.exponential()
    for i in first..<z.count {
        target[i] = e[i - first]
        total += Double(e[i - first])
    }
    return total
}

/// Calls `body` with `exp(z - most)` and their sum, in Double: gradients subtract from them what may be as large.
@inline(__always)
func withExponentials(
    of z: UnsafeBufferPointer<Float>, minus most: Float, _ body: (UnsafePointer<Double>, _ sum: Double) -> Void
) {
    guard let source = z.baseAddress else { return }
    let (width, whole) = (Doubles.scalarCount, z.count / Doubles.scalarCount)
    withUnsafeTemporaryAllocation(of: Doubles.self, capacity: whole + 1) { scratch in
        guard let base = scratch.baseAddress else { return }
        var sums = Doubles()
        for i in 0..<whole {
            base[i] = (Doubles(source + i * width) - Double(most)).exponential()
            sums += base[i]
        }
        // The last few values go through a register of their own.
        var rest = Doubles(repeating: -.infinity)
        for i in (whole * width)..<z.count { rest[i - whole * width] = Double(z[i]) - Double(most) }
        base[whole] = rest.exponential()
        sums += base[whole]
        body(UnsafeRawPointer(base).assumingMemoryBound(to: Double.self), sums.total())
    }
}
