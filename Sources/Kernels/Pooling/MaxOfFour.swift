/// The greatest of four and its place, for the common window of 2 by 2 that slides by 2, sixteen placements at a time. Tap by
/// tap, as other windows are, takes far longer.
@inline(never)
func findMaxOfFour(
    _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, places: UnsafeMutablePointer<Int32>,
    _ g: ConvolutionGeometry
) {
    let (width, inputWidth) = (g.output.width, g.input.width)
    let below = SIMD16<Int32>(repeating: Int32(truncatingIfNeeded: inputWidth))
    for y in 0..<g.output.height {
        for x in stride(from: 0, to: width, by: Lanes.scalarCount) {
            let count = min(Lanes.scalarCount, width - x)
            let corner = 2 * (y * inputWidth + x)
            let (a, b) = neighbors(input + corner, count: count)
            let (c, d) = neighbors(input + corner + inputWidth, count: count)
            let place = evenNumbers &+ Int32(truncatingIfNeeded: corner)
            let (upper, upperPlace) = greater((a, place), (b, place &+ 1))
            let (middle, middlePlace) = greater((upper, upperPlace), (c, place &+ below))
            let (best, winner) = greater((middle, middlePlace), (d, place &+ below &+ 1))
            let target = y * width + x
            if target + Lanes.scalarCount <= g.placements {
                UnsafeMutableRawPointer(output + target).storeBytes(of: best, as: Lanes.self)
                UnsafeMutableRawPointer(places + target).storeBytes(of: winner, as: SIMD16<Int32>.self)
            } else {
                // What lies after it belongs to another plane, and perhaps to another thread.
                for i in 0..<count { (output[target + i], places[target + i]) = (best[i], winner[i]) }
            }
        }
    }
}

private let evenNumbers = SIMD16<Int32>(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30)

private typealias Placed = (value: Lanes, place: SIMD16<Int32>)

/// Lane by lane the greater of two, the first of equals and of those that are not numbers.
@inline(__always)
private func greater(_ a: Placed, _ b: Placed) -> Placed {
    let first = (b.value .<= a.value) .| (a.value .!= a.value)
    return (b.value.replacing(with: a.value, where: first), b.place.replacing(with: a.place, where: first))
}

/// Every second value from `row`, and those in between; at least `count` of each. At most a register more than these is read,
/// which the tensor's memory has to spare.
@inline(__always)
private func neighbors(_ row: UnsafePointer<Float>, count: Int) -> (Lanes, Lanes) {
    let values = UnsafeRawPointer(row)
    let first = values.loadUnaligned(as: Lanes.self)
    let isShort = 2 * count <= Lanes.scalarCount
    let second = isShort ? first : values.loadUnaligned(fromByteOffset: MemoryLayout<Lanes>.size, as: Lanes.self)
    let both = SIMD32(lowHalf: first, highHalf: second)
    return (both.evenHalf, both.oddHalf)
}

extension ConvolutionGeometry {
    /// Whether the window is 2 by 2, slides by 2 and never lies on padding or beyond the edge.
    var isTwoByTwo: Bool {
        filter == Extent(2) && window.stride == Extent(2) && window.dilation == Extent(1)
            && window.padding == Padding() && 2 * output.height <= input.height && 2 * output.width <= input.width
    }
}
