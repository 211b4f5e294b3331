import Foundation
import Testing

@testable import Interchange

@Suite("A page is printed as PDF")
struct PagePrinterTests {
    @Test("where there is no browser, that is told")
    func noBrowser() {
        #expect(throws: PagePrinter.Failure.self) { try PagePrinter(path: "/nowhere:") }
    }

    @Test("a browser that prints nothing is told with its last words")
    func silent() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appending(path: "chromium"), page = folder.appending(path: "a.html")
        try Data("<p>A</p>".utf8).write(to: page)
        try Data("#!/bin/sh\necho first >&2\necho 'no display' >&2\nexit 1\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let printer = try PagePrinter(path: folder.path)
        let failure = await #expect(throws: PagePrinter.Failure.self) {
            try await printer.pdf(of: page, site: nil)
        }
        #expect(failure?.description == "Chromium printed nothing\n  no display")
    }

    @Test("links to other pages lead to the published site, or nowhere; those within the page and into the web stay")
    func links() {
        let html =
            ##"<a class="x" href="06-b.html#c">1</a> <a href="#d">2</a> <a href="https://e.org">3</a> <link href="s.css">"##
        #expect(
            PagePrinter.standingAlone(html, site: "https://f.org/")
                == html.replacing("\"06-b.html", with: "\"https://f.org/06-b.html"))
        #expect(PagePrinter.standingAlone(html, site: nil) == html.replacing("href=\"06-b.html#c\"", with: ""))
    }

    @Test("the time of printing is not in it, and nothing else is another")
    func undated() {
        let pdf = Data(
            "%PDF-1.4\n/CreationDate (D:20261127093015+00'00')\n/ModDate (D:20261127093015+00'00')>> (D:2".utf8)
        let expected = "%PDF-1.4\n/CreationDate (D:19700101000000+00'00')\n/ModDate (D:19700101000000+00'00')>> (D:2"
        #expect(String(decoding: PagePrinter.undated(pdf), as: UTF8.self) == expected)
        #expect(PagePrinter.undated(Data("%PDF /ModDate (D:1".utf8)) == Data("%PDF /ModDate (D:1".utf8))
    }
}
