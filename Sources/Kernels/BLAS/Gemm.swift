internal import COpenBLAS

/// A row-major matrix in memory.
struct Matrix {
    var base: UnsafePointer<Float>
    /// Whether the product takes columns for rows.
    var isTransposed = false
    /// How far apart rows lie.
    var stride: Int

    func fromRow(_ row: Int) -> Matrix {
        Matrix(base: base + (isTransposed ? row : row * stride), isTransposed: isTransposed, stride: stride)
    }

    func fromColumn(_ column: Int) -> Matrix {
        Matrix(base: base + (isTransposed ? column * stride : column), isTransposed: isTransposed, stride: stride)
    }
}

/// C = A B + beta C, where A has `m` rows, B has `n` columns and they share `k`; divided among the pool's threads.
///
/// OpenBLAS is held to the calling thread, so that this pool is the only one and a product means the same from inside a
/// parallel loop as from outside.
func gemm(
    m: Int, n: Int, k: Int, _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, stride: Int, beta: Float = 0
) {
    func multiply(rows: Range<Int>) {
        gemmOnThisThread(
            m: rows.count, n: n, k: k, a.fromRow(rows.lowerBound), b, into: c + rows.lowerBound * stride,
            stride: stride, beta: beta)
    }
    // Below some 400,000 products a second thread costs more than it gives.
    let products = m * n * k
    let parts = min(Threads.count, max(products / 400_000, 1))
    if parts == 1, products >= 400_000, m >= 48, n >= 64 {
        // OpenBLAS's kernels take 24 rows at once. Divided there, wide products of small networks keep the bits that they
        // have on one thread.
        parallel(m, parts: min(Threads.count, 2), multipleOf: 24, multiply)
    } else if m >= n {
        parallel(m, parts: parts, multipleOf: 8, multiply)
    } else {
        parallel(n, parts: parts, multipleOf: 16) { columns in
            gemmOnThisThread(
                m: m, n: columns.count, k: k, a, b.fromColumn(columns.lowerBound), into: c + columns.lowerBound,
                stride: stride, beta: beta)
        }
    }
}

/// As ``gemm(m:n:k:_:_:into:stride:beta:)``, for use inside a parallel loop.
func gemmOnThisThread(
    m: Int, n: Int, k: Int, _ a: Matrix, _ b: Matrix, into c: UnsafeMutablePointer<Float>, stride: Int, beta: Float = 0
) {
    guard m > 0, n > 0 else { return }
    guard k > 0 else {
        if beta == 0 { for i in 0..<m { (c + i * stride).update(repeating: 0, count: n) } }
        return
    }
    BLASOnCallingThread.isSet
    // A product with one row or column reads every weight once: gemv streams them, gemm would first copy them.
    if n == 1, stride == 1, b.isTransposed || b.stride == 1 {
        lectern_sgemv(
            a.isTransposed ? 1 : 0, Int32(a.isTransposed ? k : m), Int32(a.isTransposed ? m : k), 1, a.base,
            Int32(a.stride), b.base, beta, c)
    } else if m == 1, !a.isTransposed || a.stride == 1 {
        lectern_sgemv(
            b.isTransposed ? 0 : 1, Int32(b.isTransposed ? n : k), Int32(b.isTransposed ? k : n), 1, b.base,
            Int32(b.stride), a.base, beta, c)
    } else if k == 1, beta == 0 || beta == 1, !b.isTransposed || b.stride == 1 {
        outerProduct(m: m, n: n, a, b, into: c, stride: stride, beta: beta)
    } else {
        lectern_sgemm(
            a.isTransposed ? 1 : 0, b.isTransposed ? 1 : 0, Int32(m), Int32(n), Int32(k), 1, a.base, Int32(a.stride),
            b.base, Int32(b.stride), beta, c, Int32(stride))
    }
}

/// Set once, before the first product.
enum BLASOnCallingThread {
    static let isSet: Void = lectern_blas_stay_on_calling_thread()
}
