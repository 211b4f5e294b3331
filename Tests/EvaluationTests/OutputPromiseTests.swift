import Outputs
import Evaluation
import Literate
import Testing

@Suite("What an output fence promises is compared, and rewritten on demand")
struct OutputPromiseTests {
    private static let markdown = """
        ---
        title: Test
        ---

        ```swift
        print("a")
        ```

        ```output
        old
        ```

        Prose.

        ```swift
        2
        ```

        ```output
        2
        ```

        """

    private func parsed(_ markdown: String) throws -> Chapter {
        try Chapter.parse(text: markdown, file: "Lessons/01-test.md")
    }

    private let outputs = ChapterOutputs(cells: [
        CellOutput(index: 0, status: .completed, items: [.text("a  \nb\n", .standardOutput)]),
        CellOutput(index: 1, status: .completed, items: [.value(DisplayedValue(type: "Int", text: "2"))]),
    ])

    @Test("a difference is told at the fence, with the first line that differs")
    func difference() throws {
        let broken = outputs.brokenPromises(of: try parsed(Self.markdown))
        #expect(broken.count == 1)
        #expect(broken[0].position.line == 9)
        #expect(broken[0].advice?.contains("line 1: expected \"old\", printed \"a\"") == true)
    }

    @Test("only what differs is to be rewritten")
    func rewriting() throws {
        #expect(outputs.newPromises(of: try parsed(Self.markdown)) == [0: "a\nb\n"])
    }

    @Test(
        "carriage returns count as a terminal shows them",
        arguments: [
            ("a\r\nb\r\nc\n", "a\nb\nc\n"), ("10%\r100%\n", "100%\n"), ("100%\r5\n", "500%\n"),
            ("a\r\r\nb\r", "a\nb\n"),
            ("\r", ""),
        ])
    func carriageReturns(printed: String, shown: String) {
        let output = CellOutput(index: 0, status: .completed, items: [.text(printed, .standardOutput)])
        #expect(output.transcript == shown)
    }
}
