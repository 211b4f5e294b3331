import CellEvents
import Evaluation
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
        #expect(first == second && first.contents.count > 20)
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

    @Test("what a build left that was killed is removed by the next one; another that is at work is let be")
    func remains() throws {
        try withTemporaryFolder { folder in
            let names = [
                ".public.building-2147483646", ".public.replaced-2147483646", ".public.building-1", ".public.mine-1",
            ]
            for name in names {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: name), withIntermediateDirectories: true)
            }
            try builder([try chapter("Text.")]).build(into: folder.appending(path: "public"))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                    == [".public.building-1", ".public.mine-1", "public"])
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
            #expect(diagnostics.map(\.position.column) == [3, 16])
            #expect(try Data(contentsOf: site.appending(path: "index.html")) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["public"])
        }
    }

    @Test("a link to a place that is not in the page is found in the built page")
    func place() throws {
        let error = siteError { _ = try builder([try chapter("[a place](#nowhere)")]).files(named: "public") }
        #expect(error?.description.contains("'#nowhere' leads to no place in 09-spatial-dimensions.html") == true)
    }

    @Test("a folder with somebody's files is not touched; an empty one is taken")
    func foreign() throws {
        try withTemporaryFolder { folder in
            try Data("thesis".utf8).write(to: folder.appending(path: "thesis.txt"))
            let error = siteError { try builder([try chapter("Text.")]).build(into: folder) }
            #expect(error?.description.contains("has files that are no Lectern site") == true)
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
        let error = siteError { _ = try builder([chapter], outputs: [chapter.name: outputs]).files(named: "public") }
        guard case .file = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
