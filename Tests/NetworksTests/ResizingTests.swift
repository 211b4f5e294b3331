import Kernels
import Networks
import Testing

@Suite("A network takes images of another size where its architecture allows it")
struct ResizingTests {
    private func averaging() throws -> Network {
        try Network("averaging", input: [1, 8, 8], seed: 2) {
            Conv2D(filters: 3, size: 3, padding: 1)
            ReLU()
            MaxPool2D(size: 2)
            GlobalAveragePool2D()
            Linear(outputs: 2)
        }
    }

    @Test("what it has learned stays, whatever the size")
    func averages() throws {
        let network = try averaging()
        let large = try network.resized(to: [1, 16, 12])
        #expect(large.inputShape == [1, 16, 12] && large.parameters.names == network.parameters.names)
        for name in network.parameters.names {
            #expect(try large.parameters.value(name) == network.parameters.value(name))
        }
        // A gray image looks the same at any size, but for its border.
        #expect(try large(.zeros([1, 16, 12])) == network(.zeros([1, 8, 8])))
        #expect(
            try network.resized(to: [1, 8, 8])(.uniform([1, 8, 8], seed: 4)) == network(.uniform([1, 8, 8], seed: 4)))
    }

    @Test("a layer with weights for every pixel, a window that does not fit and an impossible size are told")
    func refused() throws {
        let network = try Network("flat", input: [1, 8, 8]) {
            MaxPool2D(size: 2)
            Linear(outputs: 2)
        }
        let fixed = #expect(throws: NetworkError.self) { try network.resized(to: [1, 16, 16]) }
        #expect(fixed?.problem == .weightsForOneSize(layer: "fc1", shape: [2, 16], needed: [2, 64]))
        let window = #expect(throws: NetworkError.self) { try network.resized(to: [1, 9, 9]) }
        #expect(window.map { "\($0)".hasPrefix("layer 'pool1' (max pool 2x2, stride 2) cannot take 1x9x9") } == true)
        for shape in [[], [1, 8], [1, 0, 8]] {
            let error = #expect(throws: NetworkError.self) { try network.resized(to: shape) }
            #expect(error?.problem == .badInputShape(shape))
        }
    }
}
