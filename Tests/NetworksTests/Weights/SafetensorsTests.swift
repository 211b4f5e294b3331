import Foundation
import Kernels
import Networks
import Random
import Testing

@Suite("Safetensors files: what is written is read")
struct SafetensorsTests {
    private let folder = try! WeightsFolder()

    private func randomTensors(_ seed: Int) -> [String: Tensor] {
        var random = SplitMix64(seed: UInt64(seed))
        let names = ["weight", "a.b.0.bias", "with \"quotes\" \\ and /", "日本", "new\nline", "é", "0", "z"]
        return Dictionary(
            uniqueKeysWithValues: names.prefix(Int.random(in: 0...8, using: &random)).map { name in
                let shape = (0..<Int.random(in: 0...4, using: &random)).map { _ in Int.random(in: 0...4, using: &random)
                }
                return (name, Tensor.normal(shape, standardDeviation: 100, seed: seed))
            })
    }

    @Test("in single precision nothing is lost", arguments: 0..<40)
    func roundTrip(seed: Int) throws {
        let tensors = randomTensors(seed)
        let metadata = seed % 2 == 0 ? ["format": "pt", "note": "a \"b\""] : [:]
        try SafetensorsFile.write(tensors, metadata: metadata, to: folder.file)
        let file = try SafetensorsFile(folder.file)
        #expect(try file.tensors() == tensors)
        #expect(file.metadata == metadata)
        #expect(file.names == tensors.keys.sorted())
        let bytes = try Data(contentsOf: folder.file)
        try SafetensorsFile.write(tensors, metadata: metadata, to: folder.file)
        #expect(try Data(contentsOf: folder.file) == bytes)
    }

    @Test("in half precisions each value is the nearest there is", arguments: 0..<20)
    func halves(seed: Int) throws {
        let values = Tensor.normal([500], standardDeviation: seed % 2 == 0 ? 1 : 3000, seed: seed)
        for (precision, bits) in [(Precision.float16, 11), (.bfloat16, 8)] {
            try SafetensorsFile.write(["x": values], as: precision, to: folder.file)
            let read = try SafetensorsFile(folder.file).tensor("x")
            for i in 0..<500 {
                let step: Float = precision == .float16 ? max(values[i].ulp, Float(0x1p-14).ulp) : values[i].ulp
                #expect(abs(read[i] - values[i]) <= step * Float(1 << (24 - bits)) / 2)
            }
            // What is read is written the same.
            try SafetensorsFile.write(["x": read], as: precision, to: folder.file)
            #expect(try SafetensorsFile(folder.file).tensor("x") == read)
        }
    }

    @Test("half precisions keep signs, infinities, NaN, and round ties to even")
    func specialValues() throws {
        let values = Tensor([0, -0.0, .infinity, -.infinity, 1.00390625, 1.01171875, 65504, 6e-8])
        try SafetensorsFile.write(["x": values, "n": Tensor([.nan])], as: .bfloat16, to: folder.file)
        var read = try SafetensorsFile(folder.file)
        #expect(try read.tensor("x").values.prefix(6) == [0, 0, .infinity, -.infinity, 1, 1.015625])
        #expect(try read.tensor("x")[1].sign == .minus)
        #expect(try read.tensor("n")[0].isNaN)
        try SafetensorsFile.write(["x": values, "n": Tensor([.nan])], as: .float16, to: folder.file)
        read = try SafetensorsFile(folder.file)
        #expect(try read.tensor("x")[6] == 65504)
        #expect(try read.tensor("x")[7] == 0x1p-24)
        #expect(try read.tensor("n")[0].isNaN)
    }

