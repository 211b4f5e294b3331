import Foundation
import Testing

@testable import Evaluation

@Suite("What a language server writes is taken apart as it comes")
struct ServerMessagesTests {
    private let text =
        "Content-Length: 2\r\n\r\n{}content-length:3\r\nContent-Type: x\r\n\r\n[é]Content-Length: 9\r\n\r\n{"

    @Test("in pieces of any length", arguments: [1, 2, 7, 23, 100])
    func pieces(length: Int) {
        var messages = ServerMessages()
        let bytes = Array(text.utf8)
        let found = stride(from: 0, to: bytes.count, by: length).flatMap {
            messages.append(Array(bytes[$0..<min($0 + length, bytes.count)]))
        }
        #expect(found == [Data("{}".utf8), Data("[é".utf8)])
    }
}
