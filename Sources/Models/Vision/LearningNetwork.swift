import Kernels
import Networks

/// A network together with what its optimizer keeps, for losses that are more than one label an image.
struct LearningNetwork: Sendable {
    private(set) var network: Network
    private var optimizer: OptimizerState

    init(_ network: Network) {
        self.network = network
        self.network.parameters.materialize()
        optimizer = OptimizerState(.adam(), for: network.parameters)
    }

    /// Runs a batch forward for learning.
    func forward(_ batch: Tensor, seed: Int = 0) throws -> (tape: Tape, output: Tensor) {
        let tape = try network.forward(batch, mode: .training(seed: seed))
        return (tape, tape.output)
    }

    /// Learns from the gradient of what came out, and gives that of what went in.
    mutating func learn(_ gradient: Tensor, through tape: Tape, rate: Float) throws -> Tensor? {
        let gradients = try network.gradients(through: tape, scores: gradient, toInput: true)
        try optimizer.update(&network.parameters, by: gradients, rate: rate)
        return gradients.input
    }
}
