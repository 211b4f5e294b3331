/// Which side of a matrix product takes its columns for rows.
public enum Transposition: Sendable, Hashable, CaseIterable {
    /// `a b`
    case neither
    /// `aᵀ b`
    case left
    /// `a bᵀ`
    case right
    /// `aᵀ bᵀ`
    case both
}

/// The general matrix product of the BLAS: `alpha op(a) op(b) + beta c`, where op transposes the sides that
/// `transposing` names.
///
/// - Parameters: op(a) `[M, K]`; op(b) `[K, N]`; c `[M, N]` or nil.
/// - Returns: `[M, N]`.
/// - Throws: ``ShapeError/innerSizesDiffer(operation:left:right:)`` and others.
/// - Source: Dongarra, Du Croz, Hammarling and Duff, *A set of level 3 basic linear algebra subprograms*, 1990.
public func gemm(
    _ a: Tensor, _ b: Tensor, transposing: Transposition = .neither, alpha: Float = 1, beta: Float = 1,
    adding c: Tensor? = nil
) throws(ShapeError) -> Tensor {
    let (m, n, k) = try gemmSizes("gemm", a, b, transposing)
    let y = product(
        a, b, aTransposed: transposing.turnsLeft, bTransposed: transposing.turnsRight, m: m, n: n, k: k, shape: [m, n])
    let scaled = alpha == 1 ? y : y * alpha
    guard let c else { return scaled }
    try requireShape("gemm", "c", c, [m, n])
    return try scaled + c * beta
}

/// The gradients before `alpha op(a) op(b)`; that before `beta c` is `beta gradient`.
///
/// - Parameters: gradient `[M, N]`; a and b as they went forward.
/// - Returns: the gradients for a and b, each in its operand's shape.
/// - Throws: ``ShapeError`` where the shapes do not go together.
/// - Source: Giles, *Collected matrix derivative results for forward and reverse mode algorithmic differentiation*,
///   2008.
public func gemmBackward(
    _ gradient: Tensor, left a: Tensor, right b: Tensor, transposing: Transposition = .neither, alpha: Float = 1
) throws(ShapeError) -> OperandGradients {
    let (m, n, _) = try gemmSizes("gemmBackward", a, b, transposing)
    try requireShape("gemmBackward", "the gradient", gradient, [m, n])
    let g = gradient * alpha
    // Of op(a) it is g op(b)ᵀ, of op(b) it is op(a)ᵀ g; where op transposes, so is the gradient.
    return switch transposing {
    case .neither:
        OperandGradients(left: try gemm(g, b, transposing: .right), right: try gemm(a, g, transposing: .left))
    case .left: OperandGradients(left: try gemm(b, g, transposing: .right), right: try gemm(a, g))
    case .right: OperandGradients(left: try gemm(g, b), right: try gemm(g, a, transposing: .left))
    case .both:
        OperandGradients(left: try gemm(b, g, transposing: .both), right: try gemm(g, a, transposing: .both))
    }
}

extension Transposition {
    fileprivate var turnsLeft: Bool { self == .left || self == .both }
    fileprivate var turnsRight: Bool { self == .right || self == .both }
}

private func gemmSizes(
    _ operation: String, _ a: Tensor, _ b: Tensor, _ transposing: Transposition
) throws(ShapeError) -> (m: Int, n: Int, k: Int) {
    for (name, tensor) in [("the left side", a), ("the right side", b)] where tensor.rank != 2 {
        throw .wrongRank(operation: operation, argument: name, expected: "a matrix", found: tensor.shape)
    }
    let left = transposing.turnsLeft ? a.shape.reversed() : a.shape
    let right = transposing.turnsRight ? b.shape.reversed() : b.shape
    guard left[1] == right[0] else { throw .innerSizesDiffer(operation: operation, left: left, right: right) }
    _ = try elementCount(of: [left[0], right[1]])
    return (left[0], right[1], left[1])
}
