internal import CProcessor

/// C = a b + beta C for a column `a` and a row `b`: multiples of one row, as the weight's gradient for a single image. Each value of C is
/// written once, where the general product would clear all of C first and then add to it; and a long C past the caches.
///
/// - Parameters: the sides, which share a single value for each sum; `beta`, 0 or 1.
func outerProduct(
    m: Int, n: Int, _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, stride: Int, beta: Float
) {
    let row = b.base
    let isLong = beta == 0 && m * n >= 1 << 20 && (n | stride) % 16 == 0 && UInt(bitPattern: c) % 64 == 0
    for i in 0..<m {
        let (factor, target) = (a.fromRow(i).base[0], c + i * stride)
        // Added to 0 where C does not count: that a product is -0 is lost, as in other products' sums.
        if isLong {
            for j in Swift.stride(from: 0, to: n, by: 16) {
                lectern_write_past_caches(Lanes() + Lanes(at: row + j) * factor, target + j)
            }
        } else if beta == 0 {
            for j in 0..<n { target[j] = 0 + factor * row[j] }
        } else {
            for j in 0..<n { target[j] += factor * row[j] }
        }
    }
    if isLong { lectern_finish_writes() }
}
