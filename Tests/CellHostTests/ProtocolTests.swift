import CFrames
import Evaluation
import Testing

@testable import CellHost

@Suite("What crosses between engine and host arrives as it was sent")
struct ProtocolTests {
    @Test(
        "a command, whatever its paths contain",
        arguments: ["/tmp/libCell1.so", "/new\nline/a\ttab/libCell1.so", "", "/ü/数学.so"])
    func command(library: String) throws {
        let sent = HostCommand.Cell(
            index: 7, milliseconds: 60_000, isForked: true, library: library, entryPoint: "lectern_Cell8_main")
        let bytes = HostCommand.run(sent).bytes
        let payload = Array(bytes.dropFirst(4))
        var reader = ByteReader(bytes)
        #expect(reader.number(UInt32.self) == UInt32(payload.count))
        guard case .run(let command) = Command(payload) else { throw Unread() }
        #expect(command.index == 7 && command.milliseconds == 60_000 && command.isForked)
        #expect(command.library == library && command.entryPoint == "lectern_Cell8_main")
        #expect(Command(payload.dropLast()) == nil)
        #expect(Command(payload + [0]) == nil)
    }

    private struct Unread: Error {}

    @Test(
        "to go back, and to say when all is done",
        arguments: [(HostCommand.goBack(to: 9), Command.goBack(9)), (.mark, .mark)])
    func place(sent: HostCommand, command: Command) {
        let payload = Array(sent.bytes.dropFirst(4))
        #expect(Command(payload) == command)
        #expect(Command(payload + [0]) == nil && Command([0] + payload) == nil && Command([]) == nil)
    }

    @Test("the beginning of a cell")
    func started() throws {
        let sent = HostCommand.Cell(index: 3, milliseconds: 5, isForked: false, library: "l", entryPoint: "e")
        guard case .run(let command) = Command(Array(HostCommand.run(sent).bytes.dropFirst(4))) else { throw Unread() }
        let started = Started(command)
        #expect(Started(started.payload) == started)
        #expect(Started([1, 2]) == nil)
    }

    @Test(
        "the end of a process",
        arguments: [(0, CellEndingKind.exit, 0), (3 << 8, .exit, 3), (9, .signal, 9), (0x86, .signal, 6)]
            as [(Int32, CellEndingKind, UInt64)])
    func ending(status: Int32, kind: CellEndingKind, value: UInt64) {
        let payload = CellEnding(status: status).payload
        var read = CellEnding()
        #expect(lectern_read_ending(payload, payload.count, &read))
        #expect(read.kind == kind && read.value == value)
        #expect(!lectern_read_ending(payload, payload.count - 1, &read))
        #expect(!lectern_read_ending([99] + payload.dropFirst(), payload.count, &read))
    }
}
