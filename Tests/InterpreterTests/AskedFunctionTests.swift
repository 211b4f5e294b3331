import AnswerProtocol
import DeepStack
import Interpreter
import Testing

@Suite("A program's functions are called with encoded arguments")
struct AskedFunctionTests {
    private static let source = """
        func shifted(_ points: [(x: Int, y: Double)], by step: Double?, name: String) -> [(x: Int, y: Double)]? {
            print(name)
            guard let step else { return nil }
            return points.map { ($0.x + 1, $0.y + step) }
        }
        func third(_ n: [Float]) -> Float { n[2] }
        func forever() -> Bool {
            while true {}
        }
        """

    private func outcome(
        _ head: String, in source: String = source, _ write: (inout WireWriter) -> Void
    ) throws -> AskedFunction.Outcome? {
        var writer = WireWriter()
        write(&writer)
        let bytes = writer.bytes
        return try DeepStack.run {
            Result { try InterpretedProgram(source).functions(withHeads: [head])[0].outcome(of: bytes) }
        }.get()
    }

    @Test("a value of every kind goes in and comes back")
    func values() throws {
        let outcome = try #require(
            try outcome(
                "func shifted(_ points: [(x: Int, y: Double)], by step: Double?, name: String) -> [(x: Int, y: Double)]?"
            ) { writer in
                writer.array([(Int.max - 1, 0.5), (-7, .infinity)]) {
                    $0.int($1.0)
                    $0.double($1.1)
                }
                writer.optional(0.25) { $0.double($1) }
                writer.string("Ω")
            })
        #expect(outcome.printed == "Ω\n")
        var reader = WireReader(try #require(outcome.value))
        let values = try reader.optional { (reader: inout WireReader) throws(WireError) in
            try reader.array { (reader: inout WireReader) throws(WireError) -> [Double] in
                [Double(try reader.int()), try reader.double()]
            }
        }
        try reader.end()
        #expect(values == [[Double(Int.max), 0.75], [-6, .infinity]])
    }

    @Test("a trap and a limit are told at their place")
    func faults() throws {
        let trapped = try outcome("func third(_ n: [Float]) -> Float") { $0.floats([1, 2]) }
        #expect(trapped?.fault?.kind == .trap)
        #expect(trapped?.fault?.position.line == 6)
        #expect(trapped?.value == nil)
        #expect(try outcome("func forever() -> Bool") { _ in }?.fault?.kind == .limit)
    }

    @Test("arguments that are not the function's are refused")
    func otherArguments() throws {
        #expect(try outcome("func third(_ n: [Float]) -> Float") { $0.bool(true) } == nil)
        let more = try outcome("func third(_ n: [Float]) -> Float") {
            $0.floats([1, 2, 3])
            $0.int(4)
        }
        #expect(more == nil)
    }

    @Test(
        "another function than the one asked for is told",
        arguments: [
            ("func other() -> Int", "1:1: error: there is no function 'other'"),
            ("func third(n: [Float]) -> Float", "6:1: error: 'third' has other labels or types than the exercise's"),
            ("func third(_ n: [Double]) -> Float", "6:1: error: 'third' has other labels or types than the exercise's"),
        ])
    func otherHead(head: String, message: String) {
        let fault = #expect(throws: Fault.self) { try outcome(head) { _ in } }
        let asks = head.contains("other") ? "the exercise asks for " : "it asks for "
        #expect(fault?.text == message + "\n  " + asks + head)
    }
}