    @Test("a value beyond a precision's range is an error, not infinity")
    func overflow() throws {
        let error = #expect(throws: NetworkError.self) {
            try SafetensorsFile.write(["x": Tensor([1, 70000])], as: .float16, to: folder.file)
        }
        #expect(error?.problem == .overflow(tensor: "x", value: 70000, precision: .float16))
        #expect(!FileManager.default.fileExists(atPath: folder.file.path))
        try SafetensorsFile.write(["x": Tensor([1, 70000])], as: .bfloat16, to: folder.file)
    }

    @Test("numbers of every type become the nearest Float")
    func elementTypes() throws {
        let cases: [(String, [UInt8], Float)] = [
            ("F64", [0, 0, 0, 0, 0, 0, 0xf8, 0xbf], -1.5), ("F32", [0, 0, 0xc0, 0x3f], 1.5), ("F16", [0, 0x3e], 1.5),
            ("BF16", [0xc0, 0x3f], 1.5), ("I64", [0xfe] + Array(repeating: 0xff, count: 7), -2),
            ("I32", [0xfe, 0xff, 0xff, 0xff], -2), ("I16", [0xfe, 0xff], -2), ("I8", [0xfe], -2), ("U8", [0xfe], 254),
            ("U16", [1, 1], 257), ("U32", [0, 0, 0, 0x80], 0x1p31), ("U64", Array(repeating: 0xff, count: 8), 0x1p64),
            ("BOOL", [1], 1),
        ]
        for (type, bytes, value) in cases {
            // After one odd byte, so that nothing lies at a multiple of its size.
            let header =
                #"{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"\#(type)","shape":[],"#
                + #""data_offsets":[1,\#(1 + bytes.count)]}}"#
            try folder.write(header: header, bytes: [7] + bytes)
            #expect(try SafetensorsFile(folder.file).tensor("x").values == [value], "\(type)")
        }
    }

    @Test("a tensor of an unknown type does not hinder the others", arguments: ["C64", "F8_E4M3", "F8_E5M2"])
    func unknownType(type: String) throws {
        let header =
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"x":{"dtype":"\#(type)","shape":[1],"#
            + #""data_offsets":[4,12]},"z":{"dtype":"U8","shape":[1],"data_offsets":[12,13]}}"#
        try folder.write(header: header, bytes: [0, 0, 0xc0, 0x3f] + Array(repeating: 1, count: 8) + [7])
        let file = try SafetensorsFile(folder.file)
        #expect(file.names == ["a", "x", "z"] && file.elementType(of: "x") == type && file.shape(of: "x") == [1])
        #expect(try file.tensor("a").values == [1.5] && file.tensor("z").values == [7])
        let error = #expect(throws: NetworkError.self) { try file.tensor("x") }
        #expect(
            error.map { "\($0)".contains("tensor 'x' has the unknown type '\(type)'\n  known are F64, F32") } == true)
    }

    @Test("a file of PyTorch's own format is recognized, and the message says how to convert it")
    func pickled() throws {
        for start in [Array("PK\u{3}\u{4}".utf8), [0x80, 2, 0x8a, 0x0a]] as [[UInt8]] {
            try folder.write(start + Array(repeating: 0, count: 100))
            let error = #expect(throws: NetworkError.self) { try SafetensorsFile(folder.file) }
            #expect(error?.problem == .pickledFile && error?.context == [.file(path: folder.file.path)])
        }
        // A header of 640 bytes begins with the first two bytes of a pickle.
        let entry = #""a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}"#
        try folder.write(header: "{\(entry)\(String(repeating: " ", count: 640 - entry.utf8.count - 2))}")
        #expect(try SafetensorsFile(folder.file).names == ["a"])
    }

    @Test("a name that is not there is an error that lists what is")
    func unknownName() throws {
        try SafetensorsFile.write(["conv1.weight": .ones([2])], to: folder.file)
        let error = #expect(throws: NetworkError.self) { try SafetensorsFile(folder.file).tensor("conv2.weight") }
        #expect(error.map { "\($0)".hasSuffix("no tensor 'conv2.weight'\n  the file holds 'conv1.weight'") } == true)
    }

    @Test("where the folder is missing, writing says so")
    func noFolder() throws {
        #expect(throws: NetworkError.self) { try SafetensorsFile.write([:], to: folder.file.appending(path: "a/b")) }
        let error = #expect(throws: NetworkError.self) {
            try SafetensorsFile.write(["__metadata__": .ones([1])], to: folder.file)
        }
        #expect(error?.problem == .reservedName("__metadata__"))
    }
}
