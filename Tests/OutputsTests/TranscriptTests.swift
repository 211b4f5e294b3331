import Outputs
import Testing

@Suite("A cell's transcript is what an output fence promises")
struct TranscriptTests {
    private func output(_ items: CellOutput.Item...) -> CellOutput {
        CellOutput(index: 0, status: .completed, items: items)
    }

    @Test("printed text and values, a line each; no standard error, no checks")
    func transcript() {
        let output = output(
            .text("a", .standardOutput), .value(DisplayedValue(type: "Int", text: "2")),
            .text("careful\n", .standardError), .check(CheckResult(name: "c", passed: true, cases: 1)),
            .text("b\n\n", .standardOutput))
        #expect(output.transcript == "a\n2\nb\n")
    }

    @Test("spaces and carriage returns at the ends of lines do not count")
    func spaces() {
        #expect(output(.text("a  \r\nb\t\n", .standardOutput)).difference(fromPromised: "a\nb\n") == nil)
    }

    @Test(
        "the first line that differs is told",
        arguments: [
            ("a\nc\n", "line 2: expected \"c\", printed \"b\""), ("a\n", "line 2: expected \"\", printed \"b\""),
            ("a\nb\nc\n", "line 3: expected \"c\", printed \"\""),
        ])
    func difference(promised: String, words: String) {
        #expect(output(.text("a\nb\n", .standardOutput)).difference(fromPromised: promised) == words)
    }
}
