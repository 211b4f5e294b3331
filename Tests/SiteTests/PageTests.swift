import Foundation
import Literate
import Testing

@testable import Site

@Suite("Pages can be read by everybody, from anywhere")
struct PageTests {
    private func files(_ options: SiteOptions = SiteOptions()) throws -> SiteFiles {
        let chapters = [
            try chapter("Text.", file: "Lessons/06-the-forward-pass.md", title: "The <forward> pass"),
            try chapter(everything),
        ]
        return try builder(chapters, options: options).files(named: "public")
    }

    private func elements(_ page: String, of files: SiteFiles) -> [HTMLElement] {
        HTMLElement.all(in: files.contents[page] ?? [])
    }

    @Test("without a base path every address is relative, so that pages work from file://")
    func relative() throws {
        let files = try files()
        for page in files.names where page.hasSuffix(".html") {
            for element in elements(page, of: files) {
                for name in ["href", "src", "srcset"] {
                    let address = element.attributes[name] ?? ""
                    #expect(!address.hasPrefix("/") && !address.hasPrefix("http"), "\(page): \(address)")
                }
            }
        }
    }

    @Test("with a base path every address begins with it", arguments: ["/course", "course/", "/a/b/", "/"])
    func basePath(path: String) throws {
        let files = try files(SiteOptions(basePath: path))
        let prefix = SitePaths(basePath: path).prefix
        for page in files.names where page.hasSuffix(".html") {
            for element in elements(page, of: files) {
                for name in ["href", "src"] {
                    guard let address = element.attributes[name], !address.hasPrefix("#") else { continue }
                    #expect(address.hasPrefix(prefix), "\(page): \(address)")
                }
            }
        }
    }

    @Test("landmarks, language, one title, headings in order, the current page marked")
    func accessible() throws {
        let files = try files()
        for page in files.names where page.hasSuffix(".html") {
            let elements = elements(page, of: files)
            func count(_ name: String) -> Int { elements.count { $0.name == name } }
            #expect(elements.first { $0.name == "html" }?.attributes["lang"] == "en")
            #expect(count("main") == 1 && count("h1") == 1 && count("nav") >= 2)
            #expect(elements.first { $0.name == "a" }?.attributes["href"] == "#content")
            var level = 0
            for heading in elements.compactMap({ $0.name.wholeMatch(of: /h([1-6])/)?.1 }).compactMap({ Int($0) }) {
                #expect(heading <= level + 1, "\(page): h\(heading) after h\(level)")
                level = heading
            }
            #expect(elements.contains { $0.attributes["aria-current"] == "page" })
        }
    }

    @Test("without a script everything that was written is in the page, and what needs one is marked")
    func noScript() throws {
        let page = try files().text("09-spatial-dimensions.html")
        for text in ["A note with", "katex", "There are 10 filters", "Draw it.", "secretSolution", "Count one filter"] {
            #expect(page.contains(text), "'\(text)' is not in\n\(page.prefix(2000))")
        }
        let buttons = HTMLElement.all(in: Array(page.utf8)).filter { $0.name == "button" }
        #expect(
            buttons.allSatisfy {
                ["needs-js", "search-open needs-js", "done", ""].contains($0.attributes["class"] ?? "")
            })
    }

    @Test("titles are escaped wherever they stand, and neighbors are linked")
    func titles() throws {
        let files = try files()
        let forward = files.text("06-the-forward-pass.html")
        expectElement("h1", in: forward, says: "The <forward> pass")
        expectElement("title", in: forward, says: "The <forward> pass · ConvNets")
        #expect(!files.names.contains { $0.hasSuffix(".html") && files.text($0).contains("<forward>") })
        let ninth = files.text("09-spatial-dimensions.html")
        expectElement("a[rel=prev]", in: ninth, has: ["href": "06-the-forward-pass.html"])
        expectElement("a[rel=next]", in: forward, has: ["href": "09-spatial-dimensions.html"])
    }

    @Test("the index and the chapter say what a chapter builds on")
    func requirements() throws {
        var later = try chapter("Text.", file: "Lessons/12-end.md", title: "End")
        later.frontMatter.requires = [6, 9]
        let chapters = [
            try chapter("Text.", file: "Lessons/06-the-forward-pass.md", title: "Forward"), try chapter(everything),
        ]
        let files = try builder(chapters + [later]).files(named: "public")
        let index = files.text("index.html")
        expectElement("main a[title=Forward]", in: index, says: "6", has: ["href": "06-the-forward-pass.html"])
        expectElement("main", in: index, says: " · builds on 6, 9")
        #expect(index.ranges(of: "builds on").count == 1)
        expectElement("p.requires", in: files.text("12-end.html"), says: "Builds on 6. Forward, 9. Spatial dimensions")
        expectElement("p.requires a", in: files.text("12-end.html"), has: ["href": "06-the-forward-pass.html"])
    }

    @Test("the start page says what the course says to a newcomer, and a dead link in it is told at its place")
    func welcome() throws {
        var course = course([try chapter("Text.", file: "Lessons/06-pass.md")])
        func files(_ markdown: String) throws -> SiteFiles {
            let blocks = try [Block].parse(markdown, file: "Lessons/index.md", at: SourcePosition(line: 7))
            course.information.welcome = Welcome(file: "Lessons/index.md", blocks: blocks)
            return try builder(course).files(named: "public")
        }
        let index = try files("Begin with [the pass](06-pass.md), $x^2$.").text("index.html")
        expectElement("div.welcome a", in: index, says: "the pass", has: ["href": "06-pass.html"])
        expectElement("link[href=assets/katex/katex.css]", in: index)
        let error = try #require(throws: SiteError.self) { _ = try files("See [this](07-none.md).") }
        #expect("\(error)".contains("Lessons/index.md:7:1"))
    }

    @Test("an appendix is called one, in its heading, and follows the chapters")
    func appendix() throws {
        let appendix = try chapter(everything, file: "Lessons/A-swift.md", title: "Swift")
        let files = try builder([try chapter("Text.", file: "Lessons/06-pass.md"), appendix]).files(named: "public")
        let page = files.text("A-swift.html")
        #expect(page.contains("<p class=\"kicker\">Appendix A · "))
        expectElement("a[rel=next]", in: files.text("06-pass.html"), has: ["href": "A-swift.html"])
    }

    @Test("KaTeX's style comes only with formulas")
    func mathStyle() throws {
        let files = try files()
        expectElement("link[href=assets/katex/katex.css]", in: files.text("09-spatial-dimensions.html"))
        expectNoElement("link[href=assets/katex/katex.css]", in: files.text("06-the-forward-pass.html"))
        let plain = try builder([try chapter("Text.")]).files(named: "public")
        #expect(!plain.names.contains { $0.contains("katex") })
    }

    @Test("reading time is what the front matter says, else counted")
    func readingTime() throws {
        #expect(try chapter(Array(repeating: "word", count: 1000).joined(separator: " ")).readingMinutes == 5)
        #expect(try chapter("word").facts == "1 minute")
        #expect(try chapter(everything).facts.hasSuffix(" · 1 exercise · 2 questions · 4 points"))
    }
}
