import Datasets
import Foundation
import Kernels
import Testing

@testable import Networks

@Suite("A network that learns by joined convolutions learns the same")
struct JoinedConvolutionTests {
    static let networks: [Network] = [
        try! Network("pattern", input: [3, 16, 16], seed: 1) {
            for filters in [16, 32] {
                for _ in 0..<2 {
                    Conv2D(filters: filters, size: 3, padding: 1)
                    ReLU()
                }
                MaxPool2D(size: 2)
            }
            Linear(outputs: 5)
            Softmax()
        },
        try! Network("residual", input: [3, 9, 11], seed: 2) {
            Conv2D(filters: 32, size: 3, stride: 2, padding: 1, rounding: .down)
            ReLU()
            Residual {
                Conv2D(filters: 32, size: 3, padding: 1, bias: false)
                BatchNorm2D()
                ReLU()
                Conv2D(filters: 32, size: 3, padding: 1)
            }
            ReLU()
            MaxPool2D(size: 3, stride: 2, padding: 1, rounding: .down)
            Conv2D(filters: 16, size: 1)
            Tanh()
            Linear(outputs: 4)
        },
        try! Network("narrow", input: [1, 12, 12], seed: 3) {
            Conv2D(filters: 6, size: 3)
            ReLU()
            MaxPool2D(size: 2)
            Conv2D(filters: 16, size: 3)
            ReLU()
            Conv2D(filters: 16, size: 3, padding: 1)
            Linear(outputs: 3)
        },
    ]

    private func gradients(
        _ network: Network, _ images: Tensor, _ order: ConvolutionOrder, targets: Set<Int> = []
    ) throws -> (output: Tensor, gradients: [Tensor], chained: [[String]]) {
        let output = network.graph.output
        let tape = try network.forward(
            images, to: targets.union([output]), mode: .training(seed: 1), convolutions: order)
        let result = try #require(tape.layers[output]).output
        for target in targets { #expect(tape.layers[target] != nil) }
        let gradient = Tensor.uniform(result.shape, seed: 9)
        return (
            result, try network.backward([output: gradient], through: tape).parameters,
            tape.chains.map { $0.chain.nodes.map { network.graph.nodes[$0].name } }
        )
    }

    private func expectNear(_ found: [Tensor], _ expected: [Tensor]) throws {
        #expect(found.map(\.shape) == expected.map(\.shape))
        for (found, expected) in zip(found, expected) {
            let difference = try found - expected
            let (error, length) = try ((difference * difference).sum(), (expected * expected).sum())
            #expect(error.squareRoot() <= 1e-4 * length.squareRoot() + 1e-7)
        }
    }

    @Test("output and gradients are those that layers give one by one, but for rounding", arguments: networks)
    func gradientsAgree(network: Network) throws {
        for batch in [1, 5] {
            let images = Tensor.normal([batch] + network.inputShape, seed: batch)
            let (output, gradients, chained) = try gradients(network, images, .joined)
            let plain = try self.gradients(network, images, .layerByLayer)
            try expectNear([output] + gradients, [plain.output] + plain.gradients)
            #expect(!chained.isEmpty && plain.chained.isEmpty)
        }
    }

    @Test("a chain ends where another layer, a second reader or a target is")
    func chains() throws {
        func chained(_ place: Int, targets: [String] = []) throws -> [[String]] {
            let network = Self.networks[place]
            let images = Tensor.normal([2] + network.inputShape, seed: 1)
            let targets = Set(try targets.map { try network.graph.place(of: $0) })
            return try gradients(network, images, .joined, targets: targets).chained
        }
        #expect(
            try chained(0) == [
                [
                    "conv1", "relu1", "conv2", "relu2", "pool1", "conv3", "relu3", "conv4", "relu4", "pool2",
                ]
            ])
        #expect(
            try chained(0, targets: ["conv2", "pool1"]) == [
                ["conv1", "relu1", "conv2"], ["conv3", "relu3", "conv4", "relu4", "pool2"],
            ])
        #expect(try chained(1).map(\.count) == [2, 1, 1, 1])
        #expect(try chained(2) == [["conv3"]])
    }

    @Test("a training is the same from run to run, and where a checkpoint is resumed")
    func sameBits() throws {
        let data = try Dataset(
            images: .uniform([24, 3, 16, 16], seed: 1), labels: (0..<24).map { $0 % 5 },
            classNames: (0..<5).map(String.init))
        let plan = TrainingPlan(epochs: 2, batchSize: 10, seed: 3, convolutions: .joined)
        var trainer = try Trainer(Self.networks[0], on: data, plan: plan)
        try trainer.run()
        let url = FileManager.default.temporaryDirectory.appending(path: "joined-\(UUID()).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        var first = try Trainer(Self.networks[0], on: data, plan: plan)
        for _ in 0..<4 { try first.step() }
        try first.saveCheckpoint(to: url)
        var second = try Trainer(resuming: url, Self.networks[0], on: data, plan: plan)
        try second.run()
        for name in trainer.network.parameters.names {
            #expect(try trainer.network.parameters.value(name) == second.network.parameters.value(name), "\(name)")
        }
        // The same training, but for rounding.
        let plain = TrainingPlan(epochs: 2, batchSize: 10, seed: 3)
        var other = try Trainer(resuming: url, Self.networks[0], on: data, plan: plain)
        try other.run()
        let (found, expected) = (other.history.epochs[1].loss, trainer.history.epochs[1].loss)
        #expect(abs(found - expected) <= 1e-4 * expected)
    }

    @Test("a plan that was written before there was a choice goes layer by layer")
    func earlierPlans() throws {
        let plan = TrainingPlan(epochs: 3, seed: 4, convolutions: .joined)
        let encoded = try JSONEncoder().encode(plan)
        #expect(try JSONDecoder().decode(TrainingPlan.self, from: encoded) == plan)
        var fields = try #require(try JSONSerialization.jsonObject(with: encoded) as? [String: Any])
        fields["convolutions"] = nil
        let earlier = try JSONSerialization.data(withJSONObject: fields)
        #expect(try JSONDecoder().decode(TrainingPlan.self, from: earlier) == TrainingPlan(epochs: 3, seed: 4))
    }
}
