import Foundation
import Kernels
import Networks
import Testing

/// A layer of a reader's own, of two numbers.
private struct Dotted: Layer {
    var parameter = "fc1.weight"
    let namePrefix = "dotted", title = "dotted"

    func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        [ParameterSpec(parameter, shape: [2], role: .weight, start: .constant(1))]
    }

    func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor { tape.input }

    func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [gradient], parameters: [tape.parameters[0] * 0])
    }
}

@Suite("Weights of a network")
struct NetworkWeightsTests {
    private let folder = try! WeightsFolder()

    private func small(seed: Int, outputs: Int = 5) throws -> Network {
        try Network("small", input: [1, 8, 8], seed: seed) {
            Conv2D(filters: 4, size: 3).named("conv1")
            BatchNorm2D().named("bn1")
            ReLU()
            Linear(outputs: outputs).named("fc")
        }
    }

    @Test("what is saved is loaded, and gives the same result")
    func roundTrip() throws {
        let original = try small(seed: 1)
        var copy = try small(seed: 2)
        let image = Tensor.uniform([1, 8, 8], seed: 3)
        #expect(try original(image) != copy(image))
        try original.saveWeights(to: folder.file)
        try copy.loadWeights(from: folder.file)
        #expect(try original(image) == copy(image))
    }

    @Test("a mismatch names every missing, extra and wrongly shaped tensor, and changes nothing")
    func mismatch() throws {
        var tensors = try SafetensorsFile(saved(small(seed: 1))).tensors()
        tensors["conv1.bias"] = nil
        tensors["fc.weight"] = .ones([5, 3])
        tensors["head.weight"] = .ones([1])
        tensors["bn1.num_batches_tracked"] = Tensor(3)
        try SafetensorsFile.write(tensors, to: folder.file)
        var network = try small(seed: 2)
        let before = try network.parameters.value("bn1.weight")
        let error = #expect(throws: NetworkError.self) { try network.loadWeights(from: folder.file) }
        guard case .weightsMismatch(let mismatch)? = error?.problem else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.context == [.file(path: folder.file.path)])
        #expect(mismatch.missing == ["conv1.bias"])
        #expect(mismatch.extra == ["head.weight"])
        #expect(mismatch.wrongShapes.map(\.name) == ["fc.weight"])
        #expect(
            "\(mismatch)" == """
                the weights are not those of small
                  missing: 'conv1.bias'
                  extra: 'head.weight'
                  'fc.weight' has the shape [5, 3] where the network's is [5, 144]
                """)
        #expect(try network.parameters.value("bn1.weight") == before)
    }

    @Test("a layer's parameter may have a dot in its name: it is saved, loaded and found")
    func dottedParameter() throws {
        let original = try Network("n", input: [2]) { Dotted().named("block") }
        var copy = original
        try copy.parameters.set("block.fc1.weight", to: Tensor([5, 6]))
        try copy.saveWeights(to: folder.file)
        #expect(try SafetensorsFile(folder.file).names == ["block.fc1.weight"])
        var loaded = original
        try loaded.loadWeights(from: folder.file)
        #expect(try loaded.parameters.value("block.fc1.weight") == Tensor([5, 6]))
        #expect(try original.parameters.value("block.fc1.weight") == Tensor([1, 1]))
    }

    @Test("two parameters of one full name are refused when the network is built")
    func ambiguousParameter() throws {
        let error = #expect(throws: NetworkError.self) {
            try Network("n", input: [2]) {
                Dotted().named("block")
                Dotted(parameter: "weight").named("block.fc1")
            }
        }
        #expect(error?.problem == .duplicateParameter("block.fc1.weight"))
    }

    private func saved(_ network: Network) throws -> URL {
        try network.saveWeights(to: folder.file)
        return folder.file
    }
}
