import Kernels

/// What a forward pass records, for its backward pass to run through.
///
/// A layer's tape has what went in, its parameters and what came out; the layer adds what else it will need. A network's
/// tape has the tapes of its layers.
public struct Tape: Sendable {
    /// What the pass is for.
    public let mode: Mode
    /// What went in, the batch in front.
    public let inputs: [Tensor]
    /// The layer's parameters, in its order; a network's tape does not hold on to them between the passes.
    public internal(set) var parameters: [Tensor]
    /// What came out.
    public internal(set) var output: Tensor
    /// Values that the layer keeps for its backward pass, beside inputs and output.
    public var saved: [Tensor] = []
    /// Where the winners of a max pooling stood.
    public var switches: PoolingSwitches?
    /// New values of the layer's statistics, where it gathers any.
    public var statistics: [Tensor] = []
    /// Whether anything before the layer learns: if not, the gradients for its inputs may be left out.
    public internal(set) var needsInputGradient = true
    /// A network's: the tapes of its nodes, nil where nothing was computed.
    package internal(set) var layers: [Tape?] = []
    /// A network's: the chains of nodes that were computed together.
    var chains: [RecordedChain] = []

    /// A tape on which nothing is recorded yet.
    public init(_ inputs: [Tensor], parameters: [Tensor] = [], mode: Mode = .inference) {
        (self.inputs, self.parameters, self.mode) = (inputs, parameters, mode)
        output = inputs.first ?? .zeros([0])
    }

    /// The same, with the layer's parameters, which a network's tape does not hold on to.
    package func with(_ parameters: [Tensor]) -> Tape {
        var tape = self
        tape.parameters = parameters
        return tape
    }

    /// What went in, of a layer with one input.
    public var input: Tensor { inputs[0] }
}
