import Testing

@testable import Site

@Suite("The built pages have no dead link, no silent image, no identifier twice")
struct LinkCheckerTests {
    @Test(
        "each address",
        arguments: [
            (#"<a href="b.html">"#, nil), (#"<a href="b.html#there">"#, nil), (##"<a href="#here" id="here">"##, nil),
            (#"<a href="https://swift.org/x">"#, nil), (##"<a href="#">"##, nil),
            (#"<img src="a%20b.png" alt="x">"#, nil),
            (#"<source srcset="a%20b.png 2x, b.html">"#, nil),
            (#"<a href="c.html">"#, "'c.html' points to a missing file"),
            (#"<a href="b.html#nowhere">"#, "'b.html#nowhere' points to a missing anchor in b.html"),
            (##"<a href="#nowhere">"##, "'#nowhere' points to a missing anchor in a.html"),
            (#"<script src="gone.js"></script>"#, "'gone.js' points to a missing file"),
            (#"<source srcset="a%20b.png 1x, gone.png 2x">"#, "'gone.png' points to a missing file"),
            (#"<a href="/b.html">"#, "'/b.html' points to a missing file"),
            (#"<img src="a%20b.png">"#, "the image 'a%20b.png' has no alternative text"),
            (#"<img src="a%20b.png" alt=" ">"#, "the image 'a%20b.png' has no alternative text"),
            (#"<p id="x"></p><p id="x"></p>"#, "the page has the identifier 'x' twice"),
            (#"<p title="<a href='c.html'>">"#, nil), ("<!-- <a href='c.html'> -->", nil),
        ] as [(String, String?)])
    func address(html: String, problem: String?) {
        let pages = [
            page("a.html", "<!doctype html>\n<html lang=\"en\"><body>\n\(html)</body></html>"),
            page("b.html", "<p id=there>"),
        ]
        let problems = LinkChecker(
            pages, present: ["a.html", "b.html", "a b.png"], paths: SitePaths(basePath: nil), folder: "public"
        ).problems()
        #expect(problems["a.html"]?.map(\.description) == problem.map { ["public/a.html:3:1: error: \($0)"] })
        #expect(problems["b.html"] == nil)
    }

    @Test("with a base path, an address outside of it is an error")
    func basePath() {
        let index = page(
            "index.html", #"<a href="/course/index.html"></a><a href="/course/"></a><a href="index.html"></a>"#)
        let problems = LinkChecker(
            [index], present: ["index.html"], paths: SitePaths(basePath: "/course"), folder: "public"
        ).problems()
        #expect(problems["index.html"]?.map(\.message) == ["'index.html' lies outside of the site"])
    }

    @Test("anchors of a page that is not among those checked, or that stands in for another, are not asked for")
    func unknownAnchors() {
        var standIn = page("b.html", "<p>It failed.</p>")
        standIn.isStandIn = true
        let first = page("a.html", ##"<a href="b.html#x"></a><a href="c.html#y"></a>"##)
        let problems = LinkChecker(
            [first, standIn], present: ["a.html", "b.html", "c.html"], paths: SitePaths(basePath: nil), folder: "public"
        ).problems()
        #expect(problems.isEmpty, "\(problems)")
    }

    private func page(_ name: String, _ html: String) -> SitePage { SitePage(name: name, html: HTML(trusted: html)) }
}
