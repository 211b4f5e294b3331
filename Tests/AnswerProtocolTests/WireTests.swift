import AnswerProtocol
import PropertyTesting
import Testing

@Suite("The encoding of calls trusts nothing")
struct WireTests {
    @Test("what is written is read again")
    func roundTrips() {
        let results = [
            runProperty("numbers", .int(in: Int.min...Int.max), .anyDouble, .anyFloat, .bool) {
                int, double, float, bool in
                var writer = WireWriter()
                writer.int(int)
                writer.double(double)
                writer.float(float)
                writer.bool(bool)
                writer.integer(UInt8(truncatingIfNeeded: int))
                var reader = WireReader(writer.bytes)
                try expectEqual(reader.int(), int)
                try expectEqual(reader.double().bitPattern, double.bitPattern)
                try expectEqual(reader.float().bitPattern, float.bitPattern)
                try expectEqual(reader.bool(), bool)
                try expectEqual(reader.integer(UInt8.self), UInt8(truncatingIfNeeded: int))
                try reader.end()
            },
            runProperty("collections") { (strings: [String], table: [String: Int], maybe: Int?) in
                var writer = WireWriter()
                writer.array(strings) { $0.string($1) }
                writer.dictionary(table, key: { $0.string($1) }, value: { $0.int($1) })
                writer.optional(maybe) { $0.int($1) }
                var reader = WireReader(writer.bytes)
                try expectEqual(reader.array { (r: inout WireReader) throws(WireError) in try r.string() }, strings)
                try expectEqual(
                    reader.dictionary(
                        key: { (r: inout WireReader) throws(WireError) in try r.string() },
                        value: { (r: inout WireReader) throws(WireError) in try r.int() }), table)
                try expectEqual(reader.optional { (r: inout WireReader) throws(WireError) in try r.int() }, maybe)
                try reader.end()
            },
        ]
        for result in results { #expect(result.passed, "\(result.counterexample ?? "")") }
    }

    @Test("any bytes are read or refused, never trapped on, and lying counts take no memory")
    func hostileBytes() {
        let bytes = Generator<[UInt8]>.array(of: .integer(in: 0...255), count: 0...40)
        let result = runProperty("bytes", bytes, cases: 3000) { bytes in
            var one = WireReader(bytes), two = one, three = one, four = one
            _ = try? one.array { (r: inout WireReader) throws(WireError) in try r.string() }
            _ = try? two.floats()
            _ = try? three.dictionary(
                key: { (r: inout WireReader) throws(WireError) in try r.bool() },
                value: { (r: inout WireReader) throws(WireError) in
                    try r.optional { (r: inout WireReader) throws(WireError) in try r.double() }
                })
            _ = try? four.array { (r: inout WireReader) throws(WireError) in
                try r.array { (r: inout WireReader) throws(WireError) in try r.int() }
            }
            _ = Frame.header(bytes, longest: Frame.longestReply)
            return true
        }
        #expect(result.passed)
    }

    @Test(
        "what is not a value is refused",
        arguments: [
            [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3], [2, 0, 0, 0, 0xC3, 0x28], [1, 0, 0],
            [1, 0, 0, 0, 0x61, 0x62],
        ] as [[UInt8]])
    func refused(bytes: [UInt8]) {
        #expect(throws: WireError.self) {
            var reader = WireReader(bytes)
            _ = try reader.string()
            try reader.end()
        }
    }

    @Test("a Bool is 0 or 1, and no key comes twice")
    func strict() {
        var bool = WireReader([2])
        #expect(throws: WireError.self) { try bool.bool() }
        var twice = WireReader([2, 0, 0, 0, 1, 1, 1, 0])
        #expect(throws: WireError.self) {
            try twice.dictionary(
                key: { (r: inout WireReader) throws(WireError) in try r.bool() },
                value: { (r: inout WireReader) throws(WireError) in try r.bool() })
        }
    }
}
