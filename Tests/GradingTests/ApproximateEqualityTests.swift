import AnswerProtocol
import Testing

@testable import Grading

@Suite("Encoded values are compared by their type")
struct ApproximateEqualityTests {
    @Test("values are compared with a tolerance for the order of sums, by their type")
    func likeness() {
        func bytes(_ write: (inout WireWriter) -> Void) -> [UInt8] {
            var writer = WireWriter()
            write(&writer)
            return writer.bytes
        }
        let floats = ApproximateEquality(type: .array(.float))
        #expect(floats.holds(bytes { $0.floats([1, 2]) }, bytes { $0.floats([1.00001, 2]) }))
        #expect(!floats.holds(bytes { $0.floats([1, 2]) }, bytes { $0.floats([1, 2, 3]) }))
        #expect(!floats.holds(bytes { $0.floats([1, 2]) }, [9]))
        #expect(!floats.holds(bytes { $0.floats([-.infinity]) }, bytes { $0.floats([-200]) }))
        #expect(floats.holds(bytes { $0.floats([-.infinity]) }, bytes { $0.floats([-.infinity]) }))
        let maybe = ApproximateEquality(type: .optional(.integer("Int")))
        #expect(!maybe.holds(bytes { $0.optional(3) { $0.int($1) } }, bytes { $0.optional(Int?.none) { $0.int($1) } }))
    }
}
