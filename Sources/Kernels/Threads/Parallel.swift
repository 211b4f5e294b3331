/// Calls `body` with ranges that together are `0..<count`, each (but the last) a multiple of `unit` long, on the pool's
/// threads.
@inline(__always)
func parallel(_ count: Int, parts: Int, multipleOf unit: Int = 1, _ body: (Range<Int>) -> Void) {
    guard count > 0 else { return }
    let units = (count + unit - 1) / unit
    let parts = max(min(parts, units), 1)
    guard parts > 1 else { return body(0..<count) }
    ThreadPool.shared.run(parts: parts) { part in
        let start = units * part / parts * unit
        let end = min(units * (part + 1) / parts * unit, count)
        if start < end { body(start..<end) }
    }
}

/// As ``parallel(_:parts:multipleOf:_:)``, with a part for every thread as long as each has work worth the handing out.
///
/// - Parameter cost: about how many simple operations one of `count` takes.
@inline(__always)
func parallel(_ count: Int, cost: Int, multipleOf unit: Int = 1, _ body: (Range<Int>) -> Void) {
    // Waking a thread takes some 10 microseconds, in which one alone would do a few ten thousand operations.
    let worthwhile = Double(count) * Double(max(cost, 1)) / 32_768
    let threads = Threads.count
    parallel(count, parts: worthwhile >= Double(threads) ? threads : Int(worthwhile), multipleOf: unit, body)
}
