/// The mean of as many windows as `output` has places, whatever the input's size: window i of n covers, of H rows, those from
/// `⌊i H / n⌋` up to `⌈(i + 1) H / n⌉`. Where n does not divide H, neighboring windows overlap by a row.
///
/// - Parameters: input `[N, C, H, W]`; `output`, how many rows and columns come out.
/// - Returns: `[N, C, output.height, output.width]`.
/// - Throws: ``ShapeError/wrongRank(operation:argument:expected:found:)``, ``ShapeError/mustBePositive(name:value:)``.
/// - Source: PyTorch's `AdaptiveAvgPool2d`; the fixed number of bins is from He, Zhang, Ren and Sun, *Spatial pyramid pooling
///   in deep convolutional networks*, 2014.
public func adaptiveAveragePool2d(_ input: Tensor, output: Extent) throws(ShapeError) -> Tensor {
    let g = try AdaptiveGeometry("adaptiveAveragePool2d", input: input.shape, output: output)
    return Tensor(shape: g.outputShape) { target in
        input.withValues { source in
            parallel(g.planes, cost: g.inputArea) { planes in
                for plane in planes {
                    g.forEachWindow { place, rows, columns in
                        var sum = 0.0
                        for y in rows {
                            for x in columns { sum += Double(source[plane * g.inputArea + y * g.input.width + x]) }
                        }
                        target[plane * g.placements + place] = Float(sum / Double(rows.count * columns.count))
                    }
                }
            }
        }
    }
}

/// The gradient before an adaptive average: an equal part to every pixel of the window; a pixel in several has the sum.
///
/// - Parameters: gradient `[N, C, outputHeight, outputWidth]`; `shape` of the input, `[N, C, H, W]`.
/// - Returns: `shape`.
/// - Throws: ``ShapeError``, as the forward.
public func adaptiveAveragePool2dBackward(_ gradient: Tensor, shape: [Int]) throws(ShapeError) -> Tensor {
    try requireRank4("adaptiveAveragePool2dBackward", "the gradient", gradient.shape)
    let g = try AdaptiveGeometry(
        "adaptiveAveragePool2dBackward", input: shape,
        output: Extent(height: gradient.shape[2], width: gradient.shape[3]))
    try requireShape("adaptiveAveragePool2dBackward", "the gradient", gradient, g.outputShape)
    return Tensor(shape: shape) { target in
        target.update(repeating: 0)
        gradient.withValues { gradient in
            parallel(g.planes, cost: g.inputArea) { planes in
                for plane in planes {
                    g.forEachWindow { place, rows, columns in
                        let part = gradient[plane * g.placements + place] / Float(rows.count * columns.count)
                        for y in rows {
                            for x in columns { target[plane * g.inputArea + y * g.input.width + x] += part }
                        }
                    }
                }
            }
        }
    }
}

/// The sizes of an adaptive pooling, checked.
private struct AdaptiveGeometry {
    let planes: Int
    let input: Extent
    let output: Extent
    let outputShape: [Int]

    var inputArea: Int { input.height * input.width }
    var placements: Int { output.height * output.width }

    init(_ operation: String, input shape: [Int], output: Extent) throws(ShapeError) {
        try requireRank4(operation, "the input", shape)
        for (name, size) in [
            ("rows", output.height), ("columns", output.width), ("input rows", shape[2]), ("input columns", shape[3]),
        ] where size < 1 {
            throw .mustBePositive(name: "\(operation): the number of \(name)", value: size)
        }
        _ = try elementCount(of: shape)
        planes = shape[0] * shape[1]
        input = Extent(height: shape[2], width: shape[3])
        self.output = output
        outputShape = [shape[0], shape[1], output.height, output.width]
        _ = try elementCount(of: outputShape)
    }

    /// Calls `body` with every window's place among the results, and the pixels it covers.
    func forEachWindow(_ body: (_ place: Int, _ rows: Range<Int>, _ columns: Range<Int>) -> Void) {
        for row in 0..<output.height {
            let rows = window(row, of: output.height, over: input.height)
            for column in 0..<output.width {
                body(row * output.width + column, rows, window(column, of: output.width, over: input.width))
            }
        }
    }

    private func window(_ place: Int, of count: Int, over size: Int) -> Range<Int> {
        (place * size / count)..<(((place + 1) * size + count - 1) / count)
    }
}
