import Foundation
import Testing

/// What `export` writes, and how it ends.
extension AuthorTests {
    private static let failing = "---\ntitle: Two\n---\n\n```swift\nprint([1][1])\n```\n"

    @Test("export writes a notebook with outputs, the same from the cache, and solutions only where they are asked for")
    func export() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let first = try await lectern("export", "1", in: folder)
            #expect(first.code == 0 && first.output.contains("\"42\\n\"") && first.output.hasSuffix("}\n"), "\(first)")
            #expect(!first.output.contains("2 * n") && !first.output.contains("n + n"))
            let again = try await lectern("export", "good", "--output", "good.ipynb", in: folder)
            #expect(again.code == 0 && again.output.isEmpty, "\(again)")
            let written = try String(contentsOf: folder.appending(path: "good.ipynb"), encoding: .utf8)
            #expect(written == first.output)
            let solved = try await lectern("export", "1", "--solutions", in: folder)
            #expect(solved.output.contains("2 * n") && !solved.output.contains("n + n"), "\(solved)")
        }
    }

    @Test("export of a chapter whose cell fails has the failure, and ends with 1; it writes over no chapter")
    func failingExport() async throws {
        try await withCourse(["02-two.md": Self.failing]) { folder in
            let failed = try await lectern("export", "2", in: folder)
            #expect(failed.code == 1 && failed.errors.hasPrefix("Lessons/02-two.md:6:"), "\(failed)")
            #expect(failed.output.contains("\"ename\" : \"trap\""), "\(failed)")
            let refused = try await lectern("export", "2", "--output", "Lessons/02-two.md", in: folder)
            #expect(refused.code == 64 && refused.errors.contains("has answers or a chapter"), "\(refused)")
            let text = try String(contentsOf: folder.appending(path: "Lessons/02-two.md"), encoding: .utf8)
            #expect(text == Self.failing)
        }
    }

    @Test("a chapter comes back from its complete notebook; what is wrong with another is told at its line")
    func importing() async throws {
        let text = Self.good + Self.exercise
        try await withCourse(["01-good.md": text]) { folder in
            #expect(try await lectern("export", "1", "--complete", "--output", "a.ipynb", in: folder).code == 0)
            let again = try await lectern("import", "a.ipynb", "--output", "Lessons/02-again.md", in: folder)
            #expect(again.code == 0 && again.errors.isEmpty, "\(again)")
            #expect(try String(contentsOf: folder.appending(path: "Lessons/02-again.md"), encoding: .utf8) == text)
            let over = try await lectern("import", "a.ipynb", "--output", "Lessons/01-good.md", in: folder)
            #expect(over.code == 64 && over.errors.contains("has answers or a chapter"), "\(over)")
            #expect(try await lectern("import", "b.ipynb", in: folder).code == 64)

            let cell = #"{"cell_type": "markdown", "source": "A <b>tag</b>."}"#
            try Data("{\"nbformat\": 4, \"cells\": [\(cell)]}".utf8).write(to: folder.appending(path: "c.ipynb"))
            let html = try await lectern("import", "c.ipynb", "--output", "Lessons/03-c.md", in: folder)
            #expect(html.code == 1 && html.errors.hasPrefix("Lessons/03-c.md:5:3: error: "), "\(html)")
            try Data("{".utf8).write(to: folder.appending(path: "d.ipynb"))
            let broken = try await lectern("import", "d.ipynb", in: folder)
            #expect(broken.code == 1 && broken.output.isEmpty && broken.errors.hasPrefix("d.ipynb:"), "\(broken)")
        }
    }
}
