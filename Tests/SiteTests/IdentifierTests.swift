import Outputs
import Foundation
import Literate
import Testing

@testable import Site

@Suite("A heading keeps its anchor whatever Lectern's own identifiers are")
struct IdentifierTests {
    @Test("headings that are named as the page's own identifiers: each has its own, and links lead to the headings")
    func collisions() throws {
        let names = ["Content", "Note 1", "Cell 1", "Figure 1", "Exercise output size", "Title fits", "Fits 1"]
        let headings = names.map { "## \($0)\n\n[\($0)](#\(anchor($0)))[^1]\n" }.joined(separator: "\n")
        let chapter = try chapter(headings + "\n" + everything)
        let figure = RenderedFigure(
            light: "a.png", dark: "b.png", width: 10, height: 10, alternativeText: "x", caption: "y")
        let outputs = ChapterOutputs(cells: [CellOutput(index: 0, status: .completed, items: [.figure(figure)])])
        try withTemporaryFolder { figures in
            for name in ["a.png", "b.png"] { try Data([1]).write(to: figures.appending(path: name)) }
            let content = SiteContent(outputs: [chapter.name: outputs])
            let files = try builder([chapter], content: content, figures: figures).files(named: "public")
            let page = PageElement.page(files.text("09-spatial-dimensions.html"))
            let elements = HTMLElement.all(in: files.contents["09-spatial-dimensions.html"] ?? [])
            let identifiers = elements.compactMap { $0.attributes["id"] }
            #expect(Set(identifiers).count == identifiers.count)
            for name in names { #expect(page.all("h2#\(anchor(name))").count == 1, "\(name)") }
            #expect(page.all("main").map { $0.attributes["id"] } == ["content-"])
            #expect(page.all("a.skip").map { $0.attributes["href"] } == ["#content-"])
        }
    }

    private func anchor(_ heading: String) -> String { heading.lowercased().replacing(" ", with: "-") }
}
