/// What a pair of values and the gradient of its result add to the gradient of one of the two. A type and not a closure, so
/// that every loop over it is compiled for it, on the pool's threads as well.
protocol GradientTerm {
    static func term(_ gradient: Doubles, _ value: Doubles, _ other: Doubles) -> Doubles
}

/// The sums of terms over all pairs in which a value of `operand` was repeated beside `other`, in the operand's shape. In
/// Double: of rounded terms that nearly cancel, their rounding would be left.
func sumOverRepeats<Term: GradientTerm>(
    of operand: Tensor, beside other: Tensor, _ gradient: Tensor, _ term: Term.Type
) -> Tensor {
    let shape = gradient.shape
    let walk = PairWalk(shape: shape, operand.broadcastStrides(to: shape), other.broadcastStrides(to: shape))
    var sums = [Double](repeating: 0, count: operand.count)
    sums.withUnsafeMutableBufferPointer { sums in
        operand.withValues { a in
            other.withValues { b in
                gradient.withValues { gradient in
                    guard gradient.count > 0, let sums = sums.baseAddress, let a = a.baseAddress,
                        let b = b.baseAddress, let gradient = gradient.baseAddress
                    else { return }
                    let rows = RowsOfTriples(walk: walk, gradient: gradient, own: a, other: b)
                    if walk.steps.0 == 0 { rows.addTotals(to: sums, term) } else { rows.add(to: sums, term) }
                }
            }
        }
    }
    return Tensor(shape: operand.shape) { target in for i in sums.indices { target[i] = Float(sums[i]) } }
}

/// A gradient in rows, beside the values that it is the gradient of.
private struct RowsOfTriples {
    let walk: PairWalk
    let gradient: UnsafePointer<Float>
    let own: UnsafePointer<Float>
    let other: UnsafePointer<Float>

    /// Where a row goes into a single sum. Which thread sums which row makes no difference to the result.
    func addTotals<Term: GradientTerm>(to sums: UnsafeMutablePointer<Double>, _ term: Term.Type) {
        let totals = [Double](unsafeUninitializedCapacity: walk.rows) { totals, count in
            parallel(walk.rows, cost: walk.width) { rows in
                for row in rows {
                    var (total, rest) = (Doubles(), 0.0)
                    forEachTerm(row, term) { _, eight in
                        total += eight
                    } one: { _, value in
                        rest += value
                    }
                    totals.initializeElement(at: row, to: total.total() + rest)
                }
            }
            count = walk.rows
        }
        for (row, total) in totals.enumerated() { sums[walk.starts(of: row).0] += total }
    }

    /// Where every value of a row has a sum of its own.
    func add<Term: GradientTerm>(to sums: UnsafeMutablePointer<Double>, _ term: Term.Type) {
        for row in 0..<walk.rows {
            let target = sums + walk.starts(of: row).0
            forEachTerm(row, term) { x, eight in
                let place = UnsafeMutableRawPointer(target + x)
                place.storeBytes(of: place.loadUnaligned(as: Doubles.self) + eight, as: Doubles.self)
            } one: { x, value in
                target[x] += value
            }
        }
    }

    /// The terms of a row, eight at a time, and the last few one by one.
    @inline(__always)
    private func forEachTerm<Term: GradientTerm>(
        _ row: Int, _ term: Term.Type, eight: (Int, Doubles) -> Void, one: (Int, Double) -> Void
    ) {
        let (start, otherStart) = walk.starts(of: row)
        let (g, a, b) = (gradient + row * walk.width, own + start, other + otherStart)
        var x = 0
        while x + Doubles.scalarCount <= walk.width {
            eight(
                x,
                Term.term(Doubles(g + x), Doubles(a, at: x, step: walk.steps.0), Doubles(b, at: x, step: walk.steps.1)))
            x += Doubles.scalarCount
        }
        while x < walk.width {
            let (i, j) = (x * walk.steps.0, x * walk.steps.1)
            let (p, q, r) = (Double(g[x]), Double(a[i]), Double(b[j]))
            one(x, Term.term(Doubles(repeating: p), Doubles(repeating: q), Doubles(repeating: r))[0])
            x += 1
        }
    }
}

extension Doubles {
    /// The values of a row from `x` on: eight neighbors, or its only value, where it is repeated.
    @inline(__always)
    fileprivate init(_ row: UnsafePointer<Float>, at x: Int, step: Int) {
        self = step == 0 ? Doubles(repeating: Double(row[0])) : Doubles(row + x)
    }
}
