/// Images in another size, each pixel that of the image nearest to where it looks: with ``PixelAlignment/centers`` the one in
/// whose area its center lies, `⌊(x + ½) W / w⌋`; with ``PixelAlignment/origins`` `⌊x W / w⌋`, as PyTorch's `nearest`; with
/// ``PixelAlignment/corners`` the nearer of two, the later of equals.
///
/// - Parameters: images `[N, C, H, W]`; `alignment`, where an output pixel looks.
/// - Returns: `[N, C, height, width]`.
/// - Throws: ``ShapeError/mustBePositive(name:value:)`` for a size below 1, and for images without pixels.
/// - Source: Gonzalez and Woods, *Digital image processing*, 2008, section 2.4.4.
public func nearestResize(
    _ images: Tensor, to size: Extent, alignment: PixelAlignment = .centers
) throws(ShapeError) -> Tensor {
    try requireResizable("nearestResize", images.shape, to: size)
    let (height, width) = (images.shape[2], images.shape[3])
    let rows = nearest(from: height, to: size.height, alignment)
    let columns = nearest(from: width, to: size.width, alignment)
    return Tensor(shape: [images.shape[0], images.shape[1], size.height, size.width]) { target in
        images.withValues { source in
            parallel(images.shape[0] * images.shape[1], cost: size.height * size.width) { planes in
                for plane in planes {
                    for y in 0..<size.height {
                        let (row, result) = (
                            (plane * height + rows[y]) * width, (plane * size.height + y) * size.width
                        )
                        for x in 0..<size.width { target[result + x] = source[row + columns[x]] }
                    }
                }
            }
        }
    }
}

/// The gradient before it: each output's to the pixel that it was taken from.
///
/// - Parameters: gradient `[N, C, height, width]`; `shape` of the images, `[N, C, H, W]`; the alignment as it was.
/// - Returns: `shape`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Gonzalez and Woods, *Digital image processing*, 2008, section 2.4.4.
public func nearestResizeBackward(
    _ gradient: Tensor, shape: [Int], alignment: PixelAlignment = .centers
) throws(ShapeError) -> Tensor {
    try requireRank4("nearestResizeBackward", "the gradient", gradient.shape)
    let size = Extent(height: gradient.shape[2], width: gradient.shape[3])
    try requireResizable("nearestResizeBackward", shape, to: size)
    try requireShape("nearestResizeBackward", "the gradient", gradient, [shape[0], shape[1], size.height, size.width])
    let (height, width) = (shape[2], shape[3])
    let rows = nearest(from: height, to: size.height, alignment)
    let columns = nearest(from: width, to: size.width, alignment)
    return Tensor(shape: shape) { target in
        target.update(repeating: 0)
        gradient.withValues { gradient in
            parallel(shape[0] * shape[1], cost: size.height * size.width) { planes in
                for plane in planes {
                    for y in 0..<size.height {
                        let (row, result) = (
                            (plane * height + rows[y]) * width, (plane * size.height + y) * size.width
                        )
                        for x in 0..<size.width { target[row + columns[x]] += gradient[result + x] }
                    }
                }
            }
        }
    }
}

/// The pixel of `old` that each of `new` takes, in whole numbers, so that no rounding decides between two.
private func nearest(from old: Int, to new: Int, _ alignment: PixelAlignment) -> [Int] {
    (0..<new).map { x in
        switch alignment {
        case .centers: (2 * x + 1) * old / (2 * new)
        case .corners: new > 1 ? (2 * x * (old - 1) + new - 1) / (2 * (new - 1)) : 0
        case .origins: x * old / new
        }
    }
}
