import Kernels

/// How weights begin. Biases begin at 0.
public enum Initialization: Sendable, Hashable {
    /// Normal, with variance 2 / fan-in: a rectified unit passes on the variance that comes in.
    ///
    /// - Source: He, Zhang, Ren and Sun, *Delving deep into rectifiers*, 2015.
    case he
    /// Uniform in ±√(6 / (fan-in + fan-out)): a linear unit passes on the variance, of values and of gradients.
    ///
    /// - Source: Glorot and Bengio, *Understanding the difficulty of training deep feedforward neural networks*, 2010.
    case xavier
    /// Uniform in ±√(6 / fan-in): as He's, without the tails.
    case heUniform
    /// Normal, with this standard deviation whatever the layer.
    case normal(standardDeviation: Float)

    /// The first values of a parameter.
    func values(of spec: ParameterSpec, seed: Int) -> Tensor {
        guard case .random(let fanIn, let fanOut) = spec.start else {
            if case .constant(let value) = spec.start { return .full(spec.shape, value) }
            return .zeros(spec.shape)
        }
        switch self {
        case .he:
            return .normal(spec.shape, standardDeviation: (2 / Float(max(fanIn, 1))).squareRoot(), seed: seed)
        case .xavier:
            let limit = (6 / Float(max(fanIn + fanOut, 1))).squareRoot()
            return .uniform(spec.shape, in: -limit...limit, seed: seed)
        case .heUniform:
            let limit = (6 / Float(max(fanIn, 1))).squareRoot()
            return .uniform(spec.shape, in: -limit...limit, seed: seed)
        case .normal(let deviation):
            return .normal(spec.shape, standardDeviation: deviation, seed: seed)
        }
    }
}
