import Foundation
import Testing

@testable import Kernels

@Suite("Normalizations are what their definitions say, forward and backward")
struct NormalizationTests {
    @Test("local response normalization, over 200 random shapes")
    func localResponse() throws {
        var dice = Dice(24)
        for _ in 0..<200 {
            let shape = [dice.coin(12) ? 0 : dice.int(1...2), dice.int(1...9), dice.int(1...3), dice.int(1...3)]
            let (size, alpha, k) = (dice.int(1...6), dice.pick([1e-4, 0.5, 0]) as Float, dice.pick([1, 2]) as Float)
            let beta = dice.pick([0.75, 0.5, 1.25]) as Float
            let x = dice.coarse(shape)
            func define(_ x: Reference) -> Reference {
                var y = x
                for n in 0..<shape[0] {
                    for c in 0..<shape[1] {
                        for row in 0..<shape[2] {
                            for column in 0..<shape[3] {
                                var activity = Double(k)
                                for j in Swift.max(c - size / 2, 0)..<Swift.min(c - size / 2 + size, shape[1]) {
                                    activity += Double(alpha) * x[n, j, row, column] * x[n, j, row, column]
                                }
                                y[n, c, row, column] = x[n, c, row, column] * pow(activity, -Double(beta))
                            }
                        }
                    }
                }
                return y
            }
            expectClose(try localResponseNorm(x, size: size, alpha: alpha, beta: beta, k: k), define(Reference(x)))
            let cotangent = dice.coarse(shape)
            expectGradient(
                try localResponseNormBackward(cotangent, input: x, size: size, alpha: alpha, beta: beta, k: k),
                of: define, at: x, cotangent: cotangent)
        }
    }

    static func define(_ x: Reference, _ scale: Reference, _ shift: Reference, moments: (Reference, Reference)? = nil)
        -> Reference
    {
        var y = x
        let channels = x.shape[1]
        let area = x.shape[2...].reduce(1, *)
        for c in 0..<channels {
            let places = x.values.indices.filter { $0 / area % channels == c }
            var mean = places.reduce(0.0) { $0 + x.values[$1] } / Double(places.count)
            var variance =
                places.reduce(0.0) { $0 + (x.values[$1] - mean) * (x.values[$1] - mean) } / Double(places.count)
            if let moments { (mean, variance) = (moments.0.values[c], moments.1.values[c]) }
            for i in places {
                let normal = (x.values[i] - mean) / (variance + Double(Float(1e-5))).squareRoot()
                y.values[i] = scale.values[c] * normal + shift.values[c]
            }
        }
        return y
    }

    @Test("batch normalization in training, over 200 random shapes")
    func training() throws {
        var dice = Dice(25)
        for _ in 0..<200 {
            let shape = [dice.int(1...3), dice.int(1...3)] + (dice.coin(4) ? [] : [dice.int(2...4), dice.int(2...4)])
            let (x, scale, shift) = (dice.distinct(shape) + 1, dice.coarse([shape[1]]) + 2, dice.coarse([shape[1]]))
            let (rx, rs, rt) = (Reference(x), Reference(scale), Reference(shift))
            let found = try batchNormTraining(x, scale: scale, shift: shift)
            expectClose(found.output, Self.define(rx, rs, rt), within: 3e-6)
            let cotangent = dice.tensor(shape)
            let gradients = try batchNormTrainingBackward(
                cotangent, input: x, scale: scale)
            expectGradient(gradients.input, of: { Self.define($0, rs, rt) }, at: x, cotangent: cotangent, "\(shape)")
            expectGradient(gradients.weight, of: { Self.define(rx, $0, rt) }, at: scale, cotangent: cotangent)
            expectGradient(gradients.bias, of: { Self.define(rx, rs, $0) }, at: shift, cotangent: cotangent)
        }
    }

    @Test(
        "a channel of one value has no gradient, of two hardly any, of three one along a single line; 200 channels each"
    )
    func fewValues() throws {
        var dice = Dice(39)
        for _ in 0..<200 {
            let (scale, shift) = (dice.tensor([1], in: 1...2), dice.tensor([1]))
            let s = Double(scale[0])
            // One value is its own mean: the output is the shift, whatever came in.
            let (lone, g) = (dice.tensor([1, 1]), dice.tensor([1, 1]))
            #expect(try batchNormTraining(lone, scale: scale, shift: shift).output.flattened() == shift)
            let none = try batchNormTrainingBackward(g, input: lone, scale: scale)
            #expect(none.input == .zeros([1, 1]) && none.weight == Tensor([0]) && none.bias == g.flattened())

            // Two are one standard deviation off on either side, wherever they stand, but for epsilon:
            // ± scale (g₀ - g₁) epsilon / 2 deviation³.
            let (pair, h) = (dice.distinct([2, 1]) * 10, dice.tensor([2, 1]))
            let (half, epsilon) = ((Double(pair[0]) - Double(pair[1])) / 2, Double(Float(1e-5)))
            let slope = s * (Double(h[0]) - Double(h[1])) * epsilon / (2 * pow(half * half + epsilon, 1.5))
            let little = try batchNormTrainingBackward(h, input: pair, scale: scale)
            #expect(relativeError(little.input.values.map(Double.init), [slope, -slope]) <= 1e-6)
            let exactly = try batchNormTrainingBackward(h, input: pair, scale: scale, epsilon: 0)
            #expect(exactly.input.values.allSatisfy { abs($0) < 1e-12 })

            // Of three, the gradient is what of g points neither along (1, 1, 1) nor along the values: their cross product.
            let (three, k) = (dice.tensor([3, 1]), dice.tensor([3, 1]))
            let x = three.values.map(Double.init)
            let mean = x.reduce(0, +) / 3
            let deviation = (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3).squareRoot()
            let line = [x[2] - x[1], x[0] - x[2], x[1] - x[0]]
            let length = line.reduce(0) { $0 + $1 * $1 }
            let along = zip(line, k.values).reduce(0) { $0 + $1.0 * Double($1.1) } / length * s / deviation
            let found = try batchNormTrainingBackward(k, input: three, scale: scale, epsilon: 0)
            #expect(relativeError(found.input.values.map(Double.init), line.map { $0 * along }) <= 1e-6)
        }
    }

