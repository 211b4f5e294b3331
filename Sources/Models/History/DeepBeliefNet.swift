import Random
import Kernels

/// Restricted Boltzmann machines in a stack: each learns from what the one below makes of the data.
///
/// - Source: Hinton, Osindero and Teh, *A fast learning algorithm for deep belief nets*, 2006.
public struct DeepBeliefNet: Sendable, Equatable {
    /// The machines, the lowest first.
    public private(set) var machines: [RestrictedBoltzmannMachine]

    /// A stack with layers of these sizes, the data's first: `[784, 500, 250, 30]`.
    ///
    /// - Parameters: `visibleUnits`, what the data is; `codeUnits`, what the topmost layer is: Gaussian where a code of few
    ///   numbers is wanted.
    /// - Throws: `ShapeError` for fewer than two sizes, or one below 1.
    public init(
        layers: [Int], visibleUnits: RestrictedBoltzmannMachine.Units = .binary,
        codeUnits: RestrictedBoltzmannMachine.Units = .binary, seed: Int
    ) throws {
        guard layers.count > 1 else {
            throw ShapeError.valueOutside(name: "the number of layers", value: Double(layers.count), range: "2...")
        }
        machines = []
        for level in 0..<layers.count - 1 {
            machines.append(
                try RestrictedBoltzmannMachine(
                    visible: layers[level], hidden: layers[level + 1],
                    visibleUnits: level == 0 ? visibleUnits : .binary,
                    hiddenUnits: level == layers.count - 2 ? codeUnits : .binary, seed: SplitMix64.seed(seed, level)))
        }
    }

    /// Teaches the machines one after the other, the lowest first. Gaussian layers learn at a tenth of the rate, for
    /// nothing bounds their values.
    ///
    /// - Parameters: data `[N, sizes[0]]`.
    /// - Returns: for each machine, the reconstruction error of each epoch.
    public mutating func train(
        on data: Tensor, _ settings: ContrastiveDivergenceSettings,
        progress: (_ machine: Int, _ epoch: Int, _ error: Float) -> Void = { _, _, _ in }
    ) throws -> [[Float]] {
        var (input, errors) = (data, [[Float]]())
        for level in machines.indices {
            var settings = settings
            settings.seed = SplitMix64.seed(settings.seed, level)
            if machines[level].visibleUnits == .gaussian || machines[level].hiddenUnits == .gaussian {
                settings.learningRate /= 10
            }
            errors.append(try machines[level].train(on: input, settings) { progress(level, $0, $1) })
            input = try machines[level].hiddenMeans(given: input)
        }
        return errors
    }

    /// What the topmost layer makes of the data.
    ///
    /// - Returns: `[N, sizes.last]`.
    public func features(of data: Tensor) throws -> Tensor {
        var features = data
        for machine in machines { features = try machine.hiddenMeans(given: features) }
        return features
    }

    /// The stack as an autoencoder: up through every machine to the code, and down again through the same weights.
    ///
    /// - Source: Hinton and Salakhutdinov, *Reducing the dimensionality of data with neural networks*, 2006.
    public func unrolled() -> DeepAutoencoder {
        let up = machines.map {
            DeepAutoencoder.Layer(weight: $0.weight, bias: $0.hiddenBias, isLogistic: $0.hiddenUnits == .binary)
        }
        let down = machines.reversed().map {
            DeepAutoencoder.Layer(
                weight: $0.weight.transposed(), bias: $0.visibleBias, isLogistic: $0.visibleUnits == .binary)
        }
        return DeepAutoencoder(layers: up + down, codeLayer: up.count)
    }
}
