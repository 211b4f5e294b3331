/// Copies the patches under a sliding filter into the columns of a matrix, one row for each tap of the filter: input
/// `[C, H, W]` becomes `[C R S, outputHeight outputWidth]`. Taps in the padding are 0.
func gatherPatches(
    _ input: UnsafePointer<Float>, into columns: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
) {
    let (stride, dilation, padding) = (g.window.stride, g.window.dilation, g.window.padding)
    var target = columns
    for channel in 0..<g.groupChannels {
        let plane = input + channel * g.inputArea
        for r in 0..<g.filter.height {
            for s in 0..<g.filter.width {
                let left = s * dilation.width - padding.left
                let inside = columnsInside(
                    left: left, stride: stride.width, width: g.input.width, count: g.output.width)
                for y in 0..<g.output.height {
                    let row = y * stride.height + r * dilation.height - padding.top
                    guard row >= 0, row < g.input.height else {
                        target.update(repeating: 0, count: g.output.width)
                        target += g.output.width
                        continue
                    }
                    let source = plane + row * g.input.width
                    for x in 0..<inside.lowerBound { target[x] = 0 }
                    if stride.width == 1 {
                        (target + inside.lowerBound).update(
                            from: source + left + inside.lowerBound, count: inside.count)
                    } else {
                        for x in inside { target[x] = source[left + x * stride.width] }
                    }
                    for x in inside.upperBound..<g.output.width { target[x] = 0 }
                    target += g.output.width
                }
            }
        }
    }
}

/// Which of `count` placements have the tap at `left + x * stride` inside `0..<width`.
func columnsInside(left: Int, stride: Int, width: Int, count: Int) -> Range<Int> {
    let first = min(left >= 0 ? 0 : (-left + stride - 1) / stride, count)
    let end = min(left >= width ? 0 : (width - 1 - left) / stride + 1, count)
    return first..<max(end, first)
}
