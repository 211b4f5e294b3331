internal import CProcessor

/// Sums of columns in Double: of each of `range`, `size` rows of `inner` values.
///
/// Eight rows at a time are added to sums in memory, which costs a read and a write of a sum for eight values. To hold sums in registers from the
/// first row to the last would cost none, but visits a page of memory with each row, where a processor does not see what it will read next.
///
/// - Parameter divisor: what the sums are divided by before they are rounded; nil where they are not.
func sumColumns(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ range: Range<Int>, size: Int, inner: Int,
    divisor: Double?
) {
    // So many that their sums stay in the first cache.
    let most = min(inner, 1024)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: most) { sums in
        guard let sums = sums.baseAddress else { return }
        for i in range {
            for first in stride(from: 0, to: inner, by: max(most, 1)) {
                let count = min(most, inner - first)
                let corner = source + (i * size * inner + first)
                sums.update(repeating: 0, count: count)
                for k in stride(from: 0, to: size - size % 8, by: 8) {
                    add(rows: 8, of: inner, from: corner + k * inner, to: sums, count: count)
                }
                for k in (size - size % 8)..<size {
                    add(rows: 1, of: inner, from: corner + k * inner, to: sums, count: count)
                }
                let results = target + (i * inner + first)
                if let divisor {
                    round(sums, into: results, count: count) { $0 / divisor }
                } else {
                    round(sums, into: results, count: count) { $0 }
                }
            }
        }
    }
}

/// Writes what `finish` makes of the sums; the last register overlaps the one before, and writes the same there.
@inline(__always)
private func round(
    _ sums: UnsafePointer<Double>, into target: UnsafeMutablePointer<Float>, count: Int,
    _ finish: (WideLanes) -> WideLanes
) {
    let width = WideLanes.scalarCount
    func wide(_ x: Int) -> WideLanes { UnsafeRawPointer(sums + x).loadUnaligned(as: WideLanes.self) }
    guard count >= width else {
        var last = WideLanes()
        for x in 0..<count { last[x] = sums[x] }
        let rounded = Lanes(rounding: finish(last))
        for x in 0..<count { target[x] = rounded[x] }
        return
    }
    for x in stride(from: 0, to: count, by: width) {
        let x = min(x, count - width)
        Lanes(rounding: finish(wide(x))).write(to: target + x)
    }
}

/// Adds the first `count` values of each of some rows, one row after another.
@inline(__always)
private func add(
    rows: Int, of stride: Int, from source: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Double>, count: Int
) {
    let (width, one) = (FourDoubles.scalarCount, FourDoubles(repeating: lectern_one))
    var x = 0
    while x + 4 * width <= count {
        let place = UnsafeMutableRawPointer(sums + x)
        var a = place.loadUnaligned(as: FourDoubles.self)
        var b = place.loadUnaligned(fromByteOffset: 32, as: FourDoubles.self)
        var c = place.loadUnaligned(fromByteOffset: 64, as: FourDoubles.self)
        var d = place.loadUnaligned(fromByteOffset: 96, as: FourDoubles.self)
        for row in 0..<rows {
            let values = source + (row &* stride &+ x)
            a.addProduct(FourDoubles(values), one)
            b.addProduct(FourDoubles(values + width), one)
            c.addProduct(FourDoubles(values + 2 * width), one)
            d.addProduct(FourDoubles(values + 3 * width), one)
        }
        place.storeBytes(of: a, as: FourDoubles.self)
        place.storeBytes(of: b, toByteOffset: 32, as: FourDoubles.self)
        place.storeBytes(of: c, toByteOffset: 64, as: FourDoubles.self)
        place.storeBytes(of: d, toByteOffset: 96, as: FourDoubles.self)
        x += 4 * width
    }
    while x + width <= count {
        let place = UnsafeMutableRawPointer(sums + x)
        var a = place.loadUnaligned(as: FourDoubles.self)
        for row in 0..<rows { a.addProduct(FourDoubles(source + (row &* stride &+ x)), one) }
        place.storeBytes(of: a, as: FourDoubles.self)
        x += width
    }
    while x < count {
        for row in 0..<rows { sums[x] += Double(source[row &* stride &+ x]) }
        x += 1
    }
}
