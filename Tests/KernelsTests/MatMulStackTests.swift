import Testing

@testable import Kernels

@Suite("Products of stacks of matrices, forward and backward")
struct MatMulStackTests {
    /// The product of every pair of matrices, by the sum of products; leading axes are counted out digit by digit.
    static func define(_ a: Reference, _ b: Reference) -> Reference {
        let (m, k, n) = (a.shape[a.shape.count - 2], a.shape.last ?? 0, b.shape.last ?? 0)
        func places(_ x: Reference) -> Reference {
            var places = Reference(zeros: Array(x.shape.dropLast(2)))
            for i in places.values.indices { places.values[i] = Double(i) }
            return places
        }
        let left = TensorOperationTests.define(places(a), places(b)) { l, _ in l }
        let right = TensorOperationTests.define(places(a), places(b)) { _, r in r }
        var y = Reference(zeros: left.shape + [m, n])
        for place in left.values.indices {
            let (p, q) = (Int(left.values[place]) * m * k, Int(right.values[place]) * k * n)
            for i in 0..<m {
                for j in 0..<n {
                    for l in 0..<k {
                        y.values[(place * m + i) * n + j] += a.values[p + i * k + l] * b.values[q + l * n + j]
                    }
                }
            }
        }
        return y
    }

    @Test("over 200 random shapes, with leading axes that are repeated")
    func stacks() throws {
        var dice = Dice(94)
        for _ in 0..<200 {
            let leading = (0..<dice.int(1...3)).map { _ in dice.coin(12) ? 0 : dice.int(1...3) }
            let (m, n, k) = (dice.int(1...4), dice.int(1...4), dice.int(1...4))
            func part(_ dice: inout Dice) -> [Int] {
                Array(leading.map { dice.coin(3) ? 1 : $0 }.dropFirst(dice.coin(3) ? dice.int(0...leading.count) : 0))
            }
            let (left, right) = (part(&dice), part(&dice))
            guard max(left.count, right.count) > 0 else { continue }
            let (a, b) = (dice.coarse(left + [m, k]), dice.coarse(right + [k, n]))
            let y = try matmul(a, b)
            expectClose(y, Self.define(Reference(a), Reference(b)), "\(a.shape) \(b.shape)")
            let cotangent = dice.coarse(y.shape)
            let found = try matmulBackward(cotangent, left: a, right: b)
            expectGradient(found.left, of: { Self.define($0, Reference(b)) }, at: a, cotangent: cotangent)
            expectGradient(found.right, of: { Self.define(Reference(a), $0) }, at: b, cotangent: cotangent)
        }
    }

    @Test("large stacks are the same product by product, on any number of threads")
    func large() throws {
        let (a, b) = (Tensor.normal([3, 5, 60, 70], seed: 1), Tensor.normal([5, 70, 50], seed: 2))
        for threads in [1, 2, 3] {
            let y = try Threads.with(threads) { try matmul(a, b) }
            for i in 0..<3 {
                for j in 0..<5 {
                    let expected = try matmul(a.row(i).row(j), b.row(j))
                    expectClose(y.row(i).row(j), Reference(expected))
                }
            }
        }
    }

    @Test("stacks that do not go together are errors")
    func mistakes() {
        #expect(throws: ShapeError.innerSizesDiffer(operation: "matmul", left: [3, 4], right: [5, 6])) {
            try matmul(.ones([2, 3, 4]), .ones([5, 6]))
        }
        #expect(throws: ShapeError.cannotBroadcast(left: [2], right: [3])) {
            try matmul(.ones([2, 3, 4]), .ones([3, 4, 6]))
        }
        #expect(throws: ShapeError.self) {
            try matmulBackward(.ones([2, 2]), left: .ones([2, 3, 4]), right: .ones([4, 2]))
        }
    }
}
