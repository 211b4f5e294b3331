import Kernels

// What the operators mean: every sum as its formula has it.

// Beside the loops that ask for millions of values: what another file has is not inlined.
extension Reference {
    subscript(n: Int, c: Int, y: Int, x: Int) -> Double {
        get { values[((n * shape[1] + c) * shape[2] + y) * shape[3] + x] }
        set { values[((n * shape[1] + c) * shape[2] + y) * shape[3] + x] = newValue }
    }

    /// 0 outside the image.
    func padded(_ n: Int, _ c: Int, _ y: Int, _ x: Int) -> Double {
        y >= 0 && y < shape[2] && x >= 0 && x < shape[3] ? self[n, c, y, x] : 0
    }
}

func defineConv2d(_ x: Reference, _ w: Reference, bias: Reference?, _ window: Window, groups: Int) -> Reference {
    let (n, k) = (x.shape[0], w.shape[0])
    let size = outputSize(x.shape, filter: (w.shape[2], w.shape[3]), window)
    var y = Reference(zeros: [n, k, size.0, size.1])
    let (groupChannels, groupFilters) = (w.shape[1], k / groups)
    for image in 0..<n {
        for filter in 0..<k {
            for row in 0..<size.0 {
                for column in 0..<size.1 {
                    var sum = bias?.values[filter] ?? 0
                    for c in 0..<groupChannels {
                        for r in 0..<w.shape[2] {
                            for s in 0..<w.shape[3] {
                                sum +=
                                    w[filter, c, r, s]
                                    * x.padded(
                                        image, filter / groupFilters * groupChannels + c,
                                        row * window.stride.height + r * window.dilation.height - window.padding.top,
                                        column * window.stride.width + s * window.dilation.width - window.padding.left)
                            }
                        }
                    }
                    y[image, filter, row, column] = sum
                }
            }
        }
    }
    return y
}

/// Each input value stamps its filters on the output, `stride` apart.
func defineTransposedConv2d(
    _ x: Reference, _ w: Reference, bias: Reference?, _ window: Window, groups: Int, size: (Int, Int)
) -> Reference {
    let groupOutputs = w.shape[1]
    let groupInputs = x.shape[1] / groups
    var y = Reference(zeros: [x.shape[0], groupOutputs * groups, size.0, size.1])
    for image in 0..<x.shape[0] {
        for k in 0..<y.shape[1] {
            for i in 0..<(size.0 * size.1) { y[image, k, i / size.1, i % size.1] = bias?.values[k] ?? 0 }
        }
        for c in 0..<x.shape[1] {
            for row in 0..<x.shape[2] {
                for column in 0..<x.shape[3] {
                    for k in 0..<groupOutputs {
                        for r in 0..<w.shape[2] {
                            for s in 0..<w.shape[3] {
                                let top = row * window.stride.height + r * window.dilation.height - window.padding.top
                                let left =
                                    column * window.stride.width + s * window.dilation.width - window.padding.left
                                guard top >= 0, top < size.0, left >= 0, left < size.1 else { continue }
                                y[image, c / groupInputs * groupOutputs + k, top, left] +=
                                    x[image, c, row, column] * w[c, k, r, s]
                            }
                        }
                    }
                }
            }
        }
    }
    return y
}

/// A convolution whose filters differ from place to place; weight `[outputHeight, outputWidth, K, C, R, S]`.
func defineLocallyConnected2d(_ x: Reference, _ w: Reference, bias: Reference?, _ window: Window) -> Reference {
    let (rows, columns, k, channels) = (w.shape[0], w.shape[1], w.shape[2], w.shape[3])
    var y = Reference(zeros: [x.shape[0], k, rows, columns])
    for image in 0..<x.shape[0] {
        for row in 0..<rows {
            for column in 0..<columns {
                for filter in 0..<k {
                    var sum = bias.map { $0.values[(filter * rows + row) * columns + column] } ?? 0
                    var tap = ((row * columns + column) * k + filter) * channels * w.shape[4] * w.shape[5]
                    for c in 0..<channels {
                        for r in 0..<w.shape[4] {
                            for s in 0..<w.shape[5] {
                                sum +=
                                    w.values[tap]
                                    * x.padded(
                                        image, c,
                                        row * window.stride.height + r * window.dilation.height - window.padding.top,
                                        column * window.stride.width + s * window.dilation.width - window.padding.left)
                                tap += 1
                            }
                        }
                    }
                    y[image, filter, row, column] = sum
                }
            }
        }
    }
    return y
}

func outputSize(_ input: [Int], filter: (Int, Int), _ window: Window) -> (Int, Int) {
    func along(_ size: Int, _ filter: Int, _ before: Int, _ after: Int, _ stride: Int, _ dilation: Int) -> Int {
        // Counted by trying, not by the formula under test.
        let span = dilation * (filter - 1) + 1
        var count = 0
        while count * stride + span <= before + size + after { count += 1 }
        // Rounded up, one more where something is left over and it begins on the input.
        let isLeftOver = count == 0 || (count - 1) * stride + span < before + size + after
        if window.rounding == .up, isLeftOver, count * stride < before + size { count += 1 }
        return count
    }
    let (padding, stride, dilation) = (window.padding, window.stride, window.dilation)
    return (
        along(input[2], filter.0, padding.top, padding.bottom, stride.height, dilation.height),
        along(input[3], filter.1, padding.left, padding.right, stride.width, dilation.width)
    )
}
