import Foundation
import Literate
import Testing

@testable import Interchange

@Suite("Markdown is written so that it reads the same again")
struct MarkdownWriterTests {
    /// What the parser makes of a text, without places, for these differ.
    private func read(_ text: String) throws -> String {
        try places(in: [Block].parse(text, file: "written.md", at: SourcePosition(line: 1)))
    }

    private func places(in blocks: [Block]) -> String {
        String(reflecting: blocks).replacing(#/SourcePosition\(line: \d+, column: [^)]*\)+/#, with: "place")
    }

    @Test(
        "marks that are text, and texts that are marks",
        arguments: [
            ##"1 \* 2 \_ \[a\](b) \# \$ 5 \\ \` \< \& ~ a|b"##,
            ##"\*a\* \_b\_ \~\~c\~\~ \$d\$ \[e\](f) \`g\` \<https://h.org> \\*i"##,
            "# A *b* **c** `d`", "*a **b** c* ~~d~~",
            "``a`b`` and `` `c` ``", "$a_1 * b$ and\n\n$$\n\\frac{1}{2}\n$$", "- a\n\n  b\n\n- c",
            "- a\n- b\n  1. c\n  2. d",
            "- a\n\n* b\n\n- c", "3. a\n4. b", "> a\n> > b\n>\n> - c", "```python\n# x\n\n  y\n```", "````\n```\n````",
            "| a | b\\|c |\n|:--|--:|\n| `d\\|e` | *f* |", "[a *b*](<c d.md> \"e \\\"f\\\"\") ![g](h.png)",
            "\\- a\n\\+ b\n1\\. c\n2\\) d\n\\> e\n\\=", "a\\\nb\nc", "a\n\n***\n\nb", "<https://example.org/a_b>",
            "&amp;copy; &copy;",
        ])
    func pieces(text: String) throws {
        let blocks = try [Block].parse(text, file: "text.md", at: SourcePosition(line: 1))
        var writer = MarkdownWriter()
        let written = writer.text(blocks)
        #expect(try read(written) == places(in: blocks), "\(written)")
    }

    @Test("every chapter of the course")
    func course() throws {
        let lessons = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Lessons")
        let chapters = try Course.load(folder: lessons.standardizedFileURL.path).chapters
        #expect(chapters.count > 20)
        for chapter in chapters {
            let pieces = chapter.elements.flatMap { element in
                switch element {
                case .prose(let blocks): [blocks]
                case .cell: [[Block]]()
                case .exercise(let exercise): [exercise.statement, exercise.hint]
                case .quiz(let quiz): [quiz.question, quiz.hint, quiz.explanation]
                }
            }
            for blocks in pieces.flatMap({ $0 }) where !places(in: [blocks]).contains("footnote(") {
                var writer = MarkdownWriter()
                let written = writer.text([blocks])
                #expect(try read(written) == places(in: [blocks]), "\(chapter.name): \(written)")
            }
        }
    }

    @Test("a footnote is a number, and stands below the text")
    func footnote() throws {
        let blocks = try [Block].parse(
            "One.[^a] Two.[^b]\n\n[^a]: First *note*.\n[^b]: Second.\n", file: "a.md", at: SourcePosition(line: 1))
        var writer = MarkdownWriter(noteCount: 3)
        #expect(
            writer.text(blocks)
                == "One.<sup>4</sup> Two.<sup>5</sup>\n\n<sup>4</sup> First *note*.\n\n<sup>5</sup> Second.")
        #expect(writer.noteCount == 5)
    }
}
