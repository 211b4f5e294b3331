import Outputs
import Foundation
import Literate
import Testing

@testable import Site

@Suite("A site is written whole or not at all")
struct SiteBuilderTests {
    private func chapters() throws -> [Chapter] {
        [
            try chapter("Text.", file: "Lessons/06-the-forward-pass.md", title: "The <forward> pass"),
            try chapter("After [the pass](06-the-forward-pass.md).\n\n" + everything),
        ]
    }

    @Test("the same input gives the same bytes")
    func deterministic() throws {
        let first = try builder(try chapters()).files(named: "public")
        let second = try builder(try chapters()).files(named: "public")
        #expect(first == second)
        let pages = ["06-the-forward-pass.html", "09-spatial-dimensions.html", "index.html"]
        #expect(first.names.filter { $0.hasSuffix(".html") } == pages)
        #expect(
            Set(first.names).isSuperset(of: [
                "assets/lectern.css", "assets/lectern.js", "assets/theme.js", "assets/icon.svg",
            ]))
    }

    @Test("a build replaces the one before it, stale files and all, and leaves nothing beside it")
    func replaces() throws {
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            try builder(try chapters()).build(into: site)
            let page = site.appending(path: "06-the-forward-pass.html")
            #expect(FileManager.default.fileExists(atPath: page.path))
            try builder([try chapter("Text.")]).build(into: site)
            #expect(!FileManager.default.fileExists(atPath: page.path))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
        }
    }

    @Test("where anything is wrong, all of it is told and the old site stays")
    func whole() throws {
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            try builder(try chapters()).build(into: site)
            let before = try Data(contentsOf: site.appending(path: "index.html"))
            let bad = try chapter("A $\\wrong$ and [a link](07-gone.md) and [a place](#nowhere).")
            let error = siteError { try builder([bad]).build(into: site) }
            guard case .diagnostics(let diagnostics) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(diagnostics.map(\.position.column) == [3, 16, 41])
            #expect(try Data(contentsOf: site.appending(path: "index.html")) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
        }
    }

    @Test("a link to a place that is not in the page is told at its line of the Markdown")
    func place() throws {
        let error = siteError { _ = try builder([try chapter("[a place](#nowhere)")]).files(named: "public") }
        #expect(
            error?.description
                == "Lessons/09-spatial-dimensions.md:5:1: error: '#nowhere' is not a heading of this chapter")
    }

    @Test("a folder with somebody's files is not touched; an empty one is taken")
    func foreign() throws {
        try withTemporaryFolder { folder in
            try Data("thesis".utf8).write(to: folder.appending(path: "thesis.txt"))
            let error = siteError { try builder([try chapter("Text.")]).build(into: folder) }
            #expect(error?.description.contains("contains files that Lectern did not write: thesis.txt") == true)
            #expect(FileManager.default.fileExists(atPath: folder.appending(path: "thesis.txt").path))
            let empty = folder.appending(path: "empty")
            try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
            try builder([try chapter("Text.")]).build(into: empty)
        }
    }

    @Test(
        "figures come from their folder, and from nowhere else",
        arguments: ["../secret.png", "/etc/passwd", "gone.png"])
    func figures(name: String) throws {
        let figure = RenderedFigure(
            light: name, dark: name, width: 10, height: 10, alternativeText: "x", caption: "y")
        let outputs = ChapterOutputs(cells: [CellOutput(index: 0, status: .completed, items: [.figure(figure)])])
        let chapter = try chapter("```swift\nlet a = 1\n```\n")
        let content = SiteContent(outputs: [chapter.name: outputs])
        let error = siteError { _ = try builder([chapter], content: content).files(named: "public") }
        #expect(error == (name == "gone.png" ? .unreadable(path: "/nowhere/gone.png") : .figureOutside(path: name)))
    }
}
