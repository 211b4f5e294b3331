import CProcess
import Glibc
import Testing

@testable import CellHost

@Suite("The supervisor tells frames of the worker from anything else")
struct WorkerChannelTests {
    private let token: UInt64 = 0x0123_4567_89ab_cdef

    /// A frame's bytes as the worker sends them.
    private func bytes(token: UInt64, kind: UInt8, length: UInt32, payload: [UInt8], number: UInt64 = 1) -> [UInt8] {
        token.littleEndianBytes + number.littleEndianBytes + length.littleEndianBytes + [kind, 0, 0, 0] + payload
    }

    /// A channel with something written into its other end.
    private func withChannel(_ pieces: [[UInt8]], _ body: (inout WorkerChannel, Int32) throws -> Void) throws {
        let pipes = WorkerPipes()
        let ends = pipes.channel
        let all = [pipes.output.read, pipes.output.write, pipes.error.read, pipes.error.write]
        defer { for descriptor in all + [ends.supervisor, ends.worker] { close(descriptor) } }
        _ = fcntl(ends.supervisor, F_SETFL, O_NONBLOCK)
        var channel = WorkerChannel(descriptor: ends.supervisor, token: token)
        for piece in pieces { #expect(write(ends.worker, piece, piece.count) == piece.count) }
        try body(&channel, ends.worker)
    }

    @Test("frames are cut, also where they arrive in pieces")
    func frames() throws {
        let first = bytes(token: token, kind: HostFrameKind.event.rawValue, length: 3, payload: [1, 2, 3], number: 5)
        let second = bytes(token: token, kind: HostFrameKind.done.rawValue, length: 0, payload: [], number: 6)
        try withChannel([first + second.prefix(10)]) { channel, other throws in
            #expect(try channel.receive() == [.init(kind: .event, payload: [1, 2, 3], number: 5)])
            let rest = Array(second.dropFirst(10))
            #expect(write(other, rest, rest.count) == rest.count)
            #expect(try channel.receive() == [.init(kind: .done, payload: [], number: 6)])
            #expect(try channel.receive().isEmpty)
        }
    }

    @Test("a frame's receipt is its number")
    func receipt() throws {
        try withChannel([]) { channel, other in
            channel.acknowledge(.init(kind: .done, payload: [], number: 0x0102_0304_0506_0708))
            var receipt: UInt64 = 0
            #expect(read(other, &receipt, 8) == 8)
            #expect(receipt == 0x0102_0304_0506_0708)
        }
    }

    @Test(
        "other bytes are refused at once: the first of them, a wrong token, an unknown kind, a length beyond all bounds"
    )
    func intrusion() throws {
        let event = HostFrameKind.event.rawValue
        let intrusions = [
            [0x64], bytes(token: token ^ 1, kind: event, length: 0, payload: []),
            bytes(token: token, kind: 0x7a, length: 0, payload: []),
            bytes(token: token, kind: event, length: .max, payload: []),
            bytes(token: token, kind: event, length: 0, payload: []) + [1],
        ]
        for bytes in intrusions {
            try withChannel([bytes]) { channel, _ throws in
                #expect(throws: WorkerChannel.Intrusion.self, "\(bytes)") { _ = try channel.receive() }
            }
        }
    }
}
