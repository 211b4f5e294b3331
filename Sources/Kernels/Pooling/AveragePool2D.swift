/// What an average over a window at the edge is divided by.
public enum AverageDivisor: Sendable, Hashable {
    /// The window's area: padding counts as zeros.
    case window
    /// The number of pixels under the window: padding does not count.
    case pixels
}

/// The mean under each placement of a window.
///
/// - Parameters: input `[N, C, H, W]`; `size` of the square window; `stride`, the window's size unless given; `divisor`,
///   which says whether padding counts. What lies beyond the padding, where `rounding` is up, never counts.
/// - Returns: `[N, C, (H - size + 2 padding) / stride + 1, …]`.
/// - Throws: ``ShapeError/windowDoesNotFit(_:)``, unless `rounding` says what becomes of a remainder.
/// - Source: LeCun, Bottou, Bengio and Haffner, *Gradient-based learning applied to document recognition*, 1998.
public func averagePool2d(
    _ input: Tensor, size: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .exact,
    divisor: AverageDivisor = .window
) throws(ShapeError) -> Tensor {
    try averagePool2d(
        input, size: Extent(size), window: Window(stride: stride ?? size, padding: padding, rounding: rounding),
        divisor: divisor)
}

/// The mean under each placement of a window that differs by axis or side.
///
/// - Parameters: input `[N, C, H, W]`; `size` and `window`, how large it is and how it slides; `divisor`, whether padding
///   counts.
/// - Returns: `[N, C, outputHeight, outputWidth]`, by ``Window/outputSize(input:filter:)``.
/// - Throws: ``ShapeError``, as ``averagePool2d(_:size:stride:padding:rounding:divisor:)``.
/// - Source: LeCun, Bottou, Bengio and Haffner, *Gradient-based learning applied to document recognition*, 1998.
public func averagePool2d(
    _ input: Tensor, size: Extent, window: Window, divisor: AverageDivisor = .window
) throws(ShapeError) -> Tensor {
    let g = try poolingGeometry("averagePool2d", input.shape, size: size, window: window)
    let weights = reciprocalAreas(g, divisor)
    return Tensor(shape: g.outputShape) { output in
        output.update(repeating: 0)
        input.withValues { input in
            guard let input = input.baseAddress, let output = output.baseAddress else { return }
            parallel(g.batch * g.channels, cost: g.placements * g.patchSize) { planes in
                for plane in planes {
                    let (source, target) = (input + plane * g.inputArea, output + plane * g.placements)
                    g.forEachTap { tap in
                        for y in tap.rows {
                            let row = source + (y * window.stride.height + tap.top) * g.input.width + tap.left
                            let result = target + y * g.output.width
                            for x in tap.columns { result[x] += row[x &* window.stride.width] }
                        }
                    }
                    for i in 0..<g.placements { target[i] *= weights[i] }
                }
            }
        }
    }
}

/// The gradient before an average pooling: an equal part to every pixel under the window.
///
/// - Parameters: gradient of the output's shape; `shape` of the input, `[N, C, H, W]`.
/// - Returns: `shape`.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: LeCun, Bottou, Bengio and Haffner, *Gradient-based learning applied to document recognition*, 1998.
public func averagePool2dBackward(
    _ gradient: Tensor, shape: [Int], size: Extent, window: Window, divisor: AverageDivisor = .window
) throws(ShapeError) -> Tensor {
    let g = try poolingGeometry("averagePool2dBackward", shape, size: size, window: window)
    try requireShape(
        "averagePool2dBackward", "the gradient", gradient, [shape[0], shape[1], g.output.height, g.output.width])
    let weights = reciprocalAreas(g, divisor)
    return Tensor(shape: shape) { target in
        target.update(repeating: 0)
        gradient.withValues { gradient in
            guard let gradient = gradient.baseAddress, let target = target.baseAddress else { return }
            parallel(shape[0] * shape[1], cost: g.placements * g.patchSize) { planes in
                for plane in planes {
                    let (source, image) = (gradient + plane * g.placements, target + plane * g.inputArea)
                    g.forEachTap { tap in
                        for y in tap.rows {
                            let row = image + (y * window.stride.height + tap.top) * g.input.width + tap.left
                            let start = y * g.output.width
                            for x in tap.columns {
                                row[x &* window.stride.width] += source[start + x] * weights[start + x]
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The mean of every channel over all of its pixels.
///
/// - Parameters: input `[N, C, H, W]`.
/// - Returns: `[N, C]`.
/// - Throws: ``ShapeError/wrongRank(operation:argument:expected:found:)``.
/// - Source: Lin, Chen and Yan, *Network in network*, 2013.
public func globalAveragePool2d(_ input: Tensor) throws(ShapeError) -> Tensor {
    try requireRank4("globalAveragePool2d", "the input", input.shape)
    let area = input.shape[2] * input.shape[3]
    guard area > 0 else { throw .mustBePositive(name: "globalAveragePool2d: the number of pixels", value: area) }
    return Tensor(shape: [input.shape[0], input.shape[1]]) { output in
        input.withValues { input in
            guard let input = input.baseAddress else { return }
            parallel(output.count, cost: area / 8) { planes in
                for plane in planes {
                    output[plane] = Float(sumOfValues(input + plane * area, count: area) / Double(area))
                }
            }
        }
    }
}

/// The gradient before a global average: an equal part to every pixel.
///
/// - Parameters: gradient `[N, C]`; `shape` of the input, `[N, C, H, W]`.
/// - Returns: `shape`.
/// - Throws: ``ShapeError`` where they do not go together.
/// - Source: Lin, Chen and Yan, *Network in network*, 2013.
public func globalAveragePool2dBackward(_ gradient: Tensor, shape: [Int]) throws(ShapeError) -> Tensor {
    try requireRank4("globalAveragePool2dBackward", "the input", shape)
    try requireShape("globalAveragePool2dBackward", "the gradient", gradient, [shape[0], shape[1]])
    _ = try elementCount(of: shape)
    guard shape[2] > 0, shape[3] > 0 else { throw .mustBePositive(name: "the number of pixels", value: 0) }
    let part = gradient / Float(shape[2] * shape[3])
    return try part.reshaped([shape[0], shape[1], 1, 1]).broadcast(to: shape)
}

/// One over the number of values that each placement's mean is of.
private func reciprocalAreas(_ g: ConvolutionGeometry, _ divisor: AverageDivisor) -> [Float] {
    func counts(_ tap: Int, stride: Int, dilation: Int, before: Int, after: Int, size: Int, count: Int) -> [Int] {
        let (first, end) = divisor == .window ? (-before, size + after) : (0, size)
        return (0..<count).map { place in
            (0..<tap).count { (first..<end).contains(place * stride + $0 * dilation - before) }
        }
    }
    let (window, padding) = (g.window, g.window.padding)
    let rows = counts(
        g.filter.height, stride: window.stride.height, dilation: window.dilation.height, before: padding.top,
        after: padding.bottom, size: g.input.height, count: g.output.height)
    let columns = counts(
        g.filter.width, stride: window.stride.width, dilation: window.dilation.width, before: padding.left,
        after: padding.right, size: g.input.width, count: g.output.width)
    return rows.flatMap { row in columns.map { row * $0 == 0 ? 0 : 1 / Float(row * $0) } }
}
