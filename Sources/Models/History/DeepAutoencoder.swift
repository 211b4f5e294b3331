import Kernels
import Networks

/// A network that learns to give back what it is shown, through a layer of few units: the code.
///
/// - Source: Hinton and Salakhutdinov, *Reducing the dimensionality of data with neural networks*, 2006.
public struct DeepAutoencoder: Sendable, Equatable {
    /// One layer: logistic units, or linear ones.
    public struct Layer: Sendable, Equatable {
        /// `[out, in]`.
        public internal(set) var weight: Tensor
        /// `[out]`.
        public internal(set) var bias: Tensor
        /// Whether the units are logistic.
        public let isLogistic: Bool
    }

    /// From the data to the code, and back.
    public internal(set) var layers: [Layer]
    /// How many layers lead to the code.
    let codeLayer: Int

    /// How many numbers the code has.
    public var codeSize: Int { layers[codeLayer - 1].bias.count }

    /// The codes of data `[N, values]`: `[N, codeSize]`.
    public func encode(_ data: Tensor) throws -> Tensor { try run(layers[..<codeLayer], data) }

    /// What codes `[N, codeSize]` stand for: `[N, values]`.
    public func decode(_ codes: Tensor) throws -> Tensor { try run(layers[codeLayer...], codes) }

    /// The data as it comes back.
    public func reconstruct(_ data: Tensor) throws -> Tensor { try run(layers[...], data) }

    /// The mean squared difference between data and what comes back.
    public func reconstructionError(_ data: Tensor) throws -> Float {
        let result = try reconstruct(data)
        return try meanSquaredError(result, target: data)
    }

    private func run(_ layers: ArraySlice<Layer>, _ input: Tensor) throws -> Tensor {
        var values = input
        for layer in layers { values = try layer.forward(values) }
        return values
    }
}

extension DeepAutoencoder.Layer {
    func forward(_ x: Tensor) throws(ShapeError) -> Tensor {
        let z = try linear(x, weight: weight, bias: bias)
        return isLogistic ? sigmoid(z) : z
    }
}
