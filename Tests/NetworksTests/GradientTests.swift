import Kernels
import Testing

@testable import Networks

/// Whole networks against central differences: for every parameter and for the images, the change of the output along a
/// random direction is what the gradient says.
@Suite("Gradients of whole networks")
struct GradientTests {
    static let networks: [Network] = [
        try! Network("chain", input: [2, 9, 9], seed: 1) {
            Conv2D(filters: 4, size: 3, padding: 1, groups: 2)
            Tanh()
            AveragePool2D(size: 3)
            Conv2D(filters: 3, size: 2)
            Sigmoid()
            Linear(outputs: 5)
            Softmax()
        },
        try! Network("residual", input: [3, 6, 6], seed: 2) {
            Residual {
                Conv2D(filters: 3, size: 3, padding: 1)
                ELU()
            }
            Residual {
                Conv2D(filters: 5, size: 3, stride: 1, padding: 1, bias: false)
                BatchNorm2D()
            } shortcut: {
                Conv2D(filters: 5, size: 1)
            }
            LeakyReLU()
            AdaptiveAveragePool2D(output: 4)
            GlobalAveragePool2D()
            Linear(outputs: 4)
        },
        try! Network("gates", input: [3, 4, 4], seed: 6) {
            Branches(joined: .product) {
                Conv2D(filters: 4, size: 3, padding: 1)
                Sequential {
                    Conv2D(filters: 4, size: 1)
                    Sigmoid()
                }
                Conv2D(filters: 4, size: 1)
            }
            Linear(outputs: 3)
        },
        try! Network("inception", input: [2, 8, 8], seed: 3) {
            Branches("module") {
                Conv2D(filters: 2, size: 1)
                Sequential("three") {
                    Conv2D(filters: 2, size: 1)
                    Conv2D(filters: 3, size: 3, padding: 1)
                }
                AveragePool2D(size: 3, stride: 1, padding: 1, divisor: .pixels)
            }
            LocalResponseNorm(size: 3, alpha: 0.5, k: 1)
            Linear(outputs: 3)
        },
        try! Network("LeNet's own", input: [2, 8, 8], seed: 4) {
            Subsampling2D(size: 2)
            Tanh(amplitude: 1.7159, slope: 2 / 3)
            PartialConv2D(size: 3, connections: [[0], [0, 1], [1]])
            Linear(outputs: 4)
            RadialBasis(codes: [[1, -1, 1, -1], [-1, -1, 1, 1]])
        },
        try! Network("kinks", input: [2, 6, 6], seed: 5) {
            Conv2D(filters: 4, size: 3)
            ReLU()
            MaxPool2D(size: 2)
            Linear(outputs: 6)
            Maxout(pieces: 2)
        },
    ]

    @Test("agree with central differences", arguments: networks)
    func centralDifferences(network: Network) throws {
        var network = network
        network.parameters.materialize()
        let images = Tensor.normal([3] + network.inputShape, seed: 11)
        let weights = Tensor.normal([3] + network.outputShape, seed: 12)
        func value(_ network: Network, _ images: Tensor) throws -> Double {
            let tape = try network.forward(images, mode: .training(seed: 3))
            let values = tape.output.values
            return zip(values, weights.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        let gradients = try network.gradients(for: images, output: weights, mode: .training(seed: 3))
        let step: Float = 5e-4

        // A kink that lies within a step spoils a direction, but never all; a wrong gradient agrees along hardly any.
        func expectSame(_ gradient: Tensor, _ name: String, _ moved: (Tensor) throws -> Double) throws {
            let errors = try (0..<9).map { seed in
                let direction = Tensor.normal(gradient.shape, seed: seed)
                let up = try moved(direction * step), down = try moved(direction * -step)
                let measured = (up - down) / Double(2 * step)
                let claimed = zip(gradient.values, direction.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
                return abs(measured - claimed) / max(abs(measured), abs(claimed), 0.2)
            }
            #expect(errors.sorted()[2] <= 1e-2, "\(network.name), \(name): \(errors)")
        }

        for (name, gradient) in zip(network.parameters.learnedNames, gradients.parameters) {
            let before = try network.parameters.value(name)
            try expectSame(gradient, name) { change in
                var moved = network
                try moved.parameters.set(name, to: before + change)
                return try value(moved, images)
            }
        }
        try expectSame(try #require(gradients.input), "input") { change in
            try value(network, images + change)
        }
    }

    @Test("a product has a gradient where a branch is 0, too")
    func productOfZero() throws {
        let network = try Network("square", input: [2]) {
            Branches(joined: .product) {
                ReLU()
                Sequential {}
            }
        }
        let images = try Tensor([0, 3]).reshaped([1, 2])
        #expect(try network(images).values == [0, 9])
        #expect(try network.gradients(for: images, output: .ones([1, 2])).input?.values == [0, 6])
        let product = Product()
        let tape = Tape([Tensor([0, 2]), Tensor([5, 0]), Tensor([7, 4])])
        #expect(
            try product.backward(Tensor([1, 1]), through: tape).inputs.map(\.values) == [[35, 0], [0, 8], [0, 0]])
    }

    @Test("dropout's backward pass drops what its forward pass dropped")
    func dropout() throws {
        let network = try Network("dropout", input: [50]) { Dropout(0.5) }
        let ones = Tensor.ones([1, 50])
        let tape = try network.forward(ones, mode: .training(seed: 9))
        let gradients = try network.backward([1: ones], through: tape, toInput: true)
        #expect(gradients.input == tape.output)
        #expect(Set(gradients.input?.values ?? []) == [0, 2])
    }
}
