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
            let (p, y) = try (softmax(z), logSoftmax(z))
            expectClose(p, define(Reference(z)))
            expectClose(y, defineLog(Reference(z)))
            let cotangent = dice.tensor(shape)
            expectGradient(try softmaxBackward(cotangent, output: p), of: define, at: z, cotangent: cotangent)
            expectGradient(try logSoftmaxBackward(cotangent, output: y), of: defineLog, at: z, cotangent: cotangent)
        }
    }

    @Test("softmax and log-softmax along any axis, over 200 random shapes")
    func axes() throws {
        var dice = Dice(99)
        for _ in 0..<200 {
            let shape = (0..<dice.int(1...4)).map { _ in dice.int(1...4) }
            let axis = dice.int(-shape.count...(shape.count - 1))
            let (index, z) = (axis < 0 ? axis + shape.count : axis, dice.coarse(shape) * 4)
            let (size, inner) = (shape[index], shape[(index + 1)...].reduce(1, *))
            func define(_ z: Reference) -> Reference {
                var y = z
                for i in z.values.indices {
                    let first = i / (size * inner) * size * inner + i % inner
                    let sum = (0..<size).reduce(0) { $0 + exp(z.values[first + $1 * inner]) }
                    y.values[i] = exp(z.values[i]) / sum
                }
                return y
            }
            let (p, y) = try (softmax(z, axis: axis), logSoftmax(z, axis: axis))
            expectClose(p, define(Reference(z)), "\(shape) \(axis)")
            expectClose(y, define(Reference(z)).map { log($0) }, "\(shape) \(axis)")
            let cotangent = dice.tensor(shape)
            expectGradient(
                try softmaxBackward(cotangent, output: p, axis: axis), of: define, at: z, cotangent: cotangent)
            expectGradient(
                try logSoftmaxBackward(cotangent, output: y, axis: axis), of: { define($0).map { log($0) } }, at: z,
                cotangent: cotangent)
        }
        #expect(throws: ShapeError.axisOutside(axis: 2, rank: 2)) { try softmax(.ones([2, 2]), axis: 2) }
        #expect(throws: ShapeError.noScores(operation: "softmax", shape: [2, 0])) {
            try softmax(.ones([0, 2]), axis: 0)
        }
    }

    @Test("rows of thousands of classes are as exact as short ones")
    func longRows() throws {
        var dice = Dice(50)
        for width in [15, 16, 17, 1000, 1023, 1024, 1025, 3001] {
            let z = dice.tensor([2, width], in: -5...5)
            let (exact, gradient) = (Self.rows(Reference(z), Self.defineSoftmax), dice.tensor([2, width]))
            expectClose(try softmax(z), exact)
            expectClose(try logSoftmax(z), exact.map { log($0) })
            var expected = exact
            for row in 0..<2 {
                let mean = (0..<width).reduce(0.0) { $0 + exact[row, $1] * Double(gradient[row, $1]) }
                for i in 0..<width { expected[row, i] = exact[row, i] * (Double(gradient[row, i]) - mean) }
            }
            expectClose(try softmaxBackward(gradient, output: softmax(z)), expected)
            let labels = [0, width - 1]
            for row in 0..<2 {
                for i in 0..<width { expected[row, i] = (exact[row, i] - (labels[row] == i ? 1 : 0)) / 2 }
            }
            expectClose(try crossEntropyBackward(z, labels: labels), expected)
        }
    }

    @Test("a single class is certain: no score changes it, and every gradient is exactly 0; 200 random shapes")
    func singleClass() throws {
        var dice = Dice(40)
        for _ in 0..<200 {
            let z = dice.tensor([dice.int(0...9), 1], in: -100...100)
            let (gradient, none) = (dice.tensor(z.shape), Tensor.zeros(z.shape))
            #expect(try softmax(z) == .ones(z.shape) && logSoftmax(z) == none)
            #expect(try softmaxBackward(gradient, output: softmax(z)) == none)
            #expect(try logSoftmaxBackward(gradient, output: logSoftmax(z)) == none)
            let labels = [Int](repeating: 0, count: z.shape[0])
            #expect(try crossEntropy(z, labels: labels) == 0)
            #expect(try crossEntropy(z, targets: gradient) == 0)
            #expect(try crossEntropyBackward(z, labels: labels) == none)
            #expect(try crossEntropyBackward(z, targets: gradient) == none)
            #expect(try hingeLossBackward(z, labels: labels) == none)
        }
    }

    @Test("gradients that differ by little are told apart, and so are scores far apart")
    func cancellation() throws {
        // The same for every class but for 2^-20: what remains is of that size, and exact.
        let p = try softmax(Tensor([0.3, -0.2, 0.1]))
        let found = try softmaxBackward(Tensor([1, 1, 1 + 0x1p-20]), output: p)
        let exact = LossTests.defineSoftmax([0.3, -0.2, 0.1].map { Double(Float($0)) })
        let expected = exact.indices.map { exact[$0] * (($0 == 2 ? 0x1p-20 : 0) - 0x1p-20 * exact[2]) }
        #expect(relativeError(found.values.map(Double.init), expected) <= 1e-6)
        // Nearly certain, and right: all that is left are the chances of the others.
        let sure = try crossEntropyBackward(Tensor([[20, 0, 1]]), labels: [0])
        let others = [exp(-20.0), exp(-19.0)]
        let size = 1 + others[0] + others[1]
        let left = [-(others[0] + others[1]) / size, others[0] / size, others[1] / size]
        #expect(relativeError(sure.values.map(Double.init), left) <= 1e-6)
    }

    @Test("probabilities sum to 1, do not change with a constant, and do not overflow")
    func laws() throws {
        var dice = Dice(29)
        for _ in 0..<200 {
            let z = dice.coarse([3, dice.int(1...30)])
            let p = try softmax(z)
            for row in 0..<3 { #expect(abs(p.row(row).sum() - 1) < 1e-6) }
            expectClose(try softmax(z + 64), Reference(p))
            #expect(p.argmax() / z.shape[1] >= 0 && p.row(0).argmax() == z.row(0).argmax())
        }
        expectClose(try softmax(Tensor([1000, 1001])), Reference(try softmax(Tensor([0, 1]))))
        #expect(try softmax(Tensor([1e4, -1e4])) == Tensor([1, 0]))
        #expect(try logSoftmax(Tensor([1e4, -1e4])) == Tensor([0, -2e4]))
    }

    @Test("of no scores there are no probabilities; of no rows, none are missing")
    func noScores() throws {
        let empty = ShapeError.noScores(operation: "softmax", shape: [0])
        #expect(throws: empty) { try softmax(Tensor([Float]())) }
        #expect(
            empty.description
                == "softmax: shape [0] has no scores; give at least one")
        #expect(throws: ShapeError.noScores(operation: "logSoftmax", shape: [2, 0])) { try logSoftmax(.zeros([2, 0])) }
        #expect(throws: ShapeError.labelOutside(label: 0, classes: 0)) {
            try crossEntropy(.zeros([1, 0]), labels: [0])
        }
        #expect(
            ShapeError.labelOutside(label: 0, classes: 0).description
                == "label 0 is not a class: there are no classes")
        #expect(try softmax(.zeros([0, 3])).shape == [0, 3])
    }

    @Test("cross-entropy with labels and with distributions, over 200 random shapes")
    func crossEntropies() throws {
        var dice = Dice(30)
        for _ in 0..<200 {
            let (n, classes) = (dice.coin(12) ? 0 : dice.int(1...4), dice.int(1...9))
            let z = dice.coarse([n, classes]) * 4
            let labels = (0..<n).map { _ in dice.int(0...(classes - 1)) }
            let targets = dice.tensor([n, classes], in: 0...1)
            func define(_ z: Reference, _ target: (Int, Int) -> Double) -> Reference {
                let p = Self.rows(z, Self.defineSoftmax)
                var total = 0.0
                for i in 0..<n { for j in 0..<classes { total -= target(i, j) * log(p[i, j]) } }
                return Self.scalar(total / Double(max(n, 1)))
            }
            let oneHot = { (i: Int, j: Int) in labels[i] == j ? 1.0 : 0 }
            let soft = { (i: Int, j: Int) in Double(targets[i, j]) }
            expectClose(Tensor(try crossEntropy(z, labels: labels)), define(Reference(z), oneHot))
            expectClose(Tensor(try crossEntropy(z, targets: targets)), define(Reference(z), soft))
            expectGradient(
                try crossEntropyBackward(z, labels: labels), of: { define($0, oneHot) }, at: z, cotangent: Tensor(1))
            expectGradient(
                try crossEntropyBackward(z, targets: targets), of: { define($0, soft) }, at: z, cotangent: Tensor(1))
            #expect(
                try crossEntropyBackward(z, labels: labels)
                    == crossEntropyBackward(z, targets: .oneHot(labels, classes: classes)))
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
            let (n, classes) = (dice.coin(12) ? 0 : dice.int(1...4), dice.int(1...7))
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
                return Self.scalar(total / Double(max(n, 1)))
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
            let shape = (0..<dice.int(0...3)).map { _ in dice.coin(12) ? 0 : dice.int(1...5) }
            let (x, target) = (dice.coarse(shape), dice.coarse(shape))
            func define(_ x: Reference) -> Reference {
                let squares = zip(x.values, target.values).map { ($0 - Double($1)) * ($0 - Double($1)) }
                return Self.scalar(squares.reduce(0, +) / Double(max(squares.count, 1)))
            }
            expectClose(Tensor(try meanSquaredError(x, target: target)), define(Reference(x)))
            expectGradient(
                try meanSquaredErrorBackward(x, target: target), of: define, at: x, cotangent: Tensor(1))
        }
    }
}
