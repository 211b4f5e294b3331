import Datasets
import Files
import Kernels
import Testing

@Suite("Tensors are read from NumPy's files and written to them")
struct NumPyTests {
    @Test("what is written is read back, of every rank")
    func roundTrip() throws {
        for shape in [[], [3], [2, 3], [2, 3, 4], [0, 5], [1, 2, 3, 4]] {
            let x = Tensor.normal(shape, seed: 1)
            #expect(try Tensor(npy: x.npy) == x)
            let arrays = ["x": x, "layer/weight": x * 2]
            #expect(try NPZ.read(NPZ.write(arrays)) == arrays)
        }
    }

    @Test("what is not an array file, and a shape that no tensor has, are errors")
    func mistakes() throws {
        #expect(throws: ArrayFileError.notAnArrayFile(expected: "an NPY file")) { try Tensor(npy: [1, 2, 3]) }
        let shape = [0, 1 << 40]
        let file = String(decoding: Tensor.zeros([0, 1]).npy.dropFirst(), as: UTF8.self)
        let stretched = [0x93] + Array(file.replacing("(0, 1), }            ", with: "(0, 1099511627776), }").utf8)
        #expect(throws: ArrayFileError.tooLarge(shape: shape)) { try Tensor(npy: stretched) }
        #expect(throws: ArrayFileError.badEntry(name: "a.npy", .overLimit(100))) {
            try NPZ.read(NPZ.write(["a": .zeros([1000])]), limit: 100)
        }
    }
}
