import AnswerProtocol
import Testing

@Suite("A frame's head says its length, its kind and its call")
struct FrameTests {
    @Test("what is written is read again", arguments: [Frame.Kind.call, .value, .thrown, .tooLarge, .ready])
    func roundTrip(kind: Frame.Kind) {
        let frame = Frame(kind: kind, call: .max - 7, payload: [1, 2, 3])
        let head = Frame.header(frame.bytes, longest: 3)
        #expect(head?.length == 3 && head?.kind == kind && head?.call == .max - 7)
        #expect(frame.bytes.count == Frame.headerLength + 3)
    }

    @Test(
        "a head that no frame has is refused before memory is taken",
        arguments: [
            [], [1, 0, 0, 0], [0, 0, 0, 0xFF, 2, 0, 0, 0, 0, 0, 0, 0, 0], [4, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0],
            [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0],
            [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0],
        ] as [[UInt8]])
    func refused(bytes: [UInt8]) {
        #expect(Frame.header(bytes, longest: 3) == nil)
    }
}

@Suite("A call is answered once, within bounds")
struct AnswerCallTests {
    private func call(_ payload: [UInt8] = AnswerCall.payload(function: 2) { $0.int(7) }) throws -> AnswerCall {
        try #require(AnswerCall(Frame(kind: .call, call: 99, payload: payload)))
    }

    @Test("the dispatcher reads the function and its arguments, and its reply bears the call's number")
    func value() throws {
        let call = try call()
        #expect(call.function == 2 && call.reply == nil)
        #expect(try call.arguments.int() == 7)
        call.returned { $0.bool(true) }
        #expect(call.reply == Frame(kind: .value, call: 99, payload: [1]))
    }

    @Test("a value that does not fit is told as such, without its bytes")
    func tooLarge() throws {
        let call = try call()
        call.returned { $0.floats([Float](repeating: 1, count: Frame.longestReply / 4)) }
        #expect(call.reply == Frame(kind: .tooLarge, call: 99, payload: []))
        call.returned { $0.floats([Float](repeating: 1, count: Frame.longestReply / 4 - 1)) }
        #expect(call.reply?.kind == .value)
    }

    @Test("an error's description is cut by bytes, whatever its characters are")
    func description() throws {
        struct Long: Error, CustomStringConvertible {
            var description: String
        }
        for text in [String(repeating: "x", count: 1 << 20), "e" + String(repeating: "\u{301}", count: 1 << 19)] {
            let call = try call()
            call.threw(Long(description: text))
            var reader = WireReader(try #require(call.reply).payload)
            let told = try reader.string()
            #expect(told.hasPrefix("Long: ") && told.utf8.count <= Frame.longestDescription)
        }
    }

    @Test("a frame that is not a call, or has no function's index, is refused")
    func refused() {
        #expect(AnswerCall(Frame(kind: .value, call: 1, payload: [0, 0, 0, 0])) == nil)
        #expect(AnswerCall(Frame(kind: .call, call: 1, payload: [0, 0, 0])) == nil)
    }
}
