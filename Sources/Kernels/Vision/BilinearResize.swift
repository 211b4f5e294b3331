/// Images in another size, each pixel the mean of the four nearest to where it looks, weighted by nearness.
///
/// - Parameters: images `[N, C, H, W]`; `alignment`, where an output pixel looks.
/// - Returns: `[N, C, height, width]`.
/// - Throws: ``ShapeError/mustBePositive(name:value:)`` for a size below 1, and for images without pixels.
/// - Source: Gonzalez and Woods, *Digital image processing*, 2008, section 2.4.4.
public func bilinearResize(
    _ images: Tensor, to size: Extent, alignment: PixelAlignment = .centers
) throws(ShapeError) -> Tensor {
    let (rows, columns) = try samples("bilinearResize", images.shape, to: size, alignment)
    let (height, width) = (images.shape[2], images.shape[3])
    return Tensor(shape: [images.shape[0], images.shape[1], size.height, size.width]) { target in
        images.withValues { source in
            parallel(images.shape[0] * images.shape[1], cost: 8 * size.height * size.width) { planes in
                for plane in planes {
                    let start = plane * height * width
                    for y in 0..<size.height {
                        let row = rows[y]
                        let (top, bottom) = (start + row.first * width, start + row.second * width)
                        let result = (plane * size.height + y) * size.width
                        for x in 0..<size.width {
                            let column = columns[x]
                            let above = mix(source[top + column.first], source[top + column.second], column.weight)
                            let below = mix(
                                source[bottom + column.first], source[bottom + column.second], column.weight)
                            target[result + x] = mix(above, below, row.weight)
                        }
                    }
                }
            }
        }
    }
}

/// The gradient before a resize: each output's to its four pixels, by the same weights.
///
/// - Parameters: gradient `[N, C, height, width]`; `shape` of the images, `[N, C, H, W]`; the alignment as it was.
/// - Returns: `shape`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Gonzalez and Woods, *Digital image processing*, 2008, section 2.4.4.
public func bilinearResizeBackward(
    _ gradient: Tensor, shape: [Int], alignment: PixelAlignment = .centers
) throws(ShapeError) -> Tensor {
    try requireRank4("bilinearResizeBackward", "the gradient", gradient.shape)
    let size = Extent(height: gradient.shape[2], width: gradient.shape[3])
    let (rows, columns) = try samples("bilinearResizeBackward", shape, to: size, alignment)
    try requireShape(
        "bilinearResizeBackward", "the gradient", gradient, [shape[0], shape[1], size.height, size.width])
    let (height, width) = (shape[2], shape[3])
    return Tensor(shape: shape) { target in
        target.update(repeating: 0)
        gradient.withValues { gradient in
            parallel(shape[0] * shape[1], cost: 8 * size.height * size.width) { planes in
                for plane in planes {
                    for y in 0..<size.height {
                        let row = rows[y]
                        let start = plane * height * width
                        let (top, bottom) = (start + row.first * width, start + row.second * width)
                        for x in 0..<size.width {
                            let column = columns[x]
                            let value = gradient[(plane * size.height + y) * size.width + x]
                            let (above, below) = (value * (1 - row.weight), value * row.weight)
                            target[top + column.first] += above * (1 - column.weight)
                            target[top + column.second] += above * column.weight
                            target[bottom + column.first] += below * (1 - column.weight)
                            target[bottom + column.second] += below * column.weight
                        }
                    }
                }
            }
        }
    }
}

/// Two neighboring pixels, and the share of the second.
private struct Sample {
    let first: Int
    let second: Int
    let weight: Float
}

private func samples(
    _ operation: String, _ shape: [Int], to size: Extent, _ alignment: PixelAlignment
) throws(ShapeError) -> (rows: [Sample], columns: [Sample]) {
    try requireResizable(operation, shape, to: size)
    return (samples(from: shape[2], to: size.height, alignment), samples(from: shape[3], to: size.width, alignment))
}

func requireResizable(_ operation: String, _ shape: [Int], to size: Extent) throws(ShapeError) {
    try requireRank4(operation, "the images", shape)
    for (name, value) in [
        ("height", size.height), ("width", size.width), ("the images' height", shape[2]),
        ("the images' width", shape[3]),
    ] where value < 1 {
        throw .mustBePositive(name: name, value: value)
    }
    _ = try elementCount(of: shape)
    _ = try elementCount(of: [shape[0], shape[1], size.height, size.width])
}

private func samples(from old: Int, to new: Int, _ alignment: PixelAlignment) -> [Sample] {
    (0..<new).map { i in
        let inside = min(max(alignment.place(i, from: old, to: new), 0), Double(old - 1))
        let first = Int(inside)
        return Sample(first: first, second: min(first + 1, old - 1), weight: Float(inside - Double(first)))
    }
}

@inline(__always)
private func mix(_ a: Float, _ b: Float, _ weight: Float) -> Float { a * (1 - weight) + b * weight }
