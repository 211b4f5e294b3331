import Foundation
import Literate
import Outputs
import Random
import TestSupport
import Testing

@testable import Interchange

@Suite("A chapter comes back from its complete notebook")
struct CompleteNotebookTests {
    private func imported(_ chapter: Chapter, _ outputs: ChapterOutputs? = nil) throws -> ImportedChapter {
        let none = ChapterOutputs(cells: chapter.cells.map { CellOutput(index: $0.index, status: .notRun) })
        let json = Notebook(complete: chapter, outputs ?? none) { _ in Data([1, 2, 3]) }.json
        return try ImportedChapter(notebook: Data(json.utf8), file: "a.ipynb", named: "a")
    }

    @Test("every chapter of the course, character by character")
    func course() throws {
        let lessons = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Lessons")
        let chapters = try Course.load(folder: lessons.standardizedFileURL.path).chapters
        #expect(chapters.count > 20)
        for chapter in chapters {
            let again = try imported(chapter)
            #expect(again.text == chapter.text, "\(chapter.name)")
            #expect(again.notes.isEmpty && again.images.isEmpty)
        }
    }

    @Test("a chapter with outputs; its checks and questions are in the notebook")
    func sample() throws {
        let chapter = try SampleChapter.chapter
        #expect(try imported(chapter, SampleChapter.outputs).text == chapter.text)
        let json = Notebook(complete: chapter, SampleChapter.outputs) { _ in nil }.json
        #expect(json.contains("outputSize(7) == 5") && json.contains("\"cell_type\" : \"raw\""))
        #expect(json.contains("\"fence\" : \"swift check=output-size\""))
    }

    private static let pieces = [
        "A line.", "## Heading", "- one\n- two\n\n  more", "> ```swift\n> nested\n> ```", "```swift\nlet a = 1\n```",
        "~~~swift hidden\nlet b = 2\n~~~", "````swift\nlet c = 3\n````", "````swift\n\"\"\"\n```\n\"\"\"\n````",
        "  ```swift\n  let d = 4\n  ```", "```swift  norun \n\n\nlet e = 5\n\n\n```",
        "```swift\nprint(6)\n```\n```output\n6\n```",
        "```python\nx = 1\n```", "```swift fails=\"no \\\"x\\\"\"\nx\n```  ", "$$\nx\n\ny\n$$", "   ", "\tcode", "---",
    ]

    @Test("whatever stands in it, however many empty lines are between, whatever ends it", arguments: 0..<8)
    func random(seed: Int) throws {
        var read = 0
        for round in 0..<40 {
            var random = SplitMix64(seed: seed, stream: round)
            var text = "---\ntitle: T\n---"
            for _ in 0..<Int.random(in: 1...7, using: &random) {
                text += String(repeating: "\n", count: Int.random(in: 1...4, using: &random))
                text += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
            }
            text += ["", "\n", "\n\n", "\n \n"][Int.random(in: 0..<4, using: &random)]
            guard let chapter = try? Chapter.parse(text: text, file: "01-t.md") else { continue }
            read += 1
            #expect(try imported(chapter).text == text, "seed \(seed), round \(round): \(text.debugDescription)")
        }
        #expect(read > 5)
    }

    @Test("what is changed and added in the notebook is in the chapter")
    func edited() throws {
        let chapter = try Chapter.parse(
            text: "---\ntitle: T\n---\n\nText.\n\n```swift hidden\nlet a = 1\n```\n", file: "01-t.md")
        let none = ChapterOutputs(cells: [CellOutput(index: 0, status: .notRun)])
        var notebook = Notebook(complete: chapter, none) { _ in nil }
        notebook.cells[2].source = "let a = 2\n\"```\""
        notebook.cells.insert(Notebook.Cell(id: "x", source: "print(a)", code: .init()), at: 3)
        notebook.cells.append(Notebook.Cell(id: "y", source: "", code: .init()))
        notebook.cells[1].source = "Other."
        let again = try ImportedChapter(notebook: Data(notebook.json.utf8), file: "a.ipynb", named: "a")
        #expect(
            again.text
                == "---\ntitle: T\n---\n\nOther.\n\n```swift hidden\nlet a = 2\n\"```\"\n```\n\n```swift\nprint(a)\n```\n"
        )
    }
}
