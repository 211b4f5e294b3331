import Foundation
import Testing

@testable import Kernels

@Suite("Softmax and losses are what their definitions say, forward and backward")
struct LossTests {
    static func rows(_ x: Reference, _ f: ([Double]) -> [Double]) -> Reference {
        var y = x
        let width = max(x.shape.last ?? 1, 1)
        for start in stride(from: 0, to: x.values.count, by: width) {
            y.values[start..<(start + width)] = f(Array(x.values[start..<(start + width)]))[...]
        }
        return y
    }

    static func defineSoftmax(_ z: [Double]) -> [Double] {
        let e = z.map { exp($0) }
        return e.map { $0 / e.reduce(0, +) }
    }

    static func scalar(_ value: Double) -> Reference {
        var result = Reference(zeros: [])
        result.values = [value]
        return result
    }

    @Test("softmax and log-softmax, over 200 random shapes")
    func softmaxes() throws {
        var dice = Dice(28)
        for _ in 0..<200 {
            let shape = (0..<dice.int(0...2)).map { _ in dice.int(0...4) } + [dice.int(1...40)]
            let z = dice.coarse(shape) * 4
            let define = { (x: Reference) in Self.rows(x, Self.defineSoftmax) }
            let defineLog = { (x: Reference) in Self.rows(x) { Self.defineSoftmax($0).map { log($0) } } }
            let (p, y) = (softmax(z), logSoftmax(z))
            expectClose(p, define(Reference(z)))
            expectClose(y, defineLog(Reference(z)))
            // With a single class the gradient is 0, of which nothing is within a millionth.
            guard shape.last != 1 else { continue }
            let cotangent = dice.tensor(shape)
            expectGradient(
                try softmaxBackward(cotangent, output: p), of: define, at: z, cotangent: cotangent, within: 2e-6)
            expectGradient(
                try logSoftmaxBackward(cotangent, output: y), of: defineLog, at: z, cotangent: cotangent, within: 2e-6)
        }
    }

    @Test("probabilities sum to 1, do not change with a constant, and do not overflow")
    func laws() throws {
        var dice = Dice(29)
        for _ in 0..<200 {
            let z = dice.coarse([3, dice.int(1...30)])
            let p = softmax(z)
            for row in 0..<3 { #expect(abs(p.row(row).sum() - 1) < 1e-6) }
            expectClose(softmax(z + 64), Reference(p))
            #expect(p.argmax() / z.shape[1] >= 0 && p.row(0).argmax() == z.row(0).argmax())
        }
        expectClose(softmax(Tensor([1000, 1001])), Reference(softmax(Tensor([0, 1]))))
        #expect(softmax(Tensor([1e4, -1e4])) == Tensor([1, 0]))
        #expect(logSoftmax(Tensor([1e4, -1e4])) == Tensor([0, -2e4]))
    }

    @Test("cross-entropy with labels and with distributions, over 200 random shapes")
    func crossEntropies() throws {
        var dice = Dice(30)
        for _ in 0..<200 {
            let (n, classes) = (dice.int(1...4), dice.int(2...9))
            let z = dice.coarse([n, classes]) * 4
            let labels = (0..<n).map { _ in dice.int(0...(classes - 1)) }
            let targets = dice.tensor([n, classes], in: 0...1)
            func define(_ z: Reference, _ target: (Int, Int) -> Double) -> Reference {
                let p = Self.rows(z, Self.defineSoftmax)
                var total = 0.0
                for i in 0..<n { for j in 0..<classes { total -= target(i, j) * log(p[i, j]) } }
                return Self.scalar(total / Double(n))
            }
            let oneHot = { (i: Int, j: Int) in labels[i] == j ? 1.0 : 0 }
            let soft = { (i: Int, j: Int) in Double(targets[i, j]) }
            expectClose(Tensor(try crossEntropy(z, labels: labels)), define(Reference(z), oneHot))
            expectClose(Tensor(try crossEntropy(z, targets: targets)), define(Reference(z), soft))
            expectGradient(
                try crossEntropyBackward(z, labels: labels), of: { define($0, oneHot) }, at: z, cotangent: Tensor(1))
            // Where what is wanted is nearly met, the two cancel.
            expectGradient(
                try crossEntropyBackward(z, targets: targets), of: { define($0, soft) }, at: z, cotangent: Tensor(1),
                within: 5e-6)
            let expected = try (softmax(z) - .oneHot(labels, classes: classes)) / Float(n)
            expectClose(try crossEntropyBackward(z, labels: labels), Reference(expected), within: 1e-5)
        }
        #expect(try crossEntropy(Tensor([[0, 0]]), labels: [0]) == Float(log(2.0)))
        #expect(try crossEntropy(Tensor([[1e4, -1e4]]), labels: [1]) == 2e4)
        #expect(try crossEntropy(.zeros([0, 3]), labels: []) == 0)
        #expect(throws: ShapeError.labelOutside(label: 2, classes: 2)) {
            try crossEntropy(Tensor([[0, 0]]), labels: [2])
        }
    }

    @Test("hinge loss, over 200 random shapes")
    func hinge() throws {
        var dice = Dice(31)
        for _ in 0..<200 {
            let (n, classes) = (dice.int(1...4), dice.int(1...7))
            let z = dice.distinct([n, classes]) * 20
            let labels = (0..<n).map { _ in dice.int(0...(classes - 1)) }
            let margin: Float = 1.05
            func define(_ z: Reference) -> Reference {
                var total = 0.0
                for i in 0..<n {
                    for j in 0..<classes where j != labels[i] {
                        total += max(z[i, j] - z[i, labels[i]] + Double(margin), 0)
                    }
                }
                return Self.scalar(total / Double(n))
            }
            expectClose(Tensor(try hingeLoss(z, labels: labels, margin: margin)), define(Reference(z)))
            expectGradient(
                try hingeLossBackward(z, labels: labels, margin: margin), of: define, at: z, cotangent: Tensor(1))
        }
    }

    @Test("mean squared error, over 200 random shapes")
    func squared() throws {
        var dice = Dice(32)
        for _ in 0..<200 {
            let shape = (0..<dice.int(0...3)).map { _ in dice.int(1...5) }
            let (x, target) = (dice.coarse(shape), dice.coarse(shape))
            func define(_ x: Reference) -> Reference {
                let squares = zip(x.values, target.values).map { ($0 - Double($1)) * ($0 - Double($1)) }
                return Self.scalar(squares.reduce(0, +) / Double(squares.count))
            }
            expectClose(Tensor(try meanSquaredError(x, target: target)), define(Reference(x)))
            expectGradient(
                try meanSquaredErrorBackward(x, target: target), of: define, at: x, cotangent: Tensor(1))
        }
    }
}
