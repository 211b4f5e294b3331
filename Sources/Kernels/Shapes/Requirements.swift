func requireShape(
    _ operation: String, _ argument: String, _ tensor: Tensor, _ expected: [Int]
) throws(ShapeError) {
    guard tensor.shape == expected else {
        throw .mismatch(operation: operation, argument: argument, expected: expected, found: tensor.shape)
    }
}

func requireSameShape(_ operation: String, _ gradient: Tensor, _ other: Tensor) throws(ShapeError) {
    try requireShape(operation, "the gradient", gradient, other.shape)
}

func requireRank4(_ operation: String, _ argument: String, _ shape: [Int]) throws(ShapeError) {
    guard shape.count == 4 else {
        throw .wrongRank(operation: operation, argument: argument, expected: "[N, C, H, W]", found: shape)
    }
}

/// Sizes up to this can be added and multiplied by a few others without overflow.
let greatestSize = 1 << 28

func requireCountable(_ name: String, _ value: Int) throws(ShapeError) {
    guard value <= greatestSize else {
        throw .valueOutside(name: name, value: Double(value), range: "0...\(greatestSize)")
    }
}

func requireSound(_ padding: Padding) throws(ShapeError) {
    for side in [padding.top, padding.left, padding.bottom, padding.right] {
        guard side >= 0 else { throw .mustNotBeNegative(name: "padding", value: side) }
        try requireCountable("padding", side)
    }
}
