import Kernels

/// A network together with what its optimizer keeps, for losses that are more than one label an image.
struct LearningNetwork: Sendable {
    private(set) var network: Network
    private var memory: [[[Tensor]]]
    private var steps = 0
    private let optimizer = Optimizer.adam()

    init(_ network: Network) {
        self.network = network
        self.network.parameters.materialize()
        memory = network.graph.nodes.map { node in
            node.parameters.map { spec in [Tensor](repeating: .zeros(spec.shape), count: 2) }
        }
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
        steps += 1
        for (node, learned) in gradients.parameters.enumerated() {
            for (index, gradient) in learned.enumerated() {
                var state = memory[node][index]
                // Given up here, so that the optimizer finds its memory unshared.
                memory[node][index] = []
                try seeingShapes { () throws(ShapeError) in
                    try network.parameters.update(node: node, index: index) {
                        [steps, optimizer] weight throws(ShapeError) in
                        try optimizer.update(
                            &weight, gradient: gradient, state: &state, rate: rate, decay: 0, step: steps)
                    }
                }
                memory[node][index] = state
            }
        }
        return gradients.input
    }
}
