import Kernels
import Testing

@testable import Networks

/// A layer of a reader's own, whose gradient has a wrong shape.
private struct Faulty: Layer {
    let namePrefix = "faulty", title = "faulty"
    var gradient = [5]
    var statistics: [[Int]] = []

    func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        [ParameterSpec("weight", shape: [2], role: .weight, start: .constant(1))]
    }

    func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        tape.statistics = statistics.map { .zeros($0) }
        return tape.input
    }

    func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [gradient], parameters: [.ones(self.gradient)])
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
        let error = #expect(throws: NetworkError.self) { try trainer.step() }
        #expect(
            error.map { "\($0)" } == """
                epoch 1, step 1: layer 'faulty1' gives gradients of shapes [[5]]
                  they must be [[2]], as its parameters are
                """)
        #expect(trainer.network.parameters.names.indices.map { trainer.network.parameters[$0] } == before)
        #expect(trainer.optimizer.steps == 0)
    }

    @Test("is told so, too, where it gathers statistics that it does not have")
    func statistics() throws {
        let network = try Network("n", input: [3]) { Faulty(gradient: [2], statistics: [[3]]) }
        let error = #expect(throws: NetworkError.self) { try network.forward(.ones([1, 3]), mode: .training()) }
        #expect(
            error?.problem == .layerContradictsItself(layer: "faulty1", what: "statistics", expected: [], found: [[3]]))
    }
}
