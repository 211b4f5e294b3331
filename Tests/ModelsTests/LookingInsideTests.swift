import Datasets
import Kernels
import Models
import Networks
import Testing

@Suite("Looking inside a network")
struct LookingInsideTests {
    /// One filter that finds bright vertical edges.
    private func edges() throws -> Network {
        var network = try Network("edges", input: [1, 8, 8]) {
            Conv2D(filters: 1, size: 3).named("edge")
            ReLU().named("rectified")
            MaxPool2D(size: 2).named("pooled")
            Linear(outputs: 2)
        }
        try network.parameters.set("edge.weight", to: Tensor([-1, 0, 1, -1, 0, 1, -1, 0, 1], shape: [1, 1, 3, 3]))
        return network
    }

    /// Dark, but for a bright column.
    private func line(at column: Int) throws -> Tensor {
        try Tensor((0..<64).map { $0 % 8 == column ? 1 : 0 }, shape: [1, 8, 8])
    }

    @Test("activations are found by layer, and only what leads there is computed")
    func activations() throws {
        let network = try edges()
        let found = try network.activations(["edge", "pooled"], for: line(at: 4))
        #expect(found["edge"]?.shape == [1, 1, 6, 6] && found["pooled"]?.shape == [1, 1, 3, 3])
        #expect(found["edge"]?[0, 0, 0, 2] == 3 && found["edge"]?[0, 0, 0, 4] == -3)
        #expect(try network.activation("rectified", for: line(at: 4)).min() == 0)
    }

    @Test("a projection puts a unit's value back on the pixels that made it")
    func projection() throws {
        let network = try edges()
        for rule in ProjectionRule.allCases {
            let projection = try network.projection(of: "pooled", channel: 0, for: line(at: 4), rule: rule)
            #expect(projection.activation == 3)
            // The strongest edge lies left of the line: its filter's bright side falls on column 4.
            #expect(projection.image[0, 0, 4] == 3 && projection.image[0, 0, 2] == -3)
            #expect(projection.image[0, 7, 4] == 0, "only one unit is projected")
        }
        let named = try network.projection(of: "edge", channel: 0, at: (row: 5, column: 2), for: line(at: 4))
        #expect(named.row == 5 && named.column == 2 && named.image[0, 5, 4] == 3 && named.image[0, 0, 4] == 0)
    }

    @Test("the gradient rule is the gradient, times the unit's value")
    func gradientRule() throws {
        let network = try Network.leNet5()
        let image = Tensor.uniform([1, 28, 28], seed: 4)
        let projection = try network.projection(of: "fc3", channel: 2, for: image, rule: .gradient)
        var nudged = image
        nudged[0, 14, 14] += 1e-2
        let before = try network.activation("fc3", for: image)[0, 2]
        let after = try network.activation("fc3", for: nudged)[0, 2]
        let slope = (after - before) / 1e-2 * projection.activation
        #expect(abs(slope - projection.image[0, 14, 14]) < 0.1 * max(abs(slope), 0.05))
    }

    @Test("the strongest patches are found, one an image, with what the unit sees")
    func topPatches() throws {
        let network = try edges()
        let bright: [Float] = [0.2, 1, 0.6, 0.4]
        let images = try Tensor.concat(
            bright.enumerated().map { try (line(at: 2 + $0.offset) * $0.element).reshaped([1, 1, 8, 8]) })
        let data = try Dataset(images: images, labels: [0, 0, 1, 1], classNames: ["a", "b"])
        let patches = try network.topPatches(of: "rectified", count: 3, in: data, batchSize: 3)
        #expect(patches.count == 1 && patches[0].map(\.image) == [1, 2, 3])
        #expect(patches[0][0].activation == 3 && patches[0][0].column == 1)
        #expect(patches[0][0].pixels == (try Tensor([0, 0, 1, 0, 0, 1, 0, 0, 1], shape: [1, 3, 3])))
    }

    @Test("hiding what matters lowers the score")
    func occlusion() throws {
        var network = try Network("sum", input: [1, 6, 6]) { Linear(outputs: 1, bias: false) }
        // The output is what pixel (1, 1) holds.
        try network.parameters.set("fc1.weight", to: Tensor((0..<36).map { $0 == 7 ? 1 : 0 }, shape: [1, 36]))
        let map = try network.occlusionMap(of: .ones([1, 6, 6]), label: 0, size: 2, stride: 2, value: 0)
        #expect(map == (try Tensor([[0, 1, 1], [1, 1, 1], [1, 1, 1]])))
    }

    @Test("units, labels and squares that are not there are errors")
    func mistakes() throws {
        let network = try edges()
        let image = try line(at: 1)
        func message(_ body: () throws -> Void) -> String {
            do {
                try body()
                return "no error"
            } catch { return "\(error)" }
        }
        #expect(
            message { _ = try network.projection(of: "edge", channel: 1, for: image) }
                == "layer 'edge' has no unit [1]\n  its output is 1x6x6, and counting begins at 0")
        #expect(
            message { _ = try network.projection(of: "edge", channel: 0, at: (6, 0), for: image) }
                .hasPrefix("layer 'edge' has no unit [0, 6, 0]"))
        #expect(message { _ = try network.occlusionMap(of: image, label: 2) }.contains("has no unit [2]"))
        #expect(message { _ = try network.occlusionMap(of: image, label: 0, size: 9) }.contains("does not fit"))
        #expect(message { _ = try network.occlusionMap(of: image, label: 0, stride: 0) }.contains("at least 1"))
        #expect(
            message { _ = try network.projection(of: "edge", channel: 0, for: .zeros([2, 1, 8, 8])) }
                == "give one image, not 2")
    }
}
