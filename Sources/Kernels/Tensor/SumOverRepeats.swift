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
        let totals = [(place: Int, value: Double)](unsafeUninitializedCapacity: walk.rows) { totals, count in
            parallel(walk.rows, cost: walk.width) { rows in
                // Four rows at a time: an addition waits for the one before in its own row, and not for those in others.
                let whole = rows.lowerBound + rows.count / 4 * 4
                for first in stride(from: rows.lowerBound, to: whole, by: 4) {
                    let four = (row(first, term), row(first + 1, term), row(first + 2, term), row(first + 3, term))
                    let (a, b, c, d) = Self.totals(of: four, walk.width)
                    totals.initializeElement(at: first, to: (four.0.place, a))
                    totals.initializeElement(at: first + 1, to: (four.1.place, b))
                    totals.initializeElement(at: first + 2, to: (four.2.place, c))
                    totals.initializeElement(at: first + 3, to: (four.3.place, d))
                }
                for last in whole..<rows.upperBound {
                    let row = row(last, term)
                    let total = Self.totals(of: (row, row, row, row), walk.width).0
                    totals.initializeElement(at: last, to: (row.place, total))
                }
            }
            count = walk.rows
        }
        for total in totals { sums[total.place] += total.value }
    }

    @inline(__always)
    private static func totals<Term>(
        of rows: (RowOfTriples<Term>, RowOfTriples<Term>, RowOfTriples<Term>, RowOfTriples<Term>), _ width: Int
    ) -> (Double, Double, Double, Double) {
        var (a, b, c, d) = (Doubles(), Doubles(), Doubles(), Doubles())
        let whole = width / Doubles.scalarCount * Doubles.scalarCount
        for x in stride(from: 0, to: whole, by: Doubles.scalarCount) {
            a += rows.0.eightTerms(at: x)
            b += rows.1.eightTerms(at: x)
            c += rows.2.eightTerms(at: x)
            d += rows.3.eightTerms(at: x)
        }
        var rest = (0.0, 0.0, 0.0, 0.0)
        for x in whole..<width {
            rest.0 += rows.0.term(at: x)
            rest.1 += rows.1.term(at: x)
            rest.2 += rows.2.term(at: x)
            rest.3 += rows.3.term(at: x)
        }
        return (a.total() + rest.0, b.total() + rest.1, c.total() + rest.2, d.total() + rest.3)
    }

    /// Where every value of a row has a sum of its own.
    func add<Term: GradientTerm>(to sums: UnsafeMutablePointer<Double>, _ term: Term.Type) {
        for number in 0..<walk.rows {
            let row = row(number, term)
            let target = sums + row.place
            var x = 0
            while x + Doubles.scalarCount <= walk.width {
                let place = UnsafeMutableRawPointer(target + x)
                place.storeBytes(of: place.loadUnaligned(as: Doubles.self) + row.eightTerms(at: x), as: Doubles.self)
                x += Doubles.scalarCount
            }
            while x < walk.width {
                target[x] += row.term(at: x)
                x += 1
            }
        }
    }

    @inline(__always)
    private func row<Term>(_ row: Int, _ term: Term.Type) -> RowOfTriples<Term> {
        let (start, otherStart) = walk.starts(of: row)
        return RowOfTriples(
            place: start, gradient: gradient + row * walk.width, own: own + start, other: other + otherStart,
            steps: walk.steps)
    }
}

/// One such row.
private struct RowOfTriples<Term: GradientTerm> {
    /// Where its own values begin in their tensor, and their sums among all.
    let place: Int
    let gradient: UnsafePointer<Float>
    let own: UnsafePointer<Float>
    let other: UnsafePointer<Float>
    let steps: (Int, Int)

    /// The terms of eight neighbors, from `x` on.
    @inline(__always)
    func eightTerms(at x: Int) -> Doubles {
        Term.term(Doubles(gradient + x), Doubles(own, at: x, step: steps.0), Doubles(other, at: x, step: steps.1))
    }

    @inline(__always)
    func term(at x: Int) -> Double {
        let (p, q, r) = (Double(gradient[x]), Double(own[x &* steps.0]), Double(other[x &* steps.1]))
        return Term.term(Doubles(repeating: p), Doubles(repeating: q), Doubles(repeating: r))[0]
    }
}

extension Doubles {
    /// The values of a row from `x` on: eight neighbors, or its only value, where it is repeated.
    @inline(__always)
    fileprivate init(_ row: UnsafePointer<Float>, at x: Int, step: Int) {
        self = step == 0 ? Doubles(repeating: Double(row[0])) : Doubles(row + x)
    }
}
