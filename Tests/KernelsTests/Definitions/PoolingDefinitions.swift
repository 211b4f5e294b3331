import Kernels

/// Calls `body` with each placement of the window and the pixels under it.
private func pool(
    _ x: Reference, _ size: Extent, _ window: Window, output: (Int, Int), _ body: (Placement) -> Double
) -> Reference {
    var y = Reference(zeros: [x.shape[0], x.shape[1], output.0, output.1])
    let (height, width) = (x.shape[2], x.shape[3])
    for n in 0..<x.shape[0] {
        for c in 0..<x.shape[1] {
            for row in 0..<output.0 {
                for column in 0..<output.1 {
                    var placement = Placement()
                    for r in 0..<size.height {
                        for s in 0..<size.width {
                            let v = row * window.stride.height + r * window.dilation.height - window.padding.top
                            let u = column * window.stride.width + s * window.dilation.width - window.padding.left
                            if v < height + window.padding.bottom && u < width + window.padding.right {
                                placement.taps += 1
                            }
                            if v >= 0, v < height, u >= 0, u < width {
                                placement.pixels.append(x[n, c, v, u])
                                placement.places.append(v * width + u)
                            }
                        }
                    }
                    y[n, c, row, column] = body(placement)
                }
            }
        }
    }
    return y
}

private struct Placement {
    var pixels: [Double] = []
    /// Where each stands in its plane, row-major.
    var places: [Int] = []
    /// Pixels and padding, without what lies beyond.
    var taps = 0
}

func defineMaxPool2d(_ x: Reference, _ size: Extent, _ window: Window, output: (Int, Int)) -> Reference {
    pool(x, size, window, output: output) { $0.pixels.max() ?? -.infinity }
}

/// The place of the first NaN under each placement, or else of the first of the greatest.
func defineSwitches(_ x: Reference, _ size: Extent, _ window: Window, output: (Int, Int)) -> [Int32] {
    pool(x, size, window, output: output) { placement in
        let greatest = placement.pixels.max { $1 > $0 }
        let first = placement.pixels.firstIndex(where: \.isNaN) ?? greatest.flatMap(placement.pixels.firstIndex(of:))
        return first.map { Double(placement.places[$0]) } ?? -1
    }.values.map { Int32($0) }
}

func defineAveragePool2d(
    _ x: Reference, _ size: Extent, _ window: Window, _ divisor: AverageDivisor, output: (Int, Int)
) -> Reference {
    pool(x, size, window, output: output) { placement in
        let count = divisor == .window ? placement.taps : placement.pixels.count
        return count == 0 ? 0 : placement.pixels.reduce(0, +) / Double(count)
    }
}

/// For each place, the mean of the pixels whose stretch of the image, of an equal part for each place, touches it.
func defineAdaptiveAveragePool2d(_ x: Reference, _ output: Extent) -> Reference {
    var y = Reference(zeros: [x.shape[0], x.shape[1], output.height, output.width])
    let (height, width) = (x.shape[2], x.shape[3])
    func touches(_ pixel: Int, _ place: Int, of count: Int, over size: Int) -> Bool {
        // Pixel p covers p..<p + 1, place i covers i size / count..<(i + 1) size / count.
        pixel * count < (place + 1) * size && (pixel + 1) * count > place * size
    }
    for n in 0..<x.shape[0] {
        for c in 0..<x.shape[1] {
            for row in 0..<output.height {
                for column in 0..<output.width {
                    var pixels: [Double] = []
                    for v in 0..<height where touches(v, row, of: output.height, over: height) {
                        for u in 0..<width where touches(u, column, of: output.width, over: width) {
                            pixels.append(x[n, c, v, u])
                        }
                    }
                    y[n, c, row, column] = pixels.reduce(0, +) / Double(pixels.count)
                }
            }
        }
    }
    return y
}
