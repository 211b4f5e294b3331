import Foundation
import Literate
import Testing

@testable import Site

@Suite("A site in the web says where it is; it trusts nothing but its own files")
struct WebTests {
    private func files(url: String?, edit: String? = nil) throws -> SiteFiles {
        var course = course([
            try chapter("Text.", file: "Lessons/06-the-forward-pass.md", title: "The <forward> pass"),
            try chapter(everything),
        ])
        course.information.url = url
        course.information.edit = edit
        return try builder(course).files(named: "public")
    }

    @Test("with an address, pages have it, and there are a sitemap of all pages and a feed of all chapters")
    func address() throws {
        let files = try files(url: "https://example.org/nets/")
        let page = files.text("06-the-forward-pass.html")
        expectElement(
            "link[rel=canonical]", in: page, has: ["href": "https://example.org/nets/06-the-forward-pass.html"])
        expectElement("meta[property=og:title]", in: page, has: ["content": "The <forward> pass · ConvNets"])
        expectElement("link[rel=alternate]", in: page, has: ["href": "feed.xml"])
        expectElement(
            "link[rel=canonical]", in: files.text("index.html"), has: ["href": "https://example.org/nets/"])
        let places = PageElement.page(files.text("sitemap.xml")).all("loc").map(\.text)
        #expect(
            places
                == ["06-the-forward-pass.html", "09-spatial-dimensions.html", ""].map {
                    "https://example.org/nets/" + $0
                })
        let feed = files.text("feed.xml")
        #expect(feed.contains("<title>6. The &lt;forward&gt; pass</title>"))
        #expect(PageElement.page(feed).all("item guid").map(\.text) == Array(places.prefix(2)))
    }

    @Test("without one they say nothing of the web")
    func noAddress() throws {
        let files = try files(url: nil)
        #expect(!files.names.contains("sitemap.xml") && !files.names.contains("feed.xml"))
        for name in files.names where name.hasSuffix(".html") {
            expectNoElement("link[rel=canonical]", in: files.text(name))
            expectNoElement("link[rel=alternate]", in: files.text(name))
            expectNoElement(".edit", in: files.text(name))
        }
    }

    @Test("a chapter leads to where its file is edited")
    func edit() throws {
        let files = try files(url: nil, edit: "https://example.org/edit/")
        expectElement(
            ".edit a", in: files.text("09-spatial-dimensions.html"),
            has: ["href": "https://example.org/edit/09-spatial-dimensions.md"])
    }

    @Test("every page has the policy, and no script or style of its own that the policy would have to let in")
    func policy() throws {
        let files = try files(url: "https://example.org/nets/")
        for name in files.names where name.hasSuffix(".html") {
            let elements = HTMLElement.all(in: files.contents[name] ?? [])
            let policy = elements.first { $0.attributes["http-equiv"] == "Content-Security-Policy" }
            let words = policy?.attributes["content"] ?? ""
            #expect(
                words.hasPrefix(
                    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; style-src 'self';"))
            for element in elements {
                #expect(element.name != "style")
                #expect(element.name != "script" || element.attributes["src"] != nil)
                #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "\(element)")
            }
        }
    }

    @Test(
        "no kind of page does anything against its policy or has an error in the console",
        .enabled(if: Browser.isInstalled, "chromium is not installed"), arguments: EveryPage.names)
    func console(name: String) throws {
        // `Browser` tells what the console says.
        #expect(try Browser.run("return [document.title];", in: EveryPage.site.get().appending(path: name)).count == 1)
    }

    @Test("what is against the policy is told", .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func violation() throws {
        let page = try EveryPage.site.get().appending(path: "index.html")
        try withKnownIssue {
            let blocked = try Browser.run(
                """
                const told = new Promise((resolve) =>
                  addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective)));
                document.body.append(Object.assign(document.createElement("iframe"), { src: "index.html" }));
                return [await told];
                """, in: page)
            #expect(blocked == ["frame-src"])
        } matching: {
            $0.description.contains("Log.entryAdded")
        }
    }
}
