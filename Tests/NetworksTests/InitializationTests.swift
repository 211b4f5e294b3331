import Foundation
import Kernels
import Testing

@testable import Networks

@Suite("Weights begin as their papers say")
struct InitializationTests {
    /// Mean, variance and greatest size of a layer's first weights, of 200 inputs and 300 outputs.
    static func moments(_ initialization: Initialization) throws -> (mean: Double, variance: Double, most: Double) {
        let network = try Network("n", input: [200], initialization: initialization, seed: 3) { Linear(outputs: 300) }
        #expect(try network.parameters.value("fc1.bias") == .zeros([300]))
        let values = try network.parameters.value("fc1.weight").values.map(Double.init)
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        return (mean, variance, values.map(abs).max() ?? 0)
    }

    @Test(
        "with the variance of each rule, about 0",
        arguments: [
            (.he, 2.0 / 200, nil), (.heUniform, 2.0 / 200, (6.0 / 200).squareRoot()),
            (.xavier, 2.0 / 500, (6.0 / 500).squareRoot()), (.normal(standardDeviation: 0.05), 0.0025, nil),
        ] as [(Initialization, Double, Double?)])
    func variance(initialization: Initialization, variance: Double, bound: Double?) throws {
        let found = try Self.moments(initialization)
        // 60,000 values: a twentieth is more than eight standard errors of the variance.
        #expect(abs(found.variance / variance - 1) < 0.05)
        #expect(abs(found.mean) < 5 * (variance / 60_000).squareRoot())
        if let bound { #expect(found.most <= bound * 1.000_001 && found.most > bound * 0.99) }
    }

    @Test("a filter's fan-in is its depth times its area, within its group")
    func fanIn() throws {
        let network = try Network("n", input: [64, 5, 5], seed: 4) { Conv2D(filters: 256, size: 3, groups: 2) }
        let values = try network.parameters.value("conv1.weight").values.map(Double.init)
        let variance = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
        #expect(abs(variance / (2 / (32.0 * 9)) - 1) < 0.05)
    }

    @Test("rectified units pass on the variance that comes in, as He, Zhang, Ren and Sun show")
    func depth() throws {
        let deep = try Network("deep", input: [256], seed: 5) {
            for _ in 1...20 {
                Linear(outputs: 256)
                ReLU()
            }
        }
        let output = try deep(Tensor.normal([64, 256], seed: 6))
        let square = output.values.reduce(0) { $0 + Double($1) * Double($1) } / Double(output.count)
        // Of twenty layers each halves what it rectifies and doubles it again; without, 2^-20 would be left.
        #expect(0.05...5 ~= square)
    }
}
