import CFrames
import Foundation
import Outputs
import Testing
import Toolchain

@testable import Evaluation

@Suite("What the host reports becomes outputs")
struct CellRecorderTests {
    private func recorded(_ frames: (HostFrameKind, [UInt8])...) throws -> CellRecorder {
        let nowhere = URL(filePath: "/nonexistent")
        var recorder = CellRecorder(figures: FigureFolder(scratch: nowhere, store: ContentStore(folder: nowhere)))
        for (kind, payload) in frames { try recorder.receive(HostFrame(kind: kind, payload: payload)) }
        return recorder
    }

    private func text(_ words: String) -> [UInt8] { Array(words.utf8) }
    private func event(_ event: CellEvent) throws -> [UInt8] { Array(try JSONEncoder().encode(event)) }
    private func ending(_ kind: CellEndingKind, _ value: UInt64) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(lectern_ending_size))
        lectern_write_ending(CellEnding(kind: kind, value: value), &bytes)
        return bytes
    }

    private func failure(_ recorder: CellRecorder, cause: String? = nil) throws -> (CellError.Kind, String) {
        guard case .failed(let failure) = try #require(recorder.outcome) else { throw CancellationError() }
        return failure.described(cause: cause)
    }

    @Test("text and events in their order; text of a stream in one piece, also where a character was cut")
    func order() throws {
        let umlaut = Array("ü".utf8)
        let value = DisplayedValue(type: "Int", text: "1")
        let recorder = try recorded(
            (.output, text("a")), (.output, [umlaut[0]]), (.output, [umlaut[1]]), (.error, text("e")),
            (.output, text("b")), (.event, try event(.value(value))), (.output, text("c")), (.done, [0, 0, 0, 0]))
        #expect(
            recorder.items == [
                .text("aü", .standardOutput), .text("e", .standardError), .text("b", .standardOutput), .value(value),
                .text("c", .standardOutput),
            ])
        guard case .completed = recorder.outcome else { throw CancellationError() }
    }

    @Test("what the runtime says before a signal is the reason, and not text")
    func trap() throws {
        let recorder = try recorded(
            (.error, text("careful\n")), (.report, text("Swift/Array.swift:7: Fatal error: Index out of range\n")),
            (.error, text("Current stack trace:\n0 0x7f00\n")), (.ended, ending(.signal, 4)))
        #expect(try failure(recorder) == (.trap, "Index out of range"))
        #expect(recorder.items == [.text("careful\n", .standardError)])
    }

    @Test("what the runtime says while the cell goes on, or before it exits, is text where it was said")
    func warning() throws {
        let report = "SWIFT TASK CONTINUATION MISUSE\n"
        let recorder = try recorded(
            (.output, text("a\n")), (.report, text(report)), (.output, text("b\n")), (.report, text("again\n")),
            (.ended, ending(.exit, 1)))
        #expect(
            recorder.items == [
                .text("a\n", .standardOutput), .text(report, .standardError), .text("b\n", .standardOutput),
                .text("again\n", .standardError),
            ])
        #expect(try failure(recorder) == (.trap, "the cell ended its process with exit(1)"))
    }

    @Test("a forged report in the text of a cell stays text")
    func forged() throws {
        let words = "main.swift:1: Fatal error: forged\n"
        let recorder = try recorded((.error, text(words)), (.ended, ending(.signal, 6)))
        #expect(try failure(recorder) == (.trap, "the cell's process was stopped by abort()"))
        #expect(recorder.items == [.text(words, .standardError)])
    }

    @Test("limits are told with their numbers")
    func limits() throws {
        #expect(
            try failure(recorded((.ended, ending(.timeout, 2500)))) == (
                .timeout, "the cell ran longer than 2.5 s, its limit"
            ))
        #expect(
            try failure(recorded((.ended, ending(.memory, 1 << 29)))) == (
                .memory, "the cell needed more than 0.5 GiB of memory, its limit"
            ))
    }

    @Test("an error that no one caught is the reason, however the process ended")
    func thrown() throws {
        let recorder = try recorded((.thrown, text("Odd()")), (.ended, ending(.exit, 1)))
        #expect(try failure(recorder) == (.thrown, "Odd()"))
    }

    @Test("a trap that the optimizer left without words has the compiler's note")
    func wordless() throws {
        let recorder = try recorded((.ended, ending(.signal, 4)))
        #expect(try failure(recorder, cause: "arithmetic overflow") == (.trap, "arithmetic overflow"))
        #expect(try failure(recorder) == (.trap, "the cell's process was stopped by an illegal instruction"))
    }

    @Test(
        "the runtime's words without its own place and without addresses",
        arguments: [
            ("main.swift:3: Fatal error: my words\n", "my words"), ("a/b.swift:3: Fatal error\n", ""),
            ("Fatal error: two\nlines\n", "two\nlines"),
            ("Cell1/cell.swift:7: Precondition failed: a width\n", "Precondition failed: a width"),
            (
                "Could not cast value of type 'Swift.Int' (0x7f12ab) to 'Swift.String' (0x7f12cd).\n",
                "Could not cast value of type 'Swift.Int' to 'Swift.String'."
            ),
        ])
    func report(text: String, message: String) {
        #expect(RuntimeReport(text).message == message)
    }
}
