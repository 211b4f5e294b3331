import Kernels
import Testing

@testable import Networks

/// A layer of a reader's own, whose gradient has a wrong shape.
private struct Faulty: Layer {
    var kind: String { "faulty" }
    var title: String { "faulty" }

    func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        [ParameterSpec("weight", shape: [2], role: .weight, start: .constant(1))]
    }

    func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(inputs[0])
    }

    func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [gradient], parameters: [.ones([5])])
    }
}

@Suite("A layer of one's own that is wrong")
struct FaultyLayerTests {
    @Test("ends the training with an error, and what was learned stays")
    func training() throws {
        let network = try Network("n", input: [1, 6, 6]) {
            Faulty()
            Linear(outputs: 3)
        }
        var trainer = try Trainer(network, on: TrainingTests.set(), plan: TrainingPlan(epochs: 1, batchSize: 6))
        let before = trainer.network.parameters.names.indices.map { trainer.network.parameters[$0] }
        #expect { try trainer.step() } throws: { "\($0)".contains("faulty1.weight") && "\($0)".contains("[5]") }
        #expect(trainer.network.parameters.names.indices.map { trainer.network.parameters[$0] } == before)
        #expect(trainer.optimizer.steps == 0)
    }
}
