import CFrames
import Testing

@testable import Evaluation

@Suite("Frames are cut from a stream, and nothing else is taken for one")
struct HostFrameTests {
    private func bytes(_ kind: HostFrameKind, _ payload: [UInt8]) -> [UInt8] {
        [kind.rawValue, UInt8(payload.count), 0, 0, 0] + payload
    }

    @Test("frames in one piece, and byte by byte")
    func cutting() throws {
        let stream = bytes(.started, [1, 0, 0, 0]) + bytes(.output, [0x64, 0, 0, 0, 0]) + bytes(.finished, [])
        let expected = [
            HostFrame(kind: .started, payload: [1, 0, 0, 0]), HostFrame(kind: .output, payload: [0x64, 0, 0, 0, 0]),
            HostFrame(kind: .finished, payload: []),
        ]
        var whole = HostFrameParser()
        #expect(try whole.append(stream) == expected)
        var parser = HostFrameParser()
        #expect(try stream.flatMap { try parser.append([$0]) } == expected)
        #expect(expected[0].index == 1 && expected[2].index == nil)
    }

    @Test(
        "an unknown kind and a length beyond all bounds are refused",
        arguments: [[0x7a, 0, 0, 0, 0], [0x64, 0, 0, 0, 0xff]] as [[UInt8]])
    func refused(stream: [UInt8]) {
        var parser = HostFrameParser()
        #expect(throws: HostFrameError.self) { try parser.append(stream) }
    }

    @Test("a call stack whose paths have tabs and line breaks")
    func callStack() {
        let path = Array("/a\tb\n/libCell1.so".utf8)
        let stack = CallStack([UInt8(path.count), 0, 0, 0] + path + [0x2b, 0x1a, 0, 0, 0, 0, 0, 0])
        #expect(stack.frames == [.init(image: "/a\tb\n/libCell1.so", offset: "1a2b")])
        #expect(CallStack([5, 0, 0, 0, 1]).frames.isEmpty)
    }
}
