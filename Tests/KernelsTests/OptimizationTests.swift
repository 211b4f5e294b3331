import Testing

@testable import Kernels

@Suite("Optimizers' updates follow their formulas")
struct OptimizationTests {
    /// What is learned, its gradients step by step, and the numbers of a rule.
    struct Case {
        let weight: Tensor
        let gradients: [Tensor]
        let rate: Float
        let decay: Float
        let share: Float

        init(_ dice: inout Dice) {
            // Below a register, whole ones, and enough for several threads.
            let shape = [dice.pick([1, 7, 16, 33, 40_001])]
            weight = dice.tensor(shape)
            gradients = (0..<3).map { _ in dice.tensor(shape) }
            (rate, decay, share) = (dice.float(0.01...0.5), dice.coin() ? 0 : dice.float(0...0.1), dice.float(0...0.9))
        }
    }

    /// Three steps by the formulas, value by value, in Double.
    static func define(
        _ c: Case, memories: Int, _ step: (Int, inout Double, Double, inout [Double]) -> Void
    ) -> Reference {
        var result = Reference(c.weight)
        for i in result.values.indices {
            var memory = [Double](repeating: 0, count: memories)
            for (number, gradient) in c.gradients.enumerated() {
                step(number + 1, &result.values[i], Double(gradient[i]), &memory)
            }
        }
        return result
    }

    @Test("plain, with momentum, Nesterov's and Adam, with both kinds of decay, over 50 random cases")
    func formulas() throws {
        var dice = Dice(61)
        for _ in 0..<50 {
            let c = Case(&dice)
            let (rate, decay, share) = (Double(c.rate), Double(c.decay), Double(c.share))
            var plain = c.weight
            for gradient in c.gradients { try sgdUpdate(&plain, gradient: gradient, rate: c.rate, decay: c.decay) }
            expectClose(plain, Self.define(c, memories: 0) { _, w, g, _ in w -= rate * (g + decay * w) })

            for (nesterov, kind) in [(false, WeightDecay.l2), (true, .l2), (false, .decoupled), (true, .decoupled)] {
                var (weight, velocity) = (c.weight, Tensor.zeros(c.weight.shape))
                for gradient in c.gradients {
                    try sgdUpdate(
                        &weight, gradient: gradient, velocity: &velocity, momentum: c.share, nesterov: nesterov,
                        rate: c.rate, decay: c.decay, decaying: kind)
                }
                let expected = Self.define(c, memories: 1) { _, w, g, v in
                    let slope = kind == .l2 ? g + decay * w : g
                    v[0] = share * v[0] + slope
                    if kind == .decoupled { w -= rate * decay * w }
                    w -= rate * (nesterov ? slope + share * v[0] : v[0])
                }
                expectClose(weight, expected, "nesterov: \(nesterov), \(kind)")
            }

            for kind in WeightDecay.allCases {
                var (weight, mean, square) = (c.weight, Tensor.zeros(c.weight.shape), Tensor.zeros(c.weight.shape))
                for (number, gradient) in c.gradients.enumerated() {
                    try adamUpdate(
                        &weight, gradient: gradient, mean: &mean, square: &square, beta1: c.share, beta2: 0.99,
                        epsilon: 1e-3, step: number + 1, rate: c.rate, decay: c.decay, decaying: kind)
                }
                let expected = Self.define(c, memories: 2) { step, w, g, m in
                    let slope = kind == .l2 ? g + decay * w : g
                    m[0] = share * m[0] + (1 - share) * slope
                    m[1] = Double(Float(0.99)) * m[1] + (1 - Double(Float(0.99))) * slope * slope
                    var (left, leftOfSquare) = (1.0, 1.0)
                    for _ in 0..<step { (left, leftOfSquare) = (left * share, leftOfSquare * Double(Float(0.99))) }
                    let root = (m[1] / (1 - leftOfSquare)).squareRoot() + Double(Float(1e-3))
                    if kind == .decoupled { w -= rate * decay * w }
                    w -= rate * m[0] / (1 - left) / root
                }
                expectClose(weight, expected, within: 1e-5, "\(kind)")
            }
        }
    }

    @Test("a copy keeps its values, and several threads give the same bytes as one")
    func values() throws {
        var dice = Dice(62)
        let (start, gradient) = (dice.tensor([100_003]), dice.tensor([100_003]))
        func step() throws -> Tensor {
            var (weight, velocity) = (start, start)
            let kept = velocity
            try sgdUpdate(&weight, gradient: gradient, velocity: &velocity, momentum: 0.9, rate: 0.1)
            #expect(kept == start && weight != start)
            return weight
        }
        let alone = try Threads.with(1) { try step() }
        #expect(try Threads.with(3) { try step() } == alone)
    }

    @Test("a gradient of another shape is an error")
    func mistakes() {
        var (weight, other, another) = (Tensor.zeros([3]), Tensor.zeros([4]), Tensor.zeros([4]))
        #expect(throws: ShapeError.self) { try sgdUpdate(&weight, gradient: other, rate: 1) }
        #expect(throws: ShapeError.self) {
            try sgdUpdate(&weight, gradient: .zeros([3]), velocity: &other, momentum: 0.9, rate: 1)
        }
        #expect(throws: ShapeError.self) {
            try adamUpdate(&weight, gradient: .zeros([3]), mean: &other, square: &another, step: 1, rate: 1)
        }
    }
}
