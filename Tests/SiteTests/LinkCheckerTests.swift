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
            (#"<a href="c.html">"#, "'c.html' leads to no file of the site"),
            (#"<a href="b.html#nowhere">"#, "'b.html#nowhere' leads to no place in b.html"),
            (##"<a href="#nowhere">"##, "'#nowhere' leads to no place in a.html"),
            (#"<script src="gone.js"></script>"#, "'gone.js' leads to no file of the site"),
            (#"<source srcset="a%20b.png 1x, gone.png 2x">"#, "'gone.png' leads to no file of the site"),
            (#"<a href="/b.html">"#, "'/b.html' leads to no file of the site"),
            (#"<img src="a%20b.png">"#, "the image 'a%20b.png' has no alternative text"),
            (#"<img src="a%20b.png" alt=" ">"#, "the image 'a%20b.png' has no alternative text"),
            (#"<p id="x"></p><p id="x"></p>"#, "the identifier 'x' stands twice in the page"),
            (#"<p title="<a href='c.html'>">"#, nil), ("<!-- <a href='c.html'> -->", nil),
        ] as [(String, String?)])
    func address(html: String, problem: String?) {
        var files = SiteFiles()
        files.add("a.html", "<!doctype html>\n<html lang=\"en\"><body>\n\(html)</body></html>")
        files.add("b.html", "<p id=there>")
        files.add("a b.png", [])
        let problems = LinkChecker(files, paths: SitePaths(basePath: nil), folder: "public").problems()
        #expect(problems.map(\.description) == (problem.map { ["public/a.html:3:1: error: \($0)"] } ?? []))
    }

    @Test("with a base path, an address outside of it is an error")
    func basePath() {
        var files = SiteFiles()
        files.add("index.html", #"<a href="/course/index.html"></a><a href="/course/"></a><a href="index.html"></a>"#)
        let problems = LinkChecker(files, paths: SitePaths(basePath: "/course"), folder: "public").problems()
        #expect(problems.map(\.message) == ["'index.html' lies outside of the site"])
    }
}
