import Foundation
import Testing

@testable import Kernels

@Suite("Activations are their formulas, forward and backward, and stable far out")
struct ActivationTests {
    struct Activation: Sendable, CustomTestStringConvertible {
        let name: String
        let tensor: @Sendable (Tensor) -> Tensor
        let scalar: (@Sendable (Float) -> Float)?
        let definition: @Sendable (Double) -> Double
        let backward: @Sendable (Tensor, Tensor) throws -> Tensor
        var testDescription: String { name }
    }

    static let activations: [Activation] = [
        Activation(
            name: "sigmoid", tensor: { sigmoid($0) }, scalar: { sigmoid($0) }, definition: { 1 / (1 + exp(-$0)) },
            backward: { try sigmoidBackward($0, input: $1) }),
        Activation(
            name: "tanh", tensor: { tanh($0) }, scalar: nil, definition: { tanh($0) },
            backward: { try tanhBackward($0, input: $1) }),
        Activation(
            name: "relu", tensor: { relu($0) }, scalar: { relu($0) }, definition: { max($0, 0) },
            backward: { try reluBackward($0, input: $1) }),
        Activation(
            name: "leakyReLU", tensor: { leakyReLU($0) }, scalar: { leakyReLU($0) },
            definition: { $0 > 0 ? $0 : Double(Float(0.1)) * $0 }, backward: { try leakyReLUBackward($0, input: $1) }),
        Activation(
            name: "elu", tensor: { elu($0, alpha: 1.5) }, scalar: { elu($0, alpha: 1.5) },
            definition: { $0 > 0 ? $0 : 1.5 * (exp($0) - 1) }, backward: { try eluBackward($0, input: $1, alpha: 1.5) }),
        Activation(
            name: "silu", tensor: { silu($0) }, scalar: nil, definition: { $0 / (1 + exp(-$0)) },
            backward: { try siluBackward($0, input: $1) }),
        Activation(
            name: "gelu", tensor: { gelu($0) }, scalar: nil,
            definition: { $0 * 0.5 * erfc(-$0 / 2.0.squareRoot()) }, backward: { try geluBackward($0, input: $1) }),
        Activation(
            name: "relu6 of 1.9 z", tensor: { relu6($0 * 1.9) }, scalar: nil,
            definition: { min(max($0 * Double(Float(1.9)), 0), 6) },
            backward: { try relu6Backward($0, input: $1 * 1.9) * 1.9 }),
        Activation(
            name: "abs", tensor: { abs($0) }, scalar: nil, definition: { abs($0) },
            backward: { try absBackward($0, input: $1) }),
        Activation(
            name: "clip", tensor: { clip($0, to: -1.01...2.02) }, scalar: nil,
            definition: { min(max($0, Double(Float(-1.01))), Double(Float(2.02))) },
            backward: { try clipBackward($0, input: $1, to: -1.01...2.02) }),
        Activation(
            name: "square", tensor: { pow($0, 2) }, scalar: nil, definition: { $0 * $0 },
            backward: { try powBackward($0, input: $1, exponent: 2) }),
        Activation(
            name: "third power", tensor: { pow($0, 3) }, scalar: nil, definition: { $0 * $0 * $0 },
            backward: { try powBackward($0, input: $1, exponent: 3) }),
        Activation(
            name: "power of -1.5", tensor: { pow(abs($0), -1.5) }, scalar: nil, definition: { pow(abs($0), -1.5) },
            backward: { try absBackward(powBackward($0, input: abs($1), exponent: -1.5), input: $1) }),
        Activation(
            name: "step", tensor: { step($0) }, scalar: { step($0) }, definition: { $0 > 0 ? 1 : 0 },
            backward: { try stepBackward($0, input: $1) }),
        Activation(
            name: "exp", tensor: { exp($0) }, scalar: nil, definition: { exp($0) },
            backward: { try expBackward($0, output: exp($1)) }),
        Activation(
            name: "log of a square", tensor: { log($0.map { $0 * $0 }) }, scalar: nil, definition: { log($0 * $0) },
            backward: { gradient, x in try logBackward(gradient, input: x.map { $0 * $0 }) * x.map { 2 * $0 } }),
        Activation(
            name: "sqrt of a square and one", tensor: { sqrt($0.map { $0 * $0 + 1 }) }, scalar: nil,
            definition: { sqrt($0 * $0 + 1) },
            backward: { gradient, x in
                let square = x.map { $0 * $0 + 1 }
                return try sqrtBackward(gradient, output: sqrt(square)) * x.map { 2 * $0 }
            }),
    ]

