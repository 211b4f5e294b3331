/// Copies the patches under a sliding filter into the columns of a matrix, one row for each tap of the filter: one
/// group's channels `[C, H, W]` become `[C R S, rows.count outputWidth]`. Taps in the padding are 0.
func gatherPatches(
    _ input: UnsafePointer<Float>, into columns: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry,
    rows: Range<Int>, isParallel: Bool
) {
    let width = rows.count * g.output.width
    let taps = g.filter.height * g.filter.width
    parallel(g.groupChannels, cost: isParallel ? width * taps : 0) { channels in
        for channel in channels {
            var target = columns + channel * taps * width
            let end = target + taps * width
            g.forEachTap { tap in
                gather(input + channel * g.inputArea, tap, rows: rows, into: target, end: end, g)
                target += width
            }
        }
    }
}

/// What lies at `end` may be another thread's.
private func gather(
    _ plane: UnsafePointer<Float>, _ tap: Tap, rows: Range<Int>, into columns: UnsafeMutablePointer<Float>,
    end: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry
) {
    let (width, stride) = (g.output.width, g.window.stride)
    let inside = tap.columns
    let isContiguous = stride.width == 1 && inside.count > 0
    var target = columns
    if isContiguous, inside == 0..<width, rows.clamped(to: tap.rows) == rows {
        // Nothing in the padding: short rows, as LeNet's ten values, are copied as fast as they can be found.
        let step = stride.height * g.input.width
        var source = plane + (rows.lowerBound * stride.height + tap.top) * g.input.width + tap.left
        for _ in rows {
            copyLanes(from: source, to: target, count: width, end: end)
            source += step
            target += width
        }
        return
    }
    for y in rows {
        if tap.rows.contains(y) {
            let source = plane + (y * stride.height + tap.top) * g.input.width + tap.left
            for x in 0..<inside.lowerBound { target[x] = 0 }
            if isContiguous {
                copyLanes(
                    from: source + inside.lowerBound, to: target + inside.lowerBound, count: inside.count, end: end)
            } else {
                for x in inside { target[x] = source[x &* stride.width] }
            }
            for x in inside.upperBound..<width { target[x] = 0 }
        } else {
            for x in 0..<width { target[x] = 0 }
        }
        target += width
    }
}

/// Copies whole registers, up to fifteen values more than asked, but none to `end` or after it: of short rows a loop over single
/// values would take most of a convolution's time. What is overwritten must be written after; what is read too much lies in the
/// tensor or its spare register.
@inline(__always)
private func copyLanes(
    from source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, count: Int,
    end: UnsafeMutablePointer<Float>
) {
    let registers = (count + Lanes.scalarCount - 1) / Lanes.scalarCount
    guard registers * Lanes.scalarCount <= end - target else {
        for i in 0..<count { target[i] = source[i] }
        return
    }
    var i = 0
    repeat {
        let values = UnsafeRawPointer(source + i).loadUnaligned(as: Lanes.self)
        UnsafeMutableRawPointer(target + i).storeBytes(of: values, as: Lanes.self)
        i += Lanes.scalarCount
    } while i < count
}

/// Adds the columns back to where their values were taken from: the adjoint of gathering.
func scatterPatches(
    _ columns: UnsafePointer<Float>, addingTo output: UnsafeMutablePointer<Float>, _ g: ConvolutionGeometry,
    rows: Range<Int>, isParallel: Bool
) {
    let width = rows.count * g.output.width
    let taps = g.filter.height * g.filter.width
    parallel(g.groupChannels, cost: isParallel ? width * taps : 0) { channels in
        for channel in channels {
            var source = columns + channel * taps * width
            g.forEachTap { tap in
                scatter(source, tap, rows: rows, addingTo: output + channel * g.inputArea, g)
                source += width
            }
        }
    }
}

private func scatter(
    _ columns: UnsafePointer<Float>, _ tap: Tap, rows: Range<Int>, addingTo plane: UnsafeMutablePointer<Float>,
    _ g: ConvolutionGeometry
) {
    let (width, stride) = (g.output.width, g.window.stride)
    for y in rows.clamped(to: tap.rows) {
        let source = columns + (y - rows.lowerBound) * width
        let target = plane + (y * stride.height + tap.top) * g.input.width + tap.left
        if stride.width == 1 {
            for x in tap.columns { target[x] += source[x] }
        } else {
            for x in tap.columns { target[x &* stride.width] += source[x] }
        }
    }
}

/// One position in a filter.
struct Tap {
    /// Its place among the filter's taps, row-major.
    let index: Int
    /// The input row and column it lies on at placement (0, 0); in the padding they are negative.
    let top: Int
    let left: Int
    /// The placements at which it lies on the input, not the padding.
    let rows: Range<Int>
    let columns: Range<Int>
}

extension ConvolutionGeometry {
    /// Calls `body` with every tap of the filter, row by row.
    @inline(__always)
    func forEachTap(_ body: (Tap) -> Void) {
        for r in 0..<filter.height {
            let top = r * window.dilation.height - window.padding.top
            let rows = placementsInside(
                start: top, stride: window.stride.height, size: input.height, count: output.height)
            for s in 0..<filter.width {
                let left = s * window.dilation.width - window.padding.left
                let columns = placementsInside(
                    start: left, stride: window.stride.width, size: input.width, count: output.width)
                body(Tap(index: r * filter.width + s, top: top, left: left, rows: rows, columns: columns))
            }
        }
    }
}

/// Which of `count` placements have `start + i stride` inside `0..<size`.
func placementsInside(start: Int, stride: Int, size: Int, count: Int) -> Range<Int> {
    let first = min(start >= 0 ? 0 : (-start + stride - 1) / stride, count)
    let end = min(start >= size ? 0 : (size - 1 - start) / stride + 1, count)
    return first..<max(end, first)
}
