import Kernels
import Testing

@testable import Networks

@Suite("Activations are values")
struct ActivationTests {
    @Test("one of one's own learns in a network, and its gradient is carried")
    func own() throws {
        let square = Activation("square") { z in
            z.map { $0 * $0 }
        } backward: {
            gradient, tape throws(ShapeError) in
            try gradient * tape.input * 2
        }
        let network = try Network("n", input: [3]) { ActivationLayer(square) }
        let x = try Tensor([[1, -2, 3]])
        #expect(try network(x).values == [1, 4, 9])
        #expect(network.graph.nodes[1].name == "square1")
        #expect(try network.gradients(for: x, output: .ones([1, 3])).input?.values == [2, -4, 6])
    }

    @Test("each has the gradient that its values have", arguments: Activation.all.filter { $0 != .step })
    func gradients(activation: Activation) throws {
        let network = try Network("n", input: [6]) { ActivationLayer(activation) }
        let x = try Tensor([[-3.2, -1.1, -0.4, 0.3, 1.7, 7.5]])
        let gradient = try #require(try network.gradients(for: x, output: .ones([1, 6])).input)
        let step: Float = 1e-2
        let slopes = try (network(x + step) - network(x - step)) / (2 * step)
        for i in 0..<6 { #expect(abs(slopes[0, i] - gradient[0, i]) < 2e-3, "\(activation.name) at \(x[0, i])") }
    }

    @Test("short spellings are layers of the same values")
    func spellings() throws {
        let network = try Network("n", input: [2]) {
            ReLU()
            Sigmoid()
            Tanh()
            Step()
            LeakyReLU()
            ELU()
            Tanh(amplitude: 2, slope: 3)
        }
        let found = network.graph.nodes.dropFirst().compactMap { ($0.layer as? ActivationLayer)?.activation }
        #expect(
            found == [.relu, .sigmoid, .tanh, .step, .leakyReLU(), .elu(), .tanh(amplitude: 2, slope: 3)])
        #expect(
            network.graph.nodes.dropFirst().map(\.name) == [
                "relu1", "sigmoid1", "tanh1", "step1", "leakyrelu1", "elu1", "tanh2",
            ])
    }
}
