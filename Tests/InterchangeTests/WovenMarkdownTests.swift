import Foundation
import Literate
import Outputs
import TestSupport
import Testing

@testable import Interchange

@Suite("A chapter as Markdown with its outputs")
struct WovenMarkdownTests {
    private func woven(_ outputs: ChapterOutputs, withSolutions: Bool = false) throws -> WovenMarkdown {
        let notebook = Notebook(try SampleChapter.chapter, outputs, withSolutions: withSolutions) {
            $0 == "light.png" ? Data([1, 2, 3, 4]) : nil
        }
        return WovenMarkdown(notebook, of: "09-spatial-dimensions.md", figuresIn: "09-figures")
    }

    @Test("what was printed, the value, a figure with its words and caption, and a table are below the cell")
    func outputs() throws {
        let markdown = try woven(SampleChapter.outputs)
        #expect(
            markdown.text.hasPrefix(
                WovenMarkdown.mark + " of 09-spatial-dimensions.md: change that, not this. -->\n\n# Spatial"))
        let expected = """
            ```swift
            let n = 7
            print(n)
            ```

            ```text
            7
            tab\there
            a warning
            7
            ```

            ![A window visits every place of the input.](09-figures/figure-1.png)

            Every place, *once*: $N - F + 1$.

            | layer | parameters |
            | :-- | --: |
            | conv | 760 |
            | linear | 30730 |

            ```text
            ✓ seen
            ```

            ```swift
            train()
            ```

            """
        #expect(markdown.text.contains(expected), "\(markdown.text)")
        #expect(markdown.figures == ["09-figures/figure-1.png": Data([1, 2, 3, 4])])
        #expect(!markdown.text.contains("secret") && !markdown.text.contains("n - 2 }"))
    }

    @Test("a failure is there; solutions are folded, where they are asked for; it is read as a document")
    func others() throws {
        let failed = try woven(SampleChapter.failedOutputs, withSolutions: true)
        #expect(failed.text.contains("```text\nbefore\n09-spatial-dimensions.md:52:8: Index out of range\n```"))
        #expect(
            failed.text.contains(
                "<summary>Solution</summary>\n\n```swift\nfunc outputSize(_ n: Int) -> Int { n - 2 }\n```"))
        let read = try Chapter.parse(Array(failed.text.utf8), file: "09.md", as: .document)
        #expect(read.cells.count > 4)
    }
}
