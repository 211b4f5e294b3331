internal import Glibc

extension Double {
    static func exp(_ x: Double) -> Double { Glibc.exp(x) }
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
    let width = max(x.shape.last ?? 1, 1)
    return Tensor(shape: x.shape) { target in
        x.withValues { x in
            y.withValues { y in
                parallel(x.count / width, cost: 16 * width) { rows in
                    for row in rows {
                        let range = (row * width)..<((row + 1) * width)
                        body(
                            UnsafeBufferPointer(rebasing: x[range]), UnsafeBufferPointer(rebasing: y[range]),
                            UnsafeMutableBufferPointer(rebasing: target[range]))
                    }
                }
            }
        }
    }
}

/// Writes `exp(z - max z)`, and returns their sum.
func exponentials(_ z: UnsafeBufferPointer<Float>, into target: UnsafeMutableBufferPointer<Float>) -> Double {
    let most = greatest(z)
    var total = 0.0
    var i = 0
    while i < z.count {
        // The last few values go through a vector of their own.
        let lanes = min(z.count - i, Vector.scalarCount)
        var x = Vector()
        for lane in 0..<lanes { x[lane] = z[i + lane] - most }
        let e = x.exponential()
        for lane in 0..<lanes {
            target[i + lane] = e[lane]
            total += Double(e[lane])
        }
        i += lanes
    }
    return total
}

func greatest(_ z: UnsafeBufferPointer<Float>) -> Float {
    var most = -Float.infinity
    for value in z { most = value <= most ? most : value }
    return most
}
