import Foundation
import Literate
import Outputs
import TestSupport
import Testing

@testable import Interchange

@Suite("A chapter as a notebook")
struct NotebookTests {
    private struct Document: Decodable {
        var cells: [Cell]
        var nbformat: Int
        var nbformatMinor: Int
        var metadata: Metadata

        struct Metadata: Decodable {
            var title: String
            var kernelspec: [String: String]
            var languageInfo: [String: String]
        }

        struct Cell: Decodable {
            var id: String
            var cellType: String
            var source: [String]
            var metadata: Tags
            var outputs: [Output]?
            var executionCount: Int?

            var text: String { source.joined() }
        }

        struct Tags: Decodable { var tags: [String]? }

        struct Output: Decodable {
            var outputType: String
            var name: String?
            var text: [String]?
            var data: [String: [String]]?
            var metadata: [String: Size]?
            var executionCount: Int?
            var ename: String?
            var evalue: String?
            var traceback: [String]?
        }

        struct Size: Decodable, Equatable {
            var width: Int
            var height: Int
            var alt: String
        }

        subscript(id: String) -> Cell {
            get throws { try #require(cells.first { $0.id == id }, "\(cells.map(\.id))") }
        }
    }

    private func json(_ outputs: ChapterOutputs, withSolutions: Bool = false) throws -> String {
        let notebook = Notebook(try SampleChapter.chapter, outputs, withSolutions: withSolutions) {
            $0 == "light.png" ? Data([1, 2, 3, 4]) : nil
        }
        return notebook.json
    }

    private func document(_ outputs: ChapterOutputs, withSolutions: Bool = false) throws -> Document {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Document.self, from: Data(json(outputs, withSolutions: withSolutions).utf8))
    }

