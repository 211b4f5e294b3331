import Datasets
import Kernels
import Random
import Testing

@testable import Networks

@Suite("A training loop of one's own")
struct OwnLoopTests {
    @Test("learns as a trainer does, to the bit: weights, and batch norm's statistics")
    func sameAsTrainer() throws {
        let data = try TrainingTests.set(perClass: 4)
        let plan = TrainingPlan(
            epochs: 1, batchSize: 12, optimizer: .adam(), learningRate: .constant(0.01), weightDecay: 0.1)
        let start = try Network("n", input: [1, 6, 6], seed: 3) {
            Conv2D(filters: 4, size: 3)
            BatchNorm2D()
            ReLU()
            Linear(outputs: 3)
            Softmax()
        }
        var trainer = try Trainer(start, on: data, plan: plan)
        try trainer.step()

        var network = start
        var optimizer = OptimizerState(.adam(), for: network.parameters)
        let batch = try data.batch(data.batches(of: 12, seed: SplitMix64.seed(plan.seed, 0, 0))[0])
        let tape = try network.forward(batch.images, mode: .training())
        let scores = network.scores(on: tape)
        let gradient = try crossEntropyBackward(scores, labels: batch.labels)
        try optimizer.update(
            &network.parameters, by: network.gradients(through: tape, scores: gradient), rate: 0.01, decay: 0.1)
        try network.updateStatistics(from: tape)
        for name in network.parameters.names {
            #expect(try network.parameters.value(name) == trainer.network.parameters.value(name), "\(name)")
        }
        #expect(try network.parameters.value("bn1.running_mean") != start.parameters.value("bn1.running_mean"))
    }

    @Test(
        "the scores are what goes into a final softmax; their gradient is that of the probabilities, carried through it"
    )
    func scores() throws {
        let network = try Network("n", input: [4], seed: 2) {
            Linear(outputs: 3)
            Softmax()
        }
        let images = Tensor.normal([2, 4], seed: 5)
        let tape = try network.forward(images)
        #expect(try softmax(network.scores(on: tape)) == tape.output)
        let upstream = Tensor.normal([2, 3], seed: 6)
        let through = try network.gradients(for: images, output: upstream)
        let below = try network.gradients(
            through: tape, scores: softmaxBackward(upstream, output: tape.output), toInput: true)
        #expect(below.parameters == through.parameters && below.input == through.input)
    }

    @Test("a gradient of another shape, and a tape of another network, are refused")
    func mistakes() throws {
        var network = try Network("n", input: [4]) { Linear(outputs: 3) }
        let other = try Network("other", input: [5]) {
            Linear(outputs: 5)
            Linear(outputs: 3)
        }
        let (tape, foreign) = (try network.forward(.ones([1, 4])), try other.forward(.ones([1, 5])))
        let shape = #expect(throws: NetworkError.self) { try network.gradients(through: tape, scores: .ones([1, 2])) }
        #expect(shape?.problem == .gradientShape(of: "the output of n", expected: [1, 3], found: [1, 2]))
        for body in [
            { _ = try network.gradients(through: foreign, scores: .ones([1, 3])) },
            { try network.updateStatistics(from: foreign) },
        ] as [() throws -> Void] {
            let error = #expect(throws: NetworkError.self) { try body() }
            #expect(error?.problem == .tapeOfAnother(network: "n"))
        }
        var optimizer = OptimizerState(.adam(), for: other.parameters)
        #expect(throws: NetworkError.self) {
            try optimizer.update(
                &network.parameters, by: Gradients(inputs: [], parameters: [.ones([3, 4]), .ones([3])]), rate: 0.1)
        }
    }
}
