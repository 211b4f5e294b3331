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

    @Test("rewriting changes that fence alone, and then the promise holds")
    func rewriting() throws {
        let updated = outputs.updatingPromises(of: try parsed(Self.markdown), in: Self.markdown)
        #expect(updated == Self.markdown.replacing("old", with: "a\nb"))
        #expect(outputs.brokenPromises(of: try parsed(updated)).isEmpty)
    }
}
