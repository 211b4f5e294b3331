import Kernels

/// Directions among values from those among rows, made orthonormal once more where variances near 0 blur them.
func directions(_ vectors: Tensor, _ centered: Tensor) throws -> Tensor {
    let raw = try matmul(vectors, centered)
    let (count, width) = (raw.shape[0], raw.shape[1])
    var rows = (0..<count).map { raw.row($0).values.map(Double.init) }
    for row in 0..<count {
        var axis = 0
        repeat {
            let before = rows[row].reduce(0) { $0 + $1 * $1 }.squareRoot()
            // Twice: once loses digits where almost nothing is left.
            for _ in 0..<2 {
                for other in 0..<row {
                    let shared = zip(rows[row], rows[other]).reduce(0) { $0 + $1.0 * $1.1 }
                    for i in 0..<width { rows[row][i] -= shared * rows[other][i] }
                }
            }
            let length = rows[row].reduce(0) { $0 + $1 * $1 }.squareRoot()
            if length > 1e-6 * max(before, 1e-30) {
                for i in 0..<width { rows[row][i] /= length }
                break
            }
            // No variance is left: any direction at right angles to the others will do.
            rows[row] = (0..<width).map { $0 == axis ? 1 : 0 }
            axis += 1
        } while axis <= width
    }
    var result = Tensor.zeros([count, width])
    for row in 0..<count { for i in 0..<width { result[row, i] = Float(rows[row][i]) } }
    return result
}