    @Test("batch normalization by known moments, over 200 random shapes")
    func inference() throws {
        var dice = Dice(26)
        for _ in 0..<200 {
            let shape = [dice.int(0...3), dice.int(1...3)] + (0..<dice.int(0...2)).map { _ in dice.int(1...4) }
            let channels = [shape[1]]
            let (x, scale, shift) = (dice.coarse(shape), dice.coarse(channels), dice.coarse(channels))
            let (mean, variance) = (dice.coarse(channels), dice.coarse(channels).map { $0 * $0 + 0.5 })
            let moments = (Reference(mean), Reference(variance))
            let (rx, rs, rt) = (Reference(x), Reference(scale), Reference(shift))
            let y = try batchNormInference(x, mean: mean, variance: variance, scale: scale, shift: shift)
            expectClose(y, Self.define(rx, rs, rt, moments: moments))
            let cotangent = dice.coarse(shape)
            let found = try batchNormInferenceBackward(
                cotangent, input: x, mean: mean, variance: variance, scale: scale)
            expectGradient(found.input, of: { Self.define($0, rs, rt, moments: moments) }, at: x, cotangent: cotangent)
            expectGradient(
                found.weight, of: { Self.define(rx, $0, rt, moments: moments) }, at: scale, cotangent: cotangent)
            expectGradient(
                found.bias, of: { Self.define(rx, rs, $0, moments: moments) }, at: shift, cotangent: cotangent)
        }
    }

    @Test("an empty batch stays empty, and its moments are NaN")
    func noValues() throws {
        for shape in [[0, 2], [2, 3, 0, 4], [0, 3, 2, 2]] {
            let one = Tensor.ones([shape[1]])
            let found = try batchNormTraining(.zeros(shape), scale: one, shift: one)
            #expect(found.output == .zeros(shape))
            #expect(found.mean.shape == [shape[1]] && found.mean.values.allSatisfy(\.isNaN))
            #expect(found.variance.shape == [shape[1]] && found.variance.values.allSatisfy(\.isNaN))
            let back = try batchNormTrainingBackward(.zeros(shape), input: .zeros(shape), scale: one)
            #expect(back.input == .zeros(shape) && back.weight == .zeros([shape[1]]) && back.bias == .zeros([shape[1]]))
        }
    }

    @Test("after it every channel has mean 0 and variance 1, also far from 0")
    func moments() throws {
        let x = Tensor.normal([8, 3, 5, 7], mean: 1000, standardDeviation: 2, seed: 5)
        let y = try batchNormTraining(x, scale: .ones([3]), shift: .zeros([3])).output
        for channel in 0..<3 {
            let values = try y.slice(axis: 1, from: channel, to: channel + 1)
            #expect(abs(values.mean()) < 1e-4)
            #expect(abs(values.map { $0 * $0 }.mean() - 1) < 1e-3)
        }
    }

    @Test(
        "dropout keeps the mean, the places and the seed, and its gradient passes where values did; 200 random shapes")
    func dropouts() throws {
        var dice = Dice(27)
        for seed in 0..<200 {
            let shape = (0..<dice.int(0...3)).map { _ in dice.int(0...6) }
            let (x, rate) = (dice.coarse(shape), dice.pick([0, 0.25, 0.5, 0.75]) as Float)
            let y = try dropout(x, rate: rate, seed: seed)
            for (before, after) in zip(x.values, y.values) { #expect(after == 0 || after == before * (1 / (1 - rate))) }
            let mask = try dropout(.ones(shape), rate: rate, seed: seed)
            let cotangent = dice.coarse(shape)
            let define = { (x: Reference) -> Reference in
                var y = x
                for i in y.values.indices { y.values[i] *= Double(mask[i]) }
                return y
            }
            expectClose(y, define(Reference(x)))
            expectGradient(
                try dropoutBackward(cotangent, rate: rate, seed: seed), of: define, at: x, cotangent: cotangent)
        }
        let many = try dropout(.ones([40_000]), rate: 0.3, seed: 1)
        #expect(abs(many.mean() - 1) < 0.02)
        #expect(many != (try dropout(.ones([40_000]), rate: 0.3, seed: 2)))
        #expect(throws: ShapeError.self) { try dropout(.ones([1]), rate: 1, seed: 1) }
    }
}
