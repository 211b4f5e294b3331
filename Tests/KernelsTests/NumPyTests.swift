import Foundation
import Testing

@testable import Kernels

@Suite("NumPy's files are read and written, and damaged ones refused")
struct NumPyTests {
    /// Written by NumPy: `np.save` of `np.arange(6).reshape(2, 3)` in several types.
    static func file(_ type: String, _ values: [UInt8], columnMajor: Bool = false, shape: String = "(2, 3)") -> [UInt8]
    {
        var header = "{'descr': '\(type)', 'fortran_order': \(columnMajor ? "True" : "False"), 'shape': \(shape), }"
        while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
        header += "\n"
        return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8) + values
    }

    static let expected = (try? Tensor([[0, 1, 2], [3, 4, 5]])) ?? Tensor(0)

    static func bytes<T>(_ values: [T]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

    @Test("what is written is read back, over 200 random shapes")
    func roundTrip() throws {
        var dice = Dice(36)
        for _ in 0..<200 {
            let x = dice.tensor((0..<dice.int(0...4)).map { _ in dice.int(0...4) })
            #expect(try Tensor(npy: x.npy) == x)
            let arrays = ["x": x, "layer/weight": x * 2, "é": .zeros([0, 3])]
            let archive = NPZ.write(arrays)
            #expect(try NPZ.read(archive) == arrays)
            #expect(NPZ.write(arrays) == archive)
        }
    }

    @Test("numbers of every width, byte order and layout")
    func types() throws {
        let files: [[UInt8]] = [
            Self.file("<f4", Self.bytes([0, 1, 2, 3, 4, 5] as [Float])),
            Self.file("<f8", Self.bytes([0, 1, 2, 3, 4, 5] as [Double])),
            Self.file(">f4", Self.bytes(([0, 1, 2, 3, 4, 5] as [Float]).map { $0.bitPattern.bigEndian })),
            Self.file("<f2", Self.bytes([0, 0x3C00, 0x4000, 0x4200, 0x4400, 0x4500] as [UInt16])),
            Self.file("|u1", [0, 1, 2, 3, 4, 5]), Self.file("|i1", [0, 1, 2, 3, 4, 5]),
            Self.file("<i8", Self.bytes([0, 1, 2, 3, 4, 5] as [Int64])),
            Self.file(">u2", Self.bytes(([0, 1, 2, 3, 4, 5] as [UInt16]).map(\.bigEndian))),
            Self.file("<f4", Self.bytes([0, 3, 1, 4, 2, 5] as [Float]), columnMajor: true),
        ]
        for file in files { #expect(try Tensor(npy: file) == Self.expected) }
        #expect(
            try Tensor(npy: Self.file("<i2", Self.bytes([-1, -300] as [Int16]), shape: "(2,)")) == Tensor([-1, -300]))
        #expect(try Tensor(npy: Self.file("|b1", [1, 0], shape: "(2,)")) == Tensor([1, 0]))
        #expect(try Tensor(npy: Self.file("<f4", Self.bytes([7] as [Float]), shape: "()")) == Tensor(7))
        #expect(throws: ArrayFileError.unsupportedType("<c8")) { try Tensor(npy: Self.file("<c8", [])) }
    }

    /// `np.savez_compressed` of `a = np.arange(6, dtype=np.float32).reshape(2, 3)`, by NumPy 2.
    @Test("an archive that NumPy compressed")
    func compressed() throws {
        let archive = try #require(Data(base64Encoded: numpyArchive, options: .ignoreUnknownCharacters))
        #expect(try NPZ.read(Array(archive)) == ["a": Self.expected])
    }

    @Test("files cut short or with flipped bits are refused or read, and never stop the program")
    func damage() throws {
        let whole = Self.expected.npy
        for length in 0..<whole.count {
            #expect(throws: ArrayFileError.self) { try Tensor(npy: Array(whole[..<length])) }
        }
        let archive = try #require(Data(base64Encoded: numpyArchive, options: .ignoreUnknownCharacters))
        let packed = Array(archive)
        for length in 0..<packed.count {
            #expect(throws: ArrayFileError.self) { try NPZ.read(Array(packed[..<length])) }
        }
        for bytes in [whole, packed, NPZ.write(["a": Self.expected])] {
            for i in bytes.indices {
                for bit in 0..<8 {
                    var damaged = bytes
                    damaged[i] ^= 1 << UInt8(bit)
                    _ = try? Tensor(npy: damaged)
                    _ = try? NPZ.read(damaged, limit: 1 << 20)
                }
            }
        }
    }

    @Test("sizes that lie are refused before memory is taken")
    func lies() {
        #expect(throws: ArrayFileError.self) {
            try Tensor(npy: Self.file("<f4", [], shape: "(9999999999, 9999999999)"))
        }
        #expect(throws: ArrayFileError.self) { try Tensor(npy: Self.file("<f4", [], shape: "(-1,)")) }
        #expect(throws: ArrayFileError.self) { try NPZ.read(NPZ.write(["a": .zeros([1000])]), limit: 1000) }
    }
}

private let numpyArchive = """
    UEsDBC0AAAAIAAAAIQBP6QAq//////////8FABQAYS5ucHkBABAAmAAAAAAAAABVAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6l
    oG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLgYwaLAHEg5ABMQNQLzAAQBQSwECLQMtAAAA
    CAAAACEAT+kAKlUAAACYAAAABQAAAAAAAAAAAAAAgAEAAAAAYS5ucHlQSwUGAAAAAAEAAQAzAAAAjAAAAAAA
    """
