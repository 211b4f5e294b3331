import Foundation
import Kernels
import Networks
import Random
import Testing

@Suite("Safetensors files: damaged and hostile ones are errors")
struct HostileFileTests {
    private let folder = try! WeightsFolder()

    private static func tensor(_ name: String, _ shape: String, _ offsets: String, _ type: String = "F32") -> String {
        #""\#(name)":{"dtype":"\#(type)","shape":[\#(shape)],"data_offsets":[\#(offsets)]}"#
    }

    /// A header, how many bytes follow, and what the error must say.
    static let headers: [(header: String, bytes: Int, says: String)] = [
        ("", 0, "begin with {"), ("[]", 0, "begin with {"), ("{", 0, "not JSON"), ("{}}", 0, "not JSON"),
        ("{'a':1}", 0, "not JSON"), (#"{"a":1}"#, 0, "'a' is malformed"), (#"{"a":{}}"#, 0, "'a' is malformed"),
        (#"{"a":{"dtype":"F32","shape":[1]}}"#, 4, "'data_offsets' is missing"),
        (#"{"a":{"dtype":4,"shape":[1],"data_offsets":[0,4]}}"#, 4, "dtype"),
        (#"{"a":{"dtype":"F32","shape":1,"data_offsets":[0,4]}}"#, 4, "shape"),
        (#"{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}"#, 4, "a number is not a whole one"),
        (#"{"__metadata__":{"a":1}}"#, 0, "not JSON"), (#"{"__metadata__":[]}"#, 0, "not JSON"),
        ("{\(tensor("a", "1", "0,4"))}", 3, "the file is cut off"),
        ("{\(tensor("a", "1", "0,4"))}", 5, "bytes 4 to 5 belong to no tensor"),
        ("{\(tensor("a", "1", "4,0"))}", 4, "at bytes 4 to 0 of 4"),
        ("{\(tensor("a", "1", "-4,0"))}", 4, "at bytes -4 to 0"),
        ("{\(tensor("a", "1", "0"))}", 4, "must be two numbers, and are 1"),
        ("{\(tensor("a", "1", "0,4,8"))}", 8, "must be two numbers, and are 3"),
        ("{\(tensor("a", "1", "0,9223372036854775807"))}", 4, "to 9223372036854775807 of 4"),
        ("{\(tensor("a", "1", "0,9223372036854775808"))}", 4, "'a' is malformed"),
        ("{\(tensor("a", "1", "0,18446744073709551620"))}", 4, "'a' is malformed"),
        ("{\(tensor("a", "1", "0,1e999"))}", 4, "'a' is malformed"),
        ("{\(tensor("a", "2", "0,4"))}", 4, "of shape [2] takes 8 bytes as F32, and is given 4"),
        ("{\(tensor("a", "-1", "0,4"))}", 4, "impossible shape [-1]"),
        ("{\(tensor("a", "4294967296,4294967296", "0,0"))}", 0, "impossible shape"),
        ("{\(tensor("a", "4611686018427387904,4", "0,0"))}", 0, "impossible shape"),
        ("{\(tensor("a", "9223372036854775807,0", "0,0"))}", 0, "impossible shape"),
        ("{\(tensor("a", "137438953408", "0,0"))}", 0, "impossible shape"),
        ("{\(tensor("a", "1", "0,4")),\(tensor("a", "1", "0,4"))}", 4, "the name 'a' twice"),
        ("{\(tensor("a", "1", "0,4")),\(tensor("\\u0061", "1", "4,8"))}", 8, "the name 'a' twice"),
        (#"{"a":{"dtype":"F32","dtype":"F16","shape":[1],"data_offsets":[0,4]}}"#, 4, "the name 'dtype' twice"),
        (#"{"__metadata__":{"x":"1","x":"2"}}"#, 0, "the name 'x' twice"),
        ("{\(tensor("a", "2", "0,8")),\(tensor("b", "2", "4,12"))}", 12, "'a' and 'b' lie at the same bytes"),
        ("{\(tensor("a", "1", "0,4")),\(tensor("b", "1", "0,4"))}", 4, "'a' and 'b' lie at the same bytes"),
        ("{\(tensor("a", "1", "0,4")),\(tensor("b", "1", "8,12"))}", 12, "bytes 4 to 8 belong to no tensor"),
        ("{\"\u{0}\":1}", 0, "not UTF-8"),
        (String(repeating: "{\"a\":", count: 5000) + "1" + String(repeating: "}", count: 5000), 0, "not JSON"),
        ("{\"a\":" + String(repeating: "[", count: 100_000), 0, "not JSON"),
    ]

    @Test("a header that lies is refused, with the tensor's name", arguments: headers.indices)
    func hostileHeader(index: Int) throws {
        let (header, count, says) = Self.headers[index]
        try folder.write(header: header, bytes: Array(repeating: 0, count: count))
        let error = #expect(throws: NetworkError.self, "\(header.prefix(80))") { try SafetensorsFile(folder.file) }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains(says), "\(header.prefix(80)): \(text)")
        #expect(text.hasPrefix(folder.file.path))
    }

    @Test("a file that is none is refused")
    func notAFile() throws {
        for (bytes, says) in [
            ([], "it has 0 bytes"), (Array("short".utf8), "it has 5 bytes"),
            (Array("<html><body>404</body></html>".utf8), "claims a header of"),
            (Array(repeating: 255, count: 8), "claims a header of 18446744073709551615 bytes, where at most 0"),
            ([0, 0, 0, 0, 0, 0, 0, 0x80, 1], "claims a header of 9223372036854775808 bytes"),
            (folder.length(3) + [0xff, 0xfe, 0x7b], "not UTF-8"),
            // A header in UTF-16, which a decoder of JSON would take.
            (folder.length(4) + [0x7b, 0, 0x7d, 0], "not UTF-8"),
        ] {
            try folder.write(bytes)
            let error = #expect(throws: NetworkError.self) { try SafetensorsFile(folder.file) }
            #expect(error.map { "\($0)".contains(says) } == true, "\(String(describing: error))")
        }
        for path in ["nothing", "."] {
            #expect(throws: NetworkError.self) { try SafetensorsFile(folder.url.appending(path: path)) }
        }
        try #require(mkfifo(folder.url.appending(path: "pipe").path, 0o600) == 0)
        #expect(throws: NetworkError.self) { try SafetensorsFile(folder.url.appending(path: "pipe")) }
    }

    @Test("a header longer than any sound one is refused unread")
    func hugeHeader() throws {
        try folder.write(folder.length(1 << 30))
        try #require(truncate(folder.file.path, 8 + 1 << 31) == 0)
        let error = #expect(throws: NetworkError.self) { try SafetensorsFile(folder.file) }
        #expect(error.map { "\($0)".contains("at most 16777216") } == true)
    }

    @Test("a tensor of 400 GB in a file full of holes is refused")
    func sparse() throws {
        try folder.write(header: "{\(Self.tensor("a", "100000000000", "0,400000000000"))}")
        try #require(truncate(folder.file.path, Int(try Data(contentsOf: folder.file).count) + 400_000_000_000) == 0)
        let error = #expect(throws: NetworkError.self) { try SafetensorsFile(folder.file) }
        #expect(error.map { "\($0)".contains("impossible shape") } == true)
    }

    @Test("a file cut off while it is in use is an error, not a crash")
    func cutOff() throws {
        try SafetensorsFile.write(["a": .ones([100_000])], to: folder.file)
        let file = try SafetensorsFile(folder.file)
        try #require(truncate(folder.file.path, 50_000) == 0)
        let error = #expect(throws: NetworkError.self) { try file.tensor("a") }
        #expect(error.map { "\($0)".contains("became shorter") } == true)
    }

    @Test("a file that is cut off again and again while it is read gives its tensors or an error, never a crash")
    func cutOffMeanwhile() async throws {
        let tensors = Dictionary(uniqueKeysWithValues: (0..<8).map { ("t\($0)", Tensor.ones([200_000])) })
        try SafetensorsFile.write(tensors, as: .float16, to: folder.file)
        let file = try SafetensorsFile(folder.file)
        let (path, whole) = (folder.file.path, try Data(contentsOf: folder.file).count)
        let cutting = Task.detached {
            while !Task.isCancelled {
                // Grown again, it is full of zeros: numbers all the same.
                _ = truncate(path, 4096)
                _ = truncate(path, whole)
            }
        }
        var (read, refused) = (0, 0)
        for _ in 0..<40 {
            for name in file.names {
                do throws(NetworkError) { read += try file.tensor(name).count } catch { refused += 1 }
            }
        }
        cutting.cancel()
        await cutting.value
        #expect(read + refused > 0)
    }

    @Test("whatever is done to the bytes, reading ends in tensors or an error", arguments: 0..<20)
    func fuzz(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        try SafetensorsFile.write(
            ["conv.weight": .ones([2, 1, 3, 3]), "conv.bias": .ones([2]), "empty": .ones([0, 3])],
            metadata: ["format": "pt"], to: folder.file)
        let sound = [UInt8](try Data(contentsOf: folder.file))
        for _ in 0..<200 {
            try folder.write(damaged(sound, &random))
            guard let file = try? SafetensorsFile(folder.file) else { continue }
            for name in file.names {
                do throws(NetworkError) { #expect(try file.tensor(name).shape == file.shape(of: name)) } catch {
                    guard case .unreadableType(name, _, _) = error.problem else { throw error }
                }
            }
        }
    }

    /// Changes mean something to the format more often than by chance: digits, structure and lengths are favored.
    private func damaged(_ sound: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var bytes = sound
        for _ in 0..<Int.random(in: 1...3, using: &random) where bytes.count > 9 {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(place + Int.random(in: 1...24, using: &random), bytes.count)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: bytes.removeSubrange(place...)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes[Int.random(in: 0..<8, using: &random)] = .random(in: 0...255, using: &random)
            case 4: bytes[place] = "{}[]\",:\\0129-eE.".utf8.randomElement(using: &random)!
            case 5:
                let digits = bytes.indices.filter { 48...57 ~= bytes[$0] }
                if let digit = digits.randomElement(using: &random) {
                    let number = ["9223372036854775807", "9223372036854775808", "-1", "0", "1e9", "4294967296"]
                    bytes.replaceSubrange(digit...digit, with: number.randomElement(using: &random)!.utf8)
                }
            default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
        // Often with a length that fits again, so that the header is read.
        if Bool.random(using: &random), bytes.count > 8 {
            let end = bytes.lastIndex(of: UInt8(ascii: "}")) ?? 8
            bytes.replaceSubrange(0..<8, with: folder.length(max(end - 7, 0)))
        }
        return bytes
    }
}
