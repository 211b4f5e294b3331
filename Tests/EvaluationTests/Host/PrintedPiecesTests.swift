import Testing

@testable import Evaluation

@Suite("What a cell prints is told in whole letters")
struct PrintedPiecesTests {
    @Test("wherever the pieces are cut, they give the text", arguments: ["plain\n", "é数🙂a", "🙂", ""])
    func pieces(text: String) {
        let bytes = Array(text.utf8)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                var printed = PrintedPieces()
                let parts = [bytes[..<first], bytes[first..<second], bytes[second...]].map(Array.init)
                let told = parts.compactMap { printed.text(of: $0, .standardOutput) }
                #expect(told.joined() == text && !told.contains("") && !told.joined().contains("\u{FFFD}"))
            }
        }
    }

    @Test("streams have pieces of their own, and bytes that are no text are told as such")
    func streams() {
        var printed = PrintedPieces()
        #expect(printed.text(of: [0x61, 0xC3], .standardOutput) == "a")
        #expect(printed.text(of: Array("b".utf8), .standardError) == "b")
        #expect(printed.text(of: [0xA9], .standardOutput) == "é")
        #expect(printed.text(of: [0x80, 0x80, 0x80, 0x80], .standardOutput)?.contains("\u{FFFD}") == true)
    }
}
