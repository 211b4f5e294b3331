/// The sizes of one pooling: those of a convolution with one filter for each channel.
func poolingGeometry(
    _ operation: String, _ input: [Int], size: Extent, window: Window
) throws(ShapeError) -> ConvolutionGeometry {
    try requireRank4(operation, "the input", input)
    let channels = input[1]
    guard channels > 0 else { throw .mustBePositive(name: "the number of channels", value: channels) }
    let padding = window.padding
    for (side, size) in [
        (padding.top, size.height), (padding.bottom, size.height), (padding.left, size.width),
        (padding.right, size.width),
    ] where side >= max(size, 1) {
        // A window that lay on padding alone would have nothing to choose from.
        throw .valueOutside(name: "\(operation): padding", value: Double(side), range: "0..<\(max(size, 1))")
    }
    return try ConvolutionGeometry(
        operation, input: input, weight: [channels, 1, size.height, size.width], window: window, groups: channels)
}

/// The greatest value under each placement, row by row of the window, so that neighboring placements are compared side
/// by side.
func poolMax(_ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry) {
    let (width, stride) = (g.output.width, g.window.stride)
    output.update(repeating: -.infinity, count: g.placements)
    g.forEachTap { tap in
        for y in tap.rows {
            let source = input + (y * stride.height + tap.top) * g.input.width + tap.left
            let target = output + y * width
            for x in tap.columns {
                let value = source[x &* stride.width]
                target[x] = beats(value, target[x]) ? value : target[x]
            }
        }
    }
}

/// The greatest value under each placement, and its place, by the way that suits the window.
func findMax(
    _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, places: UnsafeMutablePointer<Int32>,
    _ g: ConvolutionGeometry
) {
    if g.isTwoByTwo {
        findMaxOfFour(input, into: output, places: places, g)
    } else {
        findMaxByTaps(input, into: output, places: places, g)
    }
}

/// For windows of every kind, row by row of the window as ``poolMax(_:into:_:)``.
func findMaxByTaps(
    _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, places: UnsafeMutablePointer<Int32>,
    _ g: ConvolutionGeometry
) {
    let (width, stride) = (g.output.width, g.window.stride)
    output.update(repeating: -.infinity, count: g.placements)
    places.update(repeating: -1, count: g.placements)
    g.forEachTap { tap in
        for y in tap.rows {
            let first = (y * stride.height + tap.top) * g.input.width + tap.left
            for x in tap.columns {
                let place = first + x * stride.width
                let (value, i) = (input[place], y * width + x)
                let wins = beats(value, output[i]) || places[i] < 0
                output[i] = wins ? value : output[i]
                places[i] = wins ? Int32(truncatingIfNeeded: place) : places[i]
            }
        }
    }
}
