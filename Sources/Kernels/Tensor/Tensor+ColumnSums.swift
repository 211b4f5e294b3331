/// Sums of columns in Double: of each of `range`, `size` rows of `inner` values. Neighboring sums stay in registers from the first row to the
/// last, where sums in memory would be read and written with each value, at twice its width.
///
/// - Parameter divisor: what the sums are divided by before they are rounded.
func sumColumns(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ range: Range<Int>, size: Int, inner: Int,
    divisor: Double
) {
    let width = Lanes.scalarCount
    for i in range {
        let (rows, sums) = (source + i * size * inner, target + i * inner)
        var column = 0
        while column + 4 * width <= inner {
            var (a, b, c, d) = (WideLanes(), WideLanes(), WideLanes(), WideLanes())
            for k in 0..<size {
                let row = UnsafeRawPointer(rows + (k &* inner &+ column))
                a += row.loadUnaligned(as: Lanes.self).widened()
                b += row.loadUnaligned(fromByteOffset: 64, as: Lanes.self).widened()
                c += row.loadUnaligned(fromByteOffset: 128, as: Lanes.self).widened()
                d += row.loadUnaligned(fromByteOffset: 192, as: Lanes.self).widened()
            }
            let place = UnsafeMutableRawPointer(sums + column)
            place.storeBytes(of: Lanes(rounding: a / divisor), as: Lanes.self)
            place.storeBytes(of: Lanes(rounding: b / divisor), toByteOffset: 64, as: Lanes.self)
            place.storeBytes(of: Lanes(rounding: c / divisor), toByteOffset: 128, as: Lanes.self)
            place.storeBytes(of: Lanes(rounding: d / divisor), toByteOffset: 192, as: Lanes.self)
            column += 4 * width
        }
        while column < inner, inner >= width {
            // The last register overlaps the one before, and writes the same there.
            let first = min(column, inner - width)
            var total = WideLanes()
            for k in 0..<size {
                total += UnsafeRawPointer(rows + (k &* inner &+ first)).loadUnaligned(as: Lanes.self).widened()
            }
            UnsafeMutableRawPointer(sums + first).storeBytes(of: Lanes(rounding: total / divisor), as: Lanes.self)
            column += width
        }
        for column in column..<max(inner, column) {
            var total = 0.0
            for k in 0..<size { total += Double(rows[k * inner + column]) }
            sums[column] = Float(total / divisor)
        }
    }
}
