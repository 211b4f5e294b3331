import PropertyTesting
import Testing

@Suite("Expectations throw what differs")
struct ExpectationTests {
    @Test("values within a tolerance agree, absolute below one and relative above")
    func tolerance() throws {
        try expectEqual(1000.001, 1000, within: 1e-5)
        try expectEqual(Float.nan, .nan, within: 0)
        try expectEqual([0.1 + 0.2], [0.3], within: 1e-12)
        #expect(throws: Mismatch("0.001 is not 0.0 within 1e-05")) { try expectEqual(0.001, 0, within: 1e-5) }
        #expect(throws: Mismatch("element 1 is 2.0, not 3.0 within 0.1")) {
            try expectEqual([1, 2], [1, 3], within: 0.1)
        }
        #expect(throws: Mismatch("[1.0] has 1 elements, [] is expected")) { try expectEqual([1], [], within: 0.5) }
        #expect(throws: Mismatch.self) { try expectEqual(Double.infinity, 1, within: 0.1) }
        #expect(throws: Mismatch.self) { try expectEqual(Double.nan, 1, within: 0.1) }
    }

    @Test("an expected error must be thrown")
    func throwing() throws {
        try expectThrows { throw Mismatch("") }
        #expect(throws: Mismatch("returned 3 where an error is expected")) { try expectThrows { 3 } }
    }
}
