/// Where the greatest value under each placement of a pooling window stood.
public struct PoolingSwitches: Sendable, Equatable {
    /// The shape of the images that were pooled, `[N, C, H, W]`.
    public let inputShape: [Int]
    /// The shape of the result, `[N, C, outputHeight, outputWidth]`.
    public let outputShape: [Int]
    /// For each result, `row * W + column` of the pixel it was taken from; -1 where the window lay on padding only.
    public let places: [Int32]
}

/// The result of a max pooling, with the places of the winners.
public struct MaxPoolResult: Sendable, Equatable {
    /// The greatest values, `[N, C, outputHeight, outputWidth]`.
    public let output: Tensor
    /// Where they stood.
    public let switches: PoolingSwitches
}

/// The greatest value under each placement of a window; NaN where one lies under it.
///
/// - Parameters: input `[N, C, H, W]`; `size` of the square window; `stride`, the window's size unless given. Padding
///   never wins: it counts as minus infinity.
/// - Returns: `[N, C, (H - size + 2 padding) / stride + 1, …]`.
/// - Throws: ``ShapeError/windowDoesNotFit(_:)``, unless `rounding` says what becomes of a remainder.
/// - Source: Riesenhuber and Poggio, *Hierarchical models of object recognition in cortex*, 1999.
public func maxPool2d(
    _ input: Tensor, size: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .exact
) throws(ShapeError) -> Tensor {
    try maxPool2d(
        input, size: Extent(size), window: Window(stride: stride ?? size, padding: padding, rounding: rounding))
}

/// The greatest value under each placement of a window that differs by axis or side; NaN where one lies under it.
///
/// - Parameters: input `[N, C, H, W]`; `size` and `window`, how large it is and how it slides.
/// - Returns: `[N, C, outputHeight, outputWidth]`, by ``Window/outputSize(input:filter:)``.
/// - Throws: ``ShapeError``, as ``maxPool2d(_:size:stride:padding:rounding:)``.
/// - Source: Riesenhuber and Poggio, *Hierarchical models of object recognition in cortex*, 1999.
public func maxPool2d(_ input: Tensor, size: Extent, window: Window) throws(ShapeError) -> Tensor {
    let g = try poolingGeometry("maxPool2d", input.shape, size: size, window: window)
    return Tensor(shape: g.outputShape) { output in
        input.withValues { input in
            guard let input = input.baseAddress, let output = output.baseAddress else { return }
            parallel(g.batch * g.channels, cost: g.placements * size.height * size.width) { planes in
                for plane in planes {
                    poolMax(input + plane * g.inputArea, into: output + plane * g.placements, g)
                }
            }
        }
    }
}

/// Max pooling that also tells where the winners stood, for ``maxPool2dBackward(_:switches:)`` and
/// ``maxUnpool2d(_:switches:)``.
///
/// - Parameters: input `[N, C, H, W]`; `size` and `window`, how large it is and how it slides.
/// - Returns: the greatest values, and their places: of equal ones the first; of the first NaN where there is one.
/// - Throws: ``ShapeError``, as ``maxPool2d(_:size:window:)``.
/// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014.
public func maxPool2dWithSwitches(_ input: Tensor, size: Extent, window: Window) throws(ShapeError) -> MaxPoolResult {
    let g = try poolingGeometry("maxPool2dWithSwitches", input.shape, size: size, window: window)
    let count = g.outputShape.reduce(1, *)
    var output = Tensor.zeros(g.outputShape)
    let places = [Int32](unsafeUninitializedCapacity: count) { places, initialized in
        output.withMutableValues { output in
            input.withValues { input in
                guard let input = input.baseAddress, let output = output.baseAddress,
                    let places = places.baseAddress
                else { return }
                parallel(g.batch * g.channels, cost: g.placements * size.height * size.width * 2) { planes in
                    for plane in planes {
                        findMax(
                            input + plane * g.inputArea, into: output + plane * g.placements,
                            places: places + plane * g.placements, g)
                    }
                }
            }
        }
        initialized = count
    }
    return MaxPoolResult(
        output: output,
        switches: PoolingSwitches(inputShape: input.shape, outputShape: g.outputShape, places: places))
}

/// Max pooling with switches, with a square window.
///
/// - Parameters: as ``maxPool2d(_:size:stride:padding:rounding:)``.
/// - Returns: the greatest values, and their places.
/// - Throws: ``ShapeError``, as ``maxPool2d(_:size:stride:padding:rounding:)``.
/// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014.
public func maxPool2dWithSwitches(
    _ input: Tensor, size: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .exact
) throws(ShapeError) -> MaxPoolResult {
    try maxPool2dWithSwitches(
        input, size: Extent(size), window: Window(stride: stride ?? size, padding: padding, rounding: rounding))
}

/// The gradient before a max pooling: all of it to the pixel that won, the first of equals; a pixel that won several
/// times has the sum.
///
/// - Parameters: gradient `[N, C, outputHeight, outputWidth]`; the switches of that pooling.
/// - Returns: `[N, C, H, W]`.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the gradient has the output's shape.
/// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014.
public func maxPool2dBackward(_ gradient: Tensor, switches: PoolingSwitches) throws(ShapeError) -> Tensor {
    try requireShape("maxPool2dBackward", "the gradient", gradient, switches.outputShape)
    return scatter(gradient, by: switches)
}

/// Puts values back where the winners of a max pooling stood, and 0 elsewhere.
///
/// - Parameters: values `[N, C, outputHeight, outputWidth]`; the switches of that pooling.
/// - Returns: `[N, C, H, W]`. Where one pixel won several times, the values are added.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the values have the pooled shape.
/// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014.
public func maxUnpool2d(_ values: Tensor, switches: PoolingSwitches) throws(ShapeError) -> Tensor {
    try requireShape("maxUnpool2d", "the values", values, switches.outputShape)
    return scatter(values, by: switches)
}

/// The gradient before an unpooling: taken from where the values were put.
///
/// - Parameters: gradient `[N, C, H, W]`; the switches of that pooling.
/// - Returns: `[N, C, outputHeight, outputWidth]`.
/// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` unless the gradient has the images' shape.
/// - Source: Zeiler and Fergus, *Visualizing and understanding convolutional networks*, 2014.
public func maxUnpool2dBackward(_ gradient: Tensor, switches: PoolingSwitches) throws(ShapeError) -> Tensor {
    try requireShape("maxUnpool2dBackward", "the gradient", gradient, switches.inputShape)
    let (inputArea, outputArea) = switches.areas
    return Tensor(shape: switches.outputShape) { target in
        gradient.withValues { gradient in
            for i in 0..<target.count {
                let place = Int(switches.places[i])
                target[i] = place < 0 ? 0 : gradient[i / outputArea * inputArea + place]
            }
        }
    }
}

extension PoolingSwitches {
    fileprivate var areas: (input: Int, output: Int) {
        (inputShape[2] * inputShape[3], outputShape[2] * outputShape[3])
    }
}

private func scatter(_ values: Tensor, by switches: PoolingSwitches) -> Tensor {
    let (inputArea, outputArea) = switches.areas
    return Tensor(shape: switches.inputShape) { target in
        target.update(repeating: 0)
        values.withValues { values in
            switches.places.withUnsafeBufferPointer { places in
                parallel(values.count / outputArea, cost: outputArea) { planes in
                    for plane in planes {
                        for i in (plane * outputArea)..<((plane + 1) * outputArea) where places[i] >= 0 {
                            target[plane * inputArea + Int(places[i])] += values[i]
                        }
                    }
                }
            }
        }
    }
}
