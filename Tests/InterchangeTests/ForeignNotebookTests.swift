import Foundation
import Literate
import Testing

@testable import Interchange

@Suite("Notebooks of other tools become chapters, or are refused with a sentence")
struct ForeignNotebookTests {
    private func imported(_ json: String) throws -> ImportedChapter {
        try ImportedChapter(notebook: Data(json.utf8), file: "made/notes.ipynb", named: "19-notes")
    }

    private func notebook(_ cells: String..., metadata: String = "{}") -> String {
        #"{"nbformat": 4, "nbformat_minor": 2, "metadata": \#(metadata), "cells": [\#(cells.joined(separator: ",\n"))]}"#
    }

    private func code(_ source: String, metadata: String = "{}", outputs: String = "[]") -> String {
        #"{"cell_type": "code", "execution_count": null, "metadata": \#(metadata), "outputs": \#(outputs), "source": \#(source)}"#
    }

    private func text(_ source: String) -> String {
        #"{"cell_type": "markdown", "metadata": {}, "source": \#(source)}"#
    }

    @Test("text, code and outputs; the first heading is the title; it is read as a document")
    func plain() throws {
        let chapter = try imported(
            notebook(
                text(##"["# A \"plain\" one\n", "\n", "Text."]"##), code(#""let a = 1\nprint(a)\n""#),
                code(#""""#), text(#""  ""#),
                code(
                    #"["a + 1"]"#,
                    outputs: #"[{"output_type": "execute_result", "execution_count": 1, "data": {}, "metadata": {}}]"#))
        )
        let expected = """
            ---
            title: "A \\"plain\\" one"
            ---

            Text.

            ```swift
            let a = 1
            print(a)
            ```

            ```swift
            a + 1
            ```

            """
        #expect(chapter.text == expected)
        #expect(chapter.notes == ["1 cell had outputs, which are left out: Lectern computes them"])
        #expect(try Chapter.parse(text: chapter.text, file: "19-notes.md").cells.count == 2)
    }

    @Test("without a heading the title is the notebook's, or its file's; front matter stays")
    func titles() throws {
        #expect(try imported(notebook(code(#""1""#))).text.hasPrefix("---\ntitle: \"notes\"\n---\n"))
        #expect(
            try imported(notebook(code(#""1""#), metadata: #"{"title": "Named"}"#)).text
                .hasPrefix("---\ntitle: \"Named\"\n---\n"))
        let raw = #"{"cell_type": "raw", "metadata": {}, "source": "---\ntitle: Own\n---"}"#
        #expect(try imported(notebook(raw, code(#""1""#))).text == "---\ntitle: Own\n---\n\n```swift\n1\n```\n")
    }

    @Test("what tags say of a cell, its fence says")
    func tags() throws {
        let error = #"[{"output_type": "error", "ename": "trap", "evalue": "no \"x\"\nmore", "traceback": []}]"#
        let chapter = try imported(
            notebook(
                code(#""a""#, metadata: #"{"tags": ["hide-input"]}"#),
                code(#""b""#, metadata: #"{"jupyter": {"source_hidden": true}}"#),
                code(#""c""#, metadata: #"{"tags": ["skip-execution"]}"#),
                code(#""d""#, metadata: #"{"tags": ["raises-exception"]}"#, outputs: error),
                code(#""e""#, metadata: #"{"tags": ["raises-exception"]}"#),
                code(#""f""#, metadata: #"{"tags": ["exercise"], "lectern": {"name": "f"}}"#),
                code(#""g""#, metadata: #"{"lectern": {"live": "circle"}}"#),
                code(#""h""#, metadata: #"{"lectern": {"fence": "swift\n```\n# injected"}}"#)))
        let fences = chapter.text.split(separator: "\n").filter { $0.hasPrefix("```") && $0 != "```" }
        #expect(
            fences == [
                "```swift hidden", "```swift hidden", "```swift norun", "```swift fails=\"no \\\"x\\\"\"",
                "```swift norun", "```swift norun", "```swift live=circle", "```swift",
            ])
        #expect(chapter.notes.contains { $0.hasPrefix("1 exercise without its checks") })
    }

    @Test("no fence of its text runs, and what a cell left open is closed")
    func fences() throws {
        let chapter = try imported(
            notebook(
                text(#""- ```swift\n  a\n  ```\n\n~~~quiz id=x\nb\n~~~\n\n```python\n```swift\n""#),
                text(#""````md\n```swift\n```\n````""#)))
        #expect(
            chapter.text.hasSuffix(
                "- ```\n  a\n  ```\n\n~~~\nb\n~~~\n\n```python\n```swift\n```\n\n````md\n```swift\n```\n````\n"))
    }

    @Test("cells in other languages and raw ones are shown; lines for a kernel are comments")
    func others() throws {
        let chapter = try imported(
            notebook(
                code(#""%%bash\nls\n""#), code(#""%install '.package(path: \"a\")' A\nimport A""#),
                code(#""x = 1""#, metadata: #"{"vscode": {"languageId": "python"}}"#),
                #"{"cell_type": "raw", "metadata": {"format": "text/latex"}, "source": "\\begin{x}"}"#))
        #expect(
            chapter.text.hasSuffix(
                "```bash\nls\n```\n\n```swift\n// %install '.package(path: \"a\")' A\nimport A\n```\n\n"
                    + "```python\nx = 1\n```\n\n```latex\n\\begin{x}\n```\n"))
        #expect(chapter.notes.count == 3, "\(chapter.notes)")
    }

    @Test("nbformat 3: worksheets, input, headings")
    func third() throws {
        let chapter = try imported(
            #"""
            {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": "old"}, "worksheets": [{"metadata": {}, "cells": [
            {"cell_type": "heading", "level": 1, "metadata": {}, "source": ["Old"]},
            {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Part"]},
            {"cell_type": "code", "collapsed": false, "input": ["print(1)"], "language": "swift", "metadata": {}, "outputs": [
            {"output_type": "stream", "stream": "stdout", "text": ["1\n"]}], "prompt_number": 1}]}]}
            """#)
        #expect(chapter.text == "---\ntitle: \"Old\"\n---\n\n## Part\n\n```swift\nprint(1)\n```\n")
    }

    @Test("attachments become images beside the chapter, each under a name of its own")
    func attachments() throws {
        let cell = #"""
            {"cell_type": "markdown", "metadata": {}, "source": "![a](attachment:my%20plot.png) ![b](attachment:x.gif)",
             "attachments": {"my plot.png": {"image/png": "AQID"}, "x.gif": {"image/gif": ["!"]}}}
            """#
        let other = cell.replacing("AQID", with: "BAUG")
        let chapter = try imported(notebook(cell, other))
        #expect(
            chapter.images == [
                "19-notes/my-plot.png": Data([1, 2, 3]), "19-notes/my-plot-2.png": Data([4, 5, 6]),
            ])
        #expect(
            chapter.text.contains("![a](19-notes/my-plot.png)") && chapter.text.contains("![a](19-notes/my-plot-2.png)")
        )
        #expect(chapter.notes.first == "the attachment 'x.gif' cannot be read; its link leads nowhere")
    }

    @Test(
        "what is no notebook with Swift cells is refused at its line",
        arguments: [
            ("", "made/notes.ipynb:1:1: error: this is not a notebook: it is not JSON: "),
            ("{\n  \"cells\": [,]\n}", "made/notes.ipynb:2:13: error: this is not a notebook: it is not JSON: "),
            ("[]", "made/notes.ipynb:1:1: error: this is not a notebook: it is not what a notebook has there"),
            ("{}", "made/notes.ipynb:1:1: error: this is not a notebook: it has no 'nbformat'"),
            (#"{"nbformat": 4}"#, "made/notes.ipynb:1:1: error: this is not a notebook: it has no 'cells'"),
            (
                #"{"nbformat": 2}"#,
                "made/notes.ipynb:1:1: error: this is a notebook of nbformat 2\n  make it nbformat 4 with"
            ),
            (#"{"nbformat": 5}"#, "made/notes.ipynb:1:1: error: this is a notebook of nbformat 5\n  Lectern reads"),
            (
                "{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"raw\", \"source\": \"\\\"cell_type\\\"\"},\n{\"cell_type\": \"raw\", \"source\": 1}]}",
                "made/notes.ipynb:3:1: error: this is not a notebook: 'source' of cell 2 is not what a notebook has there"
            ),
            (
                "{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"video\", \"source\": \"\"}]}",
                "made/notes.ipynb:2:1: error: cell 1 is of the kind 'video'\n  a notebook has code, markdown and raw"
            ),
            (
                #"{"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"name": "python3", "language": "python"}}}"#,
                "made/notes.ipynb:1:1: error: the notebook's language is python\n  only notebooks with Swift cells are imported"
            ),
        ])
    func refused(json: String, start: String) throws {
        let error = try #require(throws: Diagnostic.self) { try imported(json) }
        #expect(error.description.hasPrefix(start), "\(error)")
    }

    @Test("a notebook that is cut off anywhere is refused")
    func damaged() throws {
        let whole = Array(notebook(text(##"["# A\n", "é"]"##), code(#""let a = 1""#)).utf8)
        for count in stride(from: 0, to: whole.count, by: 3) {
            #expect(throws: Diagnostic.self) {
                try ImportedChapter(notebook: Data(whole.prefix(count)), file: "a.ipynb", named: "a")
            }
        }
    }
}
