import Foundation
import Testing

@testable import Files

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

    static let expected = NPYArray(shape: [2, 3], values: [0, 1, 2, 3, 4, 5])

    static func bytes<T>(_ values: [T]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

    @Test("what is written is read back, of every rank, also where an axis is empty")
    func roundTrip() throws {
        for shape in [[], [1], [7], [0], [2, 3], [3, 0, 2], [2, 3, 4], [1, 2, 1, 5]] {
            let count = shape.reduce(1, *)
            let x = NPYArray(shape: shape, values: (0..<count).map { Float($0) * 0.1 - 1 })
            #expect(try NPYArray(x.bytes) == x)
            let arrays = ["x": x, "layer/weight": Self.expected, "é": NPYArray(shape: [0, 3], values: [])]
            let archive = NPZArchive.write(arrays)
            #expect(try NPZArchive.read(archive, limit: 1 << 20) == arrays)
            #expect(NPZArchive.write(arrays) == archive)
        }
    }

    @Test("an array in column order of rank 3 is turned, as NumPy has it")
    func columnMajor() throws {
        // np.asfortranarray(np.arange(24).reshape(2, 3, 4)).ravel(order="K")
        let values: [Float] = [
            0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23,
        ]
        let file = Self.file("<f4", Self.bytes(values), columnMajor: true, shape: "(2, 3, 4)")
        #expect(try NPYArray(file) == NPYArray(shape: [2, 3, 4], values: (0..<24).map(Float.init)))
    }

    @Test("a shape that Python 2 wrote, with long integers")
    func python2() throws {
        let values = Self.bytes([0, 1, 2, 3, 4, 5] as [Float])
        #expect(try NPYArray(Self.file("<f4", values, shape: "(2L, 3L)")) == Self.expected)
        #expect(try NPYArray(Self.file("<f4", values, shape: "(6L,)")).shape == [6])
        for text in ["(2LL, 3)", "(L,)", "(2l,)", "(-2L,)", "6"] {
            #expect(throws: ArrayFileError.self) { try NPYArray(Self.file("<f4", values, shape: text)) }
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
        for file in files { #expect(try NPYArray(file) == Self.expected) }
        #expect(
            try NPYArray(Self.file("<i2", Self.bytes([-1, -300] as [Int16]), shape: "(2,)"))
                == NPYArray(shape: [2], values: [-1, -300]))
        #expect(try NPYArray(Self.file("|b1", [1, 0], shape: "(2,)")) == NPYArray(shape: [2], values: [1, 0]))
        #expect(
            try NPYArray(Self.file("<f4", Self.bytes([7] as [Float]), shape: "()")) == NPYArray(shape: [], values: [7]))
        #expect(throws: ArrayFileError.unsupportedType("<c8")) { try NPYArray(Self.file("<c8", [])) }
    }

    /// `np.savez_compressed` of `a = np.arange(6, dtype=np.float32).reshape(2, 3)`, by NumPy 2.
    @Test("an archive that NumPy compressed")
    func compressed() throws {
        let archive = try #require(Data(base64Encoded: numpyArchive, options: .ignoreUnknownCharacters))
        #expect(try NPZArchive.read(Array(archive), limit: 1 << 20) == ["a": Self.expected])
    }

    @Test("files cut short or with flipped bits are refused or read, and never stop the program")
    func damage() throws {
        let whole = Self.expected.bytes
        for length in 0..<whole.count {
            #expect(throws: ArrayFileError.self) { try NPYArray(Array(whole[..<length])) }
        }
        let archive = try #require(Data(base64Encoded: numpyArchive, options: .ignoreUnknownCharacters))
        let packed = Array(archive)
        for length in 0..<packed.count {
            #expect(throws: ArrayFileError.self) { try NPZArchive.read(Array(packed[..<length]), limit: 1 << 20) }
        }
        for bytes in [whole, packed, NPZArchive.write(["a": Self.expected])] {
            for i in bytes.indices {
                for bit in 0..<8 {
                    var damaged = bytes
                    damaged[i] ^= 1 << UInt8(bit)
                    _ = try? NPYArray(damaged)
                    _ = try? NPZArchive.read(damaged, limit: 1 << 20)
                }
            }
        }
    }

    @Test("every message says what is wrong")
    func messages() {
        let errors: [ArrayFileError] = [
            .notAnArrayFile(expected: "an NPY file"), .truncated(needed: 12, found: 3), .unknownVersion(9),
            .missingEntry("descr"), .badShape("(a,)"), .tooLarge(shape: [9, 9]), .unsupportedType("<c8"),
            .badDirectory(isMissing: true), .badDirectory(isMissing: false), .badEntry(name: "a", .overLimit(10)),
            .badEntry(name: "a", .tooLarge), .badEntry(name: "a", .notWhereTheDirectorySays),
            .badEntry(name: "a", .unknownMethod(12)), .badEntry(name: "a", .impossibleSize),
            .badEntry(name: "a", .doesNotUnpack), .badEntry(name: "a", .checksumDiffers),
        ]
        let expected = """
            not an NPY file: it begins with other bytes
            the file ends too soon: 12 bytes are needed, and there are 3
            version 9 of the NPY format is unknown; 1, 2 and 3 are known
            the header of the array has no 'descr'
            the shape in the header is '(a,)', which is not a tuple of sizes
            an array of shape [9, 9] is too large for memory
            values of type '<c8' cannot be read; real numbers, whole numbers and booleans can
            the archive has no directory; it may be cut off
            the archive's directory is damaged
            entry 'a' of the archive unpacks to more than the 10 bytes that are allowed
            entry 'a' of the archive has 4 GB or more, which this reader does not take
            entry 'a' of the archive is not where the directory says
            entry 'a' of the archive has the unknown compression method 12; stored and deflate are known
            entry 'a' of the archive states an impossible size
            entry 'a' of the archive is damaged: it does not unpack to its size
            entry 'a' of the archive is damaged: the checksum differs
            """
        #expect(errors.map(\.description).joined(separator: "\n") == expected)
    }

    @Test("sizes that lie are refused before memory is taken")
    func lies() {
        #expect(throws: ArrayFileError.self) {
            try NPYArray(Self.file("<f4", [], shape: "(9999999999, 9999999999)"))
        }
        #expect(throws: ArrayFileError.self) { try NPYArray(Self.file("<f4", [], shape: "(-1,)")) }
        #expect(throws: ArrayFileError.self) {
            try NPZArchive.read(
                NPZArchive.write(["a": NPYArray(shape: [1000], values: Array(repeating: 0, count: 1000))]), limit: 1000)
        }
    }
}

private let numpyArchive = """
    UEsDBC0AAAAIAAAAIQBP6QAq//////////8FABQAYS5ucHkBABAAmAAAAAAAAABVAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6l
    oG6TZqKuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6CsaaOgq1CmQDLgYwaLAHEg5ABMQNQLzAAQBQSwECLQMtAAAA
    CAAAACEAT+kAKlUAAACYAAAABQAAAAAAAAAAAAAAgAEAAAAAYS5ucHlQSwUGAAAAAAEAAQAzAAAAjAAAAAAA
    """