    @Test("values and gradients, over 200 random shapes", arguments: activations)
    func random(activation: Activation) throws {
        var dice = Dice(4)
        for _ in 0..<200 {
            let shape = (0..<dice.int(0...4)).map { _ in dice.coin(9) ? 0 : dice.int(1...5) }
            // Coarse, so that squares are exact, and none within 1/128 of the kinks at 0.
            let z = dice.coarse(shape).map { ($0 == 0 ? 0.5 : $0) * 4 }
            expectClose(activation.tensor(z), Reference(z).map(activation.definition), "\(z)")
            if let scalar = activation.scalar {
                for value in z.values {
                    #expect(abs(Double(scalar(value)) - activation.definition(Double(value))) < 3e-7)
                }
            }
            let cotangent = dice.tensor(shape)
            expectGradient(
                try activation.backward(cotangent, z), of: { $0.map(activation.definition) }, at: z,
                cotangent: cotangent)
        }
    }

    @Test("a gradient from the output is the one from the input, over 200 random shapes")
    func fromOutput() throws {
        var dice = Dice(49)
        for _ in 0..<200 {
            // Further out the output has lost digits of its distance from 1, as the documentation says.
            let z = dice.tensor((0..<dice.int(0...4)).map { _ in dice.coin(9) ? 0 : dice.int(1...5) })
            let cotangent = dice.tensor(z.shape)
            expectGradient(
                try sigmoidBackward(cotangent, output: sigmoid(z)), of: { $0.map { 1 / (1 + exp(-$0)) } }, at: z,
                cotangent: cotangent)
            expectGradient(
                try tanhBackward(cotangent, output: tanh(z)), of: { $0.map { tanh($0) } }, at: z, cotangent: cotangent)
        }
        let z = Tensor.linspace(-3, 3, count: 101)
        let gradient = Tensor.uniform([101], in: 1...2, seed: 3)
        for (a, b) in [
            (try sigmoidBackward(gradient, output: sigmoid(z)), try sigmoidBackward(gradient, input: z)),
            (try tanhBackward(gradient, output: tanh(z)), try tanhBackward(gradient, input: z)),
        ] {
            expectClose(a, Reference(b))
        }
    }

