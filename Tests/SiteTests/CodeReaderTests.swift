import Foundation
import Highlighting
import Testing

@testable import Site

@Suite("Code is read once, and what was read is known to later builds")
struct CodeReaderTests {
    private static let code = "func relu(_ x: Double) -> Double { max(x, 0) } // größer"

    /// What a reader keeps, as a later build reads it from its file.
    private func kept(_ reader: CodeReader) throws -> [String: CodeReader.Record] {
        try JSONDecoder().decode([String: CodeReader.Record].self, from: JSONEncoder().encode(reader.used))
    }

    @Test("a known text is not parsed again, and its reading is the same")
    func known() throws {
        let first = CodeReader()
        let reading = first.reading(of: Self.code)
        #expect(first.hasRead && reading.ranges == SwiftHighlighter.ranges(in: Self.code))
        #expect(reading.shadowingNames == ["relu"])
        let second = CodeReader(known: try kept(first))
        let again = second.reading(of: Self.code)
        #expect(!second.hasRead && again.ranges == reading.ranges && again.shadowingNames == reading.shadowingNames)
        _ = second.reading(of: Self.code + "\n")
        #expect(second.hasRead && second.used.count == 2)
    }

    @Test("what is kept and is not a reading of the text is made anew")
    func damaged() throws {
        let first = CodeReader()
        _ = first.reading(of: Self.code)
        let key = try #require(first.used.keys.first)
        for record in [
            #"{"roles": [0], "lengths": [3], "names": []}"#, #"{"roles": [99], "lengths": [57], "names": []}"#,
            #"{"roles": [0, 0], "lengths": [58, -1], "names": []}"#,
        ] {
            let damaged = try JSONDecoder().decode(CodeReader.Record.self, from: Data(record.utf8))
            let reader = CodeReader(known: [key: damaged])
            let reading = reader.reading(of: Self.code)
            #expect(reader.hasRead && reading.ranges == SwiftHighlighter.ranges(in: Self.code), "\(record)")
        }
    }
}
