/// The greatest of each `pieces` neighboring channels: a unit that learns its own activation function.
///
/// - Parameters: z `[N, C pieces, …]`, the channels of one unit side by side.
/// - Returns: `[N, C, …]`.
/// - Throws: ``ShapeError/groupsDoNotDivide(channels:groups:)`` unless `pieces` divides the channels, and others.
/// - Source: Goodfellow et al., *Maxout networks*, 2013.
public func maxout(_ z: Tensor, pieces: Int) throws(ShapeError) -> Tensor {
    let (units, inner) = try maxoutSizes("maxout", z.shape, pieces: pieces)
    var shape = z.shape
    shape[1] /= pieces
    return Tensor(shape: shape) { y in
        z.withValues { z in
            parallel(units, cost: z.count / max(units, 1) / 4) { units in
                for unit in units {
                    guard let z = z.baseAddress, let y = y.baseAddress else { return }
                    let (target, first) = (y + unit * inner, z + unit * pieces * inner)
                    target.update(from: first, count: inner)
                    for piece in 1..<max(pieces, 1) {
                        let values = first + piece * inner
                        for i in 0..<inner { target[i] = beats(values[i], target[i]) ? values[i] : target[i] }
                    }
                }
            }
        }
    }
}

/// The gradient before a maxout: all of it to the piece that won (the first of equals), 0 to the others.
///
/// - Parameters: gradient `[N, C, …]`; input `[N, C pieces, …]` as it went forward.
/// - Returns: the input's shape.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the gradient has the output's shape, and
///   others.
public func maxoutBackward(_ gradient: Tensor, input: Tensor, pieces: Int) throws(ShapeError) -> Tensor {
    let (units, inner) = try maxoutSizes("maxoutBackward", input.shape, pieces: pieces)
    var shape = input.shape
    shape[1] /= pieces
    try requireShape("maxoutBackward", "the gradient", gradient, shape)
    return Tensor(shape: input.shape) { target in
        target.update(repeating: 0)
        gradient.withValues { gradient in
            input.withValues { z in
                parallel(units, cost: z.count / max(units, 1)) { units in
                    for unit in units {
                        for i in 0..<inner {
                            let first = unit * pieces * inner + i
                            target[first + winner(z, first: first, step: inner, pieces: pieces) * inner] =
                                gradient[unit * inner + i]
                        }
                    }
                }
            }
        }
    }
}

private func winner(_ z: UnsafeBufferPointer<Float>, first: Int, step: Int, pieces: Int) -> Int {
    var best = 0
    for piece in 1..<max(pieces, 1) where beats(z[first + piece * step], z[first + best * step]) {
        best = piece
    }
    return best
}

private func maxoutSizes(
    _ operation: String, _ shape: [Int], pieces: Int
) throws(ShapeError) -> (units: Int, inner: Int) {
    guard shape.count >= 2 else {
        throw .wrongRank(operation: operation, argument: "z", expected: "[N, C pieces, …]", found: shape)
    }
    guard pieces > 0 else { throw .mustBePositive(name: "pieces", value: pieces) }
    guard shape[1].isMultiple(of: pieces) else { throw .groupsDoNotDivide(channels: shape[1], groups: pieces) }
    return (shape[0] * shape[1] / pieces, shape[2...].reduce(1, *))
}
