import Kernels

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
    func passage(_ batch: Tensor, seed: Int = 0) throws(VisionError) -> (passage: NetworkPassage, output: Tensor) {
        let passage = try seeing { () throws(NetworkError) in
            try network.passage(batch, to: [network.graph.output], pass: Pass(.training, seed: seed))
        }
        return (passage, passage.value(at: network.graph.output) ?? batch)
    }

    /// Learns from the gradient of what came out, and gives that of what went in.
    mutating func learn(
        _ gradient: Tensor, through passage: NetworkPassage, rate: Float
    ) throws(VisionError) -> Tensor? {
        let gradients = try seeing { () throws(NetworkError) in
            try network.backward([network.graph.output: gradient], through: passage, toInput: true)
        }
        try seeingShapes { () throws(ShapeError) in
            try optimizer.update(&network.parameters, by: gradients.parameters, rate: rate)
        }
        return gradients.input
    }
}
