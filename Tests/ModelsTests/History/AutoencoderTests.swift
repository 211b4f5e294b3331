import Foundation
import Kernels
import Networks
import Testing

@testable import Models

@Suite("Deep belief nets and autoencoders")
struct AutoencoderTests {
    /// A bump that wanders along 16 places: one number says all, but no straight line does.
    private func bumps(_ count: Int, seed: Int) throws -> Tensor {
        let centers = Tensor.uniform([count], in: 2...14, seed: seed)
        return try Tensor(
            (0..<count).map { i in (0..<16).map { exp(-pow(Float($0) - centers[i], 2) / 4) } })
    }

    @Test("an unrolled stack encodes as its machines do, and decodes through the same weights")
    func unrolled() throws {
        let net = try DeepBeliefNet(layers: [16, 12, 3], codeUnits: .gaussian, seed: 1)
        let data = try bumps(10, seed: 1)
        let autoencoder = net.unrolled()
        #expect(autoencoder.codeSize == 3)
        let code = try autoencoder.encode(data)
        #expect(code == (try net.features(of: data)))
        let middle = try net.machines[1].visibleMeans(given: code)
        let difference = try autoencoder.decode(code) - net.machines[0].visibleMeans(given: middle)
        #expect(difference.values.allSatisfy { abs($0) < 1e-6 })
    }

    @Test("gradients are the slopes of the loss", arguments: [RestrictedBoltzmannMachine.Units.binary, .gaussian])
    func gradients(units: RestrictedBoltzmannMachine.Units) throws {
        var autoencoder = try DeepBeliefNet(layers: [5, 4, 2], visibleUnits: units, seed: 2).unrolled()
        for level in autoencoder.layers.indices {
            autoencoder.layers[level].weight = .normal(autoencoder.layers[level].weight.shape, seed: level)
        }
        let data = Tensor.uniform([6, 5], seed: 3)
        let (_, gradients) = try autoencoder.gradients(data)
        for level in autoencoder.layers.indices {
            for i in 0..<autoencoder.layers[level].weight.count {
                var (up, down) = (autoencoder, autoencoder)
                up.layers[level].weight[i] += 0.01
                down.layers[level].weight[i] -= 0.01
                let slope = (try up.gradients(data).loss - down.gradients(data).loss) / 0.02
                #expect(abs(slope - gradients[level].weight[i]) < 2e-3)
            }
        }
    }

    @Test("a curved line of data fits into one number that an autoencoder finds and no linear code does")
    func beatsPrincipalComponents() throws {
        let (data, held) = (try bumps(400, seed: 1), try bumps(100, seed: 2))
        var net = try DeepBeliefNet(layers: [16, 24, 1], codeUnits: .gaussian, seed: 1)
        let errors = try net.train(on: data, ContrastiveDivergenceSettings(epochs: 15, seed: 1))
        #expect(errors.map(\.count) == [15, 15])
        var autoencoder = net.unrolled()
        let before = try autoencoder.reconstructionError(held)
        let losses = try autoencoder.fineTune(on: data, epochs: 60, batchSize: 20, learningRate: 0.01, seed: 1)
        let after = try autoencoder.reconstructionError(held)
        let linear = try PrincipalComponents(of: data, count: 1).reconstructionError(held)
        #expect(losses.last! < losses[0])
        #expect(after < before / 3 && after < linear / 2, "\(before) \(after) \(linear)")
    }

    @Test("too few layers, and a learning rate that is too great, are errors")
    func errors() throws {
        #expect(throws: ShapeError.self) { try DeepBeliefNet(layers: [5], seed: 1) }
        #expect(throws: ShapeError.self) { try DeepBeliefNet(layers: [5, 0], seed: 1) }
        var autoencoder = try DeepBeliefNet(layers: [5, 2], visibleUnits: .gaussian, seed: 1).unrolled()
        #expect(throws: ModelError.self) {
            try autoencoder.fineTune(on: .normal([50, 5], seed: 1), epochs: 100, learningRate: .infinity, seed: 1)
        }
    }
}