    @Test("far out, and at values that are not numbers, smooth units are what their limits are")
    func limits() throws {
        let z = Tensor([-.infinity, -1e30, -200, 200, 1e30, .infinity])
        let (upper, ones) = (z.map { max($0, 0) }, Tensor([0, 0, 0, 1, 1, 1]))
        #expect(silu(z) == upper && gelu(z) == upper)
        #expect(try siluBackward(.ones([6]), input: z) == ones && geluBackward(.ones([6]), input: z) == ones)
        #expect(relu6(z) == Tensor([0, 0, 0, 6, 6, 6]))
        let none = Tensor([.nan])
        for y in [
            silu(none), gelu(none), relu6(none), abs(none), clip(none, to: 0...1), pow(none, 3),
            try siluBackward(.ones([1]), input: none), try geluBackward(.ones([1]), input: none),
        ] { #expect(y[0].isNaN) }
        #expect(try powBackward(.ones([2]), input: Tensor([0, .nan]), exponent: 0) == .zeros([2]))
        #expect(pow(Tensor([-8, 0, 4]), 0.5).values.dropFirst() == [0, 2])
        #expect(try absBackward(.ones([1]), input: .zeros([1])) == .zeros([1]))
    }

    @Test("within four units in the last place, at every size a Float has")
    func accuracy() {
        let sizes = stride(from: Float(-30), through: 6.4, by: 0.001).map { exp2f($0) }
        let z = Tensor(sizes + sizes.map { -$0 } + [0, -0.0])
        func worst(_ found: Tensor, _ definition: (Double) -> Double) -> Double {
            zip(z.values, found.values).map { x, y in
                let exact = definition(Double(x))
                return abs(Double(y) - exact) / Double(Float(exact).ulp)
            }.max() ?? 0
        }
        #expect(worst(exp(z)) { exp($0) } <= 3)
        #expect(worst(tanh(z)) { tanh($0) } <= 4)
        #expect(worst(sigmoid(z)) { 1 / (1 + exp(-$0)) } <= 3)
        #expect(worst(silu(z)) { $0 / (1 + exp(-$0)) } <= 4)
        #expect(worst(gelu(z)) { $0 * 0.5 * erfc(-$0 / 2.0.squareRoot()) } <= 1)
        #expect(worst(elu(z)) { $0 > 0 ? $0 : expm1($0) } <= 3)
        #expect(worst(log(z.map { $0 == 0 ? 1 : abs($0) })) { $0 == 0 ? 0 : log(abs($0)) } <= 3)
    }

    @Test("arguments of ten thousand give the limits, in either direction")
    func farOut() {
        let z = Tensor([1e4, -1e4, 88, -88, 104, -104, 0, .infinity, -.infinity])
        #expect(sigmoid(z).values.map { $0.isNaN } == [Bool](repeating: false, count: 9))
        #expect(sigmoid(Tensor([1e4, -1e4])) == Tensor([1, 0]))
        #expect(tanh(Tensor([1e4, -1e4])) == Tensor([1, -1]))
        #expect(elu(Tensor([1e4, -1e4])) == Tensor([1e4, -1]))
        #expect(leakyReLU(Tensor([1e4, -1e4])) == Tensor([1e4, -1e3]))
        #expect(relu(Tensor([1e4, -1e4])) == Tensor([1e4, 0]))
        #expect(exp(Tensor([1e4, -1e4])) == Tensor([.infinity, 0]))
        #expect(sigmoid(Float(-1e4)) == 0 && sigmoid(Float(1e4)) == 1 && elu(Float(-1e4)) == -1)
        #expect(log(Tensor([0, .infinity])) == Tensor([-.infinity, .infinity]))
        #expect(log(Tensor([-1]))[0].isNaN)
    }

    @Test("NaN is not lost on the way")
    func notANumber() throws {
        let nan = Tensor([.nan, 1])
        for activation in Self.activations where activation.name != "step" {
            #expect(activation.tensor(nan)[0].isNaN, "\(activation.name)")
            #expect(!activation.tensor(nan)[1].isNaN, "\(activation.name)")
        }
        for place in 0..<3 {
            var pieces = Tensor([1, 3, 2])
            pieces[place] = .nan
            let row = try pieces.reshaped([1, 3])
            #expect(try maxout(row, pieces: 3)[0].isNaN)
            #expect(try row.transposed().argmax(axis: 0)[0] == Float(place))
            #expect(try pieces.topK(1).indices == Tensor([Float(place)]))
            #expect(pieces.argmax() == place && pieces.max().isNaN)
            #expect(try pieces.argmax(axis: 0)[0] == Float(place))
        }
    }

    @Test("a step at exactly 0 is 0")
    func stepAtZero() { #expect(step(Tensor([0, -0.0, 1e-30, -1e-30])) == Tensor([0, 0, 1, 0])) }

    @Test("maxout takes the greatest of its pieces, over 200 random shapes")
    func maxouts() throws {
        var dice = Dice(5)
        for _ in 0..<200 {
            let pieces = dice.int(1...4)
            let shape =
                [dice.int(0...3), dice.int(1...3) * pieces] + (0..<dice.int(0...2)).map { _ in dice.int(1...4) }
            let z = dice.distinct(shape)
            func define(_ z: Reference) -> Reference {
                var y = Reference(zeros: [shape[0], shape[1] / pieces] + shape[2...])
                let inner = shape[2...].reduce(1, *)
                for i in y.values.indices {
                    let first = i / inner * pieces * inner + i % inner
                    y.values[i] = (0..<pieces).map { z.values[first + $0 * inner] }.max() ?? 0
                }
                return y
            }
            expectClose(try maxout(z, pieces: pieces), define(Reference(z)))
            let cotangent = dice.coarse([shape[0], shape[1] / pieces] + shape[2...])
            expectGradient(
                try maxoutBackward(cotangent, input: z, pieces: pieces), of: define, at: z, cotangent: cotangent)
        }
        #expect(throws: ShapeError.groupsDoNotDivide(channels: 5, groups: 2)) { try maxout(.zeros([1, 5]), pieces: 2) }
    }

    @Test("a maxout's gradient goes to the same piece in rows of any length, also among equals and where NaN is")
    func maxoutsOfLongRows() throws {
        var dice = Dice(72)
        for count in [15, 16, 17, 32, 47] {
            let pieces = dice.int(1...4)
            let z = dice.tensor([2, 2 * pieces, count]).map { $0 > 0.8 ? .nan : ($0 * 2).rounded() }
            let cotangent = dice.tensor([2, 2, count])
            let found = try maxoutBackward(cotangent, input: z, pieces: pieces)
            for i in 0..<count {
                let single = try maxoutBackward(
                    cotangent.slice(axis: 2, from: i, to: i + 1), input: z.slice(axis: 2, from: i, to: i + 1),
                    pieces: pieces)
                #expect(try found.slice(axis: 2, from: i, to: i + 1) == single, "\(i) of \(count)")
            }
        }
    }
}
