/// The matrix product: row of `a` times column of `b`, `y_ij = Σ a_ik b_kj`.
///
/// - Parameters: `a` `[M, K]`, `b` `[K, N]`; or one of them a vector: `[M, K] x [K]` and `[K] x [K, N]`; or stacks of
///   matrices, `[…, M, K] x […, K, N]`, whose leading axes are broadcast.
/// - Returns: `[M, N]`, or `[M]`, or `[N]`; or a stack of products.
/// - Throws: ``ShapeError/innerSizesDiffer(operation:left:right:)``, ``ShapeError/wrongRank(operation:argument:expected:found:)``.
/// - Source: Dongarra, Du Croz, Hammarling and Duff, *A set of level 3 basic linear algebra subprograms*, 1990.
public func matmul(_ a: Tensor, _ b: Tensor) throws(ShapeError) -> Tensor {
    if a.rank > 2 || b.rank > 2 { return try StackSizes("matmul", a, b).product(a, b) }
    let (m, n, k) = try matmulSizes("matmul", a, b)
    return product(a, b, m: m, n: n, k: k, shape: Array(a.shape.dropLast() + b.shape.dropFirst()))
}

func matmulSizes(_ operation: String, _ a: Tensor, _ b: Tensor) throws(ShapeError) -> (m: Int, n: Int, k: Int) {
    for (name, tensor) in [("the left side", a), ("the right side", b)] where tensor.rank < 1 {
        throw .wrongRank(
            operation: operation, argument: name, expected: "a matrix, a vector or a stack of matrices",
            found: tensor.shape)
    }
    let (m, k) = a.rank == 2 ? (a.shape[0], a.shape[1]) : (1, a.shape[0])
    guard b.shape[0] == k else { throw .innerSizesDiffer(operation: operation, left: a.shape, right: b.shape) }
    let n = b.rank == 2 ? b.shape[1] : 1
    _ = try elementCount(of: [m, n])
    return (m, n, k)
}

/// `op(a) op(b)` as a tensor of `shape`, where op transposes if its flag says so.
func product(
    _ a: Tensor, _ b: Tensor, aTransposed: Bool = false, bTransposed: Bool = false, m: Int, n: Int, k: Int,
    shape: [Int]
) -> Tensor {
    Tensor(shape: shape) { c in
        withPointers(a, b, to: c) { a, b, c in
            gemm(
                m: m, n: n, k: k, Matrix(base: a, isTransposed: aTransposed, stride: max(aTransposed ? m : k, 1)),
                Matrix(base: b, isTransposed: bTransposed, stride: max(bTransposed ? k : n, 1)), into: c, stride: n)
        }
    }
}