    @Test("it is nbformat 4.5 for Swift; each cell has its name")
    func frame() throws {
        let document = try document(SampleChapter.outputs)
        #expect(document.nbformat == 4 && document.nbformatMinor == 5)
        #expect(document.metadata.title == "Spatial dimensions")
        #expect(document.metadata.kernelspec == ["name": "swift", "language": "swift", "display_name": "Swift"])
        #expect(document.metadata.languageInfo["name"] == "swift")
        #expect(
            document.cells.map(\.id) == [
                "text-1", "text-2", "cell-1", "cell-2", "cell-3", "cell-4", "cell-5", "cell-6", "cell-7",
                "statement-1", "exercise-1", "text-3", "question-1",
            ])
        #expect(document.cells.allSatisfy { ($0.cellType == "code") == ($0.outputs != nil) })
        #expect(try document["text-1"].text.hasPrefix("# Spatial dimensions\n\n- Count the places"))
        let prose = try document["text-2"]
        #expect(prose.source.dropLast().allSatisfy { $0.hasSuffix("\n") })
        #expect(prose.text.contains("\n$$\n\\sigma(z) = \\frac{1}{1 + e^{-z}}\n$$\n"))
        #expect(prose.text.hasSuffix("<sup>1</sup> Without padding."))
    }

    @Test("streams, the value, a figure with its alternative text, and a table, in their order")
    func outputs() throws {
        let cell = try document(SampleChapter.outputs)["cell-1"]
        #expect(cell.text == "let n = 7\nprint(n)" && cell.executionCount == 1)
        let outputs = try #require(cell.outputs)
        #expect(
            outputs.map(\.outputType)
                == ["stream", "stream", "execute_result", "display_data", "display_data", "display_data"])
        #expect(outputs[0].name == "stdout" && outputs[0].text == ["7\n", "tab\there\u{1B}[31m\n"])
        #expect(outputs[1].name == "stderr" && outputs[1].text == ["a warning\n"])
        #expect(outputs[2].data == ["text/plain": ["7"]] && outputs[2].executionCount == 1)
        #expect(outputs[3].data?["image/png"] == ["AQIDBA=="])
        #expect(outputs[3].data?["text/plain"] == ["A window visits every place of the input."])
        let size = Document.Size(width: 720, height: 360, alt: "A window visits every place of the input.")
        #expect(outputs[3].metadata == ["image/png": size])
        #expect(outputs[4].data?["text/markdown"] == ["Every place, *once*: $N - F + 1$."])
        #expect(
            outputs[5].data?["text/markdown"]
                == ["| layer | parameters |\n", "| :-- | --: |\n", "| conv | 760 |\n", "| linear | 30730 |"])
        #expect(outputs[5].data?["text/plain"] == ["layer\tparameters\n", "conv\t760\n", "linear\t30730"])
    }

    @Test(
        "hidden cells are folded and show their checks alone; cells that must fail have their error; others did not run"
    )
    func kinds() throws {
        let document = try document(SampleChapter.outputs)
        let hidden = try document["cell-2"]
        #expect(hidden.metadata.tags == ["hide-input"] && hidden.executionCount == 2)
        #expect(hidden.outputs?.map(\.data) == [["text/plain": ["✓ seen"]]])
        let norun = try document["cell-3"]
        #expect(norun.metadata.tags == ["norun"] && norun.executionCount == nil && norun.outputs?.isEmpty == true)
        let fails = try document["cell-4"]
        #expect(fails.metadata.tags == ["raises-exception"] && fails.executionCount == 3)
        let error = try #require(fails.outputs?.first)
        #expect(error.outputType == "error" && error.ename == "compile")
        #expect(error.evalue == "cannot find 'nowhere' in scope")
        #expect(error.traceback == ["09-spatial-dimensions.md:41: cannot find 'nowhere' in scope"])
        #expect(
            try document["cell-5"].outputs?.first?.data?["text/plain"] == [
                "✓ the formula counts the places · 100 cases"
            ])
    }

    @Test("what failed is there with its reason, and what came after it did not run")
    func failures() throws {
        let document = try document(SampleChapter.failedOutputs)
        #expect(
            try document["cell-5"].outputs?.first?.data?["text/plain"]
                == ["✗ the formula counts the places\n", "count(1) == 1 - 2\n", "0 is not -1"])
        #expect(try document["cell-6"].outputs?.map(\.outputType) == ["stream", "error"])
        let unrun = try document["cell-7"]
        #expect(unrun.executionCount == nil && unrun.outputs?.isEmpty == true)
    }

    @Test(
        "an exercise has its statement and its starter, a question its choices; what is right only where it is asked for"
    )
    func solutions() throws {
        let without = try document(SampleChapter.outputs)
        let statement = try without["statement-1"].text
        #expect(statement.hasPrefix("## Exercise: The output's size\n\n*2 points*\n\nWrite `outputSize`.\n\n<details>"))
        let starter = try without["exercise-1"]
        #expect(starter.text == "func outputSize(_ n: Int) -> Int { 0 }" && starter.metadata.tags == ["exercise"])
        #expect(starter.executionCount == nil && starter.outputs?.isEmpty == true)
        #expect(try without["question-1"].text.contains("- **a**\n\n  $P = (F - 1)/2$\n\n- **b**\n\n  none"))
        let bytes = try json(SampleChapter.outputs)
        #expect(!bytes.contains("n - 2 }") && !bytes.contains("Answer") && !bytes.contains("outputSize(7)"))

        let with = try document(SampleChapter.outputs, withSolutions: true)
        let solution = try with["solution-1"]
        #expect(solution.text == "func outputSize(_ n: Int) -> Int { n - 2 }")
        #expect(solution.metadata.tags == ["solution", "hide-input"])
        #expect(try with["question-1"].text.hasSuffix("<details><summary>Answer</summary>\n\n**a**\n\n</details>"))
    }

    @Test("the same bytes each time, with sorted keys")
    func bytes() throws {
        let text = try json(SampleChapter.outputs)
        #expect(try json(SampleChapter.outputs) == text && text.hasSuffix("}\n"))
        let places = ["\n  \"cells\"", "\n  \"metadata\"", "\n  \"nbformat\"", "\n  \"nbformat_minor\""].map {
            text.range(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }
}
