import Testing

@testable import Kernels
@testable import Networks

@Suite("A plan gives what the layers give")
struct PlanTests {
    /// Every kind of step: a fold, a shortcut, branches that are joined in place, a layer of its own, rows.
    private func network(seed: Int = 1) throws -> Network {
        var network = try Network("mixed", input: [3, 24, 20], seed: seed) {
            Conv2D(filters: 32, size: 5, stride: 2, padding: 2, bias: false, rounding: .down).named("conv1")
            BatchNorm2D().named("bn1")
            ReLU().named("relu1")
            Residual {
                Conv2D(filters: 32, size: 3, padding: 1).named("conv2")
                BatchNorm2D().named("bn2")
            } shortcut: {
            }
            ReLU().named("relu2")
            Branches("joined") {
                Conv2D(filters: 16, size: 1).named("ones")
                Conv2D(filters: 48, size: 3, padding: 1).named("threes")
                MaxPool2D(size: 3, stride: 1, padding: 1).named("pool")
            }
            LocalResponseNorm().named("norm")
            Conv2D(filters: 12, size: 3, groups: 3).named("groups")
            Sigmoid().named("sigmoid")
            Dropout(0.5).named("drop")
            Linear(outputs: 20).named("fc1")
            ReLU().named("relu3")
            Linear(outputs: 7).named("fc2")
            Softmax()
        }
        for (i, name) in ["bn1", "bn2"].enumerated() {
            for (j, parameter) in ["weight", "bias", "running_mean", "running_var"].enumerated() {
                let noise = Tensor.normal([32], seed: 10 * i + j)
                try network.parameters.set("\(name).\(parameter)", to: j == 3 ? noise.map { abs($0) + 0.5 } : noise)
            }
        }
        return network
    }

    @Test("for plain sums and for the quickest, for one image and for some", arguments: [1, 3])
    func agreement(batch: Int) throws {
        let network = try network()
        let images = Tensor.normal([batch, 3, 24, 20], seed: 5)
        for layer in ["relu1", "relu2", "joined.concat1", "norm", "groups", "sigmoid", "fc1", "fc2", "softmax1"] {
            guard network.graph.nodes.contains(where: { $0.name == layer }) else {
                Issue.record("no layer \(layer) in \(network.graph.nodes.map(\.name))")
                continue
            }
            let expected = try network.activation(layer, for: images)
            for sums in [ConvolutionSums.plain, .quickest] {
                let found = try network.plan(for: images.shape, sums: sums, to: layer)(images)
                #expect(found.shape == expected.shape)
                let far = zip(found.values, expected.values).map { abs($0 - $1) }.max() ?? 0
                #expect(far <= 1e-4 * (expected.values.map(abs).max() ?? 0), "\(layer) \(sums)")
            }
        }
    }

    @Test("what follows a convolution is part of its step, and parts that fill blocks are not copied")
    func steps() throws {
        let plan = try network().plan(for: [1, 3, 24, 20])
        let layers = plan.steps.map(\.layers)
        #expect(layers.contains(["conv1", "bn1", "relu1"]))
        #expect(layers.contains { $0.first == "conv2" && $0.count == 4 && $0.last == "relu2" }, "\(layers)")
        #expect(layers.contains(["fc1", "relu3"]))
        #expect(!layers.contains { $0.contains("joined.concat1") }, "\(layers)")
        #expect(plan.steps.contains { $0.method.hasPrefix("winograd") })
        #expect(plan.steps.reduce(0) { $0 + $1.multiplyAdds } > 1_000_000)
    }

    @Test("one image needs no batch, and other shapes are refused")
    func shapes() throws {
        let network = try network()
        let plan = try network.plan(for: [1, 3, 24, 20])
        let image = Tensor.normal([3, 24, 20], seed: 6)
        #expect(try plan(image).shape == [7])
        #expect(try plan(image.reshaped([1, 3, 24, 20])).shape == [1, 7])
        #expect(
            throws: NetworkError(
                .inputShape(network: "the plan of mixed", expected: [1, 3, 24, 20], found: [2, 3, 24, 20]))
        ) {
            try plan(.zeros([2, 3, 24, 20]))
        }
        for shape in [[3, 24, 20], [0, 3, 24, 20], [1, 3, 24, 21]] {
            #expect(throws: NetworkError(.inputShape(network: "mixed", expected: [3, 24, 20], found: shape))) {
                try network.plan(for: shape)
            }
        }
        #expect(throws: NetworkError.self) { try network.plan(for: [1 << 24, 3, 24, 20]) }
    }

    @Test("a network that nothing needs afterwards gives its weights up, another keeps them")
    func weightsGivenUp() throws {
        for isNeeded in [false, true] {
            var network = try network()
            network.parameters.materialize()
            let kept = isNeeded ? network : nil
            weak let weight = try network.parameters.value("joined.threes.weight").storage
            #expect(weight != nil)
            let plan = try (consume network).plan(for: [1, 3, 24, 20])
            #expect((weight != nil) == isNeeded)
            let image = Tensor.normal([3, 24, 20], seed: 6)
            if let kept { #expect(try kept.plan(for: [1, 3, 24, 20])(image) == plan(image)) }
        }
    }

    @Test("parameters that are taken are nobody else's")
    func taken() throws {
        var parameters = try network().parameters
        parameters.materialize()
        let node = try #require(parameters.entries.first { $0.name == "fc1.weight" }).node
        weak let weight = try parameters.value("fc1.weight").storage
        var taken = parameters.take(ofNode: node)
        #expect(taken.map(\.shape) == [[20, 12 * 10 * 8], [20]])
        #expect(weight != nil)
        taken = []
        #expect(weight == nil)
    }

    /// A network large enough to plan for itself.
    private func large() throws -> Network {
        try Network("large", input: [16, 64, 64], seed: 3) {
            Conv2D(filters: 64, size: 5, padding: 2).named("conv")
            ReLU()
            GlobalAveragePool2D()
            Linear(outputs: 5).named("fc")
        }
    }

    @Test("a large network plans for itself: the same up to rounding, with the parameters that it has now")
    func ownPlan() throws {
        var network = try large()
        let images = Tensor.normal([2, 16, 64, 64], seed: 4)
        func expectLayers(_ network: Network) throws {
            let (found, layers) = (try network(images), try network.forward(images).output)
            for (a, b) in zip(found.values, layers.values) { #expect(abs(a - b) < 1e-4) }
        }
        #expect(network.planned(images) != nil)
        try expectLayers(network)
        let before = try network(images)
        let copy = network
        try network.parameters.set("fc.bias", to: Tensor([1, 2, 3, 4, 5]))
        try expectLayers(network)
        #expect(try copy(images) == before)
        try network.parameters.set("conv.weight", to: Tensor.normal([64, 16, 5, 5], seed: 9))
        try expectLayers(network)
        #expect(try network(images.row(0)) == network(images.row(0).reshaped([1, 16, 64, 64])).row(0))
    }

    @Test("a small network takes its layers one by one")
    func small() throws {
        let network = try network()
        #expect(network.planned(Tensor.normal([1, 3, 24, 20], seed: 5)) == nil)
    }
}
