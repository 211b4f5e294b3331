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
        gradient.withValues { gradient in
            input.withValues { z in
                guard let gradient = gradient.baseAddress, let z = z.baseAddress, let target = target.baseAddress
                else { return }
                parallel(units, cost: pieces * inner / 4) { units in
                    for unit in units {
                        let first = unit * pieces * inner
                        giveToWinners(gradient + unit * inner, z + first, target + first, inner, pieces: pieces)
                    }
                }
            }
        }
    }
}

/// Writes the gradient of one unit's `count` places, each to the piece that won and 0 to the others.
private func giveToWinners(
    _ gradient: UnsafePointer<Float>, _ z: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int,
    pieces: Int
) {
    let width = Lanes.scalarCount
    guard count >= width else {
        for i in 0..<count {
            let winner = winner(z + i, step: count, pieces: pieces)
            for piece in 0..<pieces { target[piece * count + i] = piece == winner ? gradient[i] : 0 }
        }
        return
    }
    for start in stride(from: 0, to: count, by: width) {
        // The last register overlaps the one before, and writes the same there.
        let place = min(start, count - width)
        var (best, winner) = (Lanes(at: z + place), Lanes())
        for piece in 1..<max(pieces, 1) {
            let value = Lanes(at: z + (piece * count + place))
            // As `beats`.
            let wins = .!(value .<= best) .& (best .== best)
            best.replace(with: value, where: wins)
            winner.replace(with: Float(piece), where: wins)
        }
        let part = Lanes(at: gradient + place)
        for piece in 0..<pieces {
            part.replacing(with: 0, where: winner .!= Float(piece)).write(to: target + (piece * count + place))
        }
    }
}

private func winner(_ z: UnsafePointer<Float>, step: Int, pieces: Int) -> Int {
    var best = 0
    for piece in 1..<max(pieces, 1) where beats(z[piece * step], z[best * step]) { best = piece }
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
