/// The sizes of a product of two stacks of matrices, `[…, M, K] x […, K, N]`, whose leading axes are broadcast.
struct StackSizes {
    let m: Int
    let n: Int
    let k: Int
    /// The leading axes of the product.
    private let leading: [Int]

    /// The product's shape.
    var shape: [Int] { leading + [m, n] }

    init(_ operation: String, _ a: Tensor, _ b: Tensor) throws(ShapeError) {
        for (name, tensor) in [("the left side", a), ("the right side", b)] where tensor.rank < 2 {
            throw .wrongRank(
                operation: operation, argument: name, expected: "a matrix or a stack of matrices", found: tensor.shape)
        }
        (m, k, n) = (a.shape[a.rank - 2], a.shape[a.rank - 1], b.shape[b.rank - 1])
        guard b.shape[b.rank - 2] == k else {
            throw .innerSizesDiffer(operation: operation, left: a.shape.suffix(2), right: b.shape.suffix(2))
        }
        leading = try broadcastShape(a.shape.dropLast(2), b.shape.dropLast(2))
        _ = try elementCount(of: shape)
    }

    func product(_ a: Tensor, _ b: Tensor) throws(ShapeError) -> Tensor {
        try products(a, b, aTransposed: false, bTransposed: false, m: m, n: n, k: k)
    }

    func gradients(_ gradient: Tensor, _ a: Tensor, _ b: Tensor) throws(ShapeError) -> OperandGradients {
        OperandGradients(
            left: try products(gradient, b, aTransposed: false, bTransposed: true, m: m, n: k, k: n).sum(to: a.shape),
            right: try products(a, gradient, aTransposed: true, bTransposed: false, m: k, n: n, k: m).sum(to: b.shape))
    }

    /// `op(a) op(b)` for every matrix of the common stack, where op transposes if its flag says so.
    private func products(
        _ a: Tensor, _ b: Tensor, aTransposed: Bool, bTransposed: Bool, m: Int, n: Int, k: Int
    ) throws(ShapeError) -> Tensor {
        _ = try elementCount(of: leading + [m, n])
        let (aStarts, bStarts) = (starts(in: a), starts(in: b))
        return Tensor(shape: leading + [m, n]) { c in
            withPointers(a, b, to: c) { a, b, c in
                parallel(aStarts.count, cost: m * n * k / 8) { places in
                    for i in places {
                        // Inside a parallel loop it stays on its thread; a few large products are divided.
                        gemm(
                            m: m, n: n, k: k,
                            Matrix(
                                base: a + aStarts[i], isTransposed: aTransposed, stride: max(aTransposed ? m : k, 1)),
                            Matrix(
                                base: b + bStarts[i], isTransposed: bTransposed, stride: max(bTransposed ? k : n, 1)),
                            into: c + i * m * n, stride: n)
                    }
                }
            }
        }
    }

    /// Where the matrix of each place of the common stack begins in a tensor that may have to be repeated.
    private func starts(in tensor: Tensor) -> [Int] {
        let own = Array(tensor.shape.dropLast(2))
        let matrix = tensor.shape.suffix(2).reduce(1, *)
        let steps = rowMajorStrides(of: own)
        let missing = leading.count - own.count
        let strides = leading.indices.map { axis in
            axis < missing || own[axis - missing] == 1 ? 0 : steps[axis - missing] * matrix
        }
        var starts: [Int] = []
        forEachOffset(shape: leading, strides: strides) { starts.append($1) }
        return starts
    }
}
