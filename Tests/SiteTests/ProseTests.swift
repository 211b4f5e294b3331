import Foundation
import Literate
import Testing

@testable import Site

@Suite("Markdown becomes HTML that says the same")
struct ProseTests {
    @Test(
        "each block and inline",
        arguments: [
            ("A *b* **c** ~~d~~ `e<f`.", "<p>A <em>b</em> <strong>c</strong> <s>d</s> <code>e&lt;f</code>.</p>\n"),
            ("LeNet-5's `it's` 'a'", "<p>LeNet-5’s <code>it&#39;s</code> &#39;a&#39;</p>\n"),
            ("- a\n- b", "<ul><li>a</li><li>b</li></ul>\n"),
            ("3. a\n4. b", #"<ol start="3"><li>a</li><li>b</li></ol>"# + "\n"),
            ("- a\n\n- b", "<ul><li><p>a</p>\n</li><li><p>b</p>\n</li></ul>\n"),
            ("> a\n> b", "<blockquote><p>a\nb</p>\n</blockquote>\n"),
            ("---", "<hr>\n"),
            (
                "```text\n<b>\n```",
                #"<pre class="code" tabindex="0"><code>&lt;b&gt;"# + "\n</code></pre>\n"
            ),
            (
                "| a | b |\n|---|--:|\n| 1 | 2 |",
                #"<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">a</th>"#
                    + #"<th class="right" scope="col">b</th></tr></thead>"#
                    + #"<tbody><tr><td>1</td><td class="right">2</td></tr></tbody></table></div>"# + "\n"
            ),
            (
                "## A *part*",
                ##"<h2 id="a-part">A <em>part</em> <a class="anchor" href="#a-part" aria-label="Link to this section">"##
                    + "#</a></h2>\n"
            ),
            ("[web](https://swift.org)", #"<p><a href="https://swift.org">web</a></p>"# + "\n"),
        ])
    func blocks(markdown: String, html: String) throws {
        #expect(try body(try chapter(markdown)) == html)
    }

    @Test("a mark after a short formula stays on its line; a long formula may be broken")
    func marksAfterFormulas() throws {
        let short = try body(try chapter("Let it answer $y_j$, and $d$."))
        #expect(short.components(separatedBy: #"<span class="together"><span class="katex">"#).count == 3)
        #expect(short.contains("</span>,</span> and ") && short.contains("</span>.</span></p>"))
        let long = try body(try chapter(#"As $w_i(t+1) = w_i(t) + \alpha (d_j - y_j) x_{j,i}$, or $x$ alone"#))
        #expect(!long.contains("together"))
    }

    @Test("a note stands within its paragraph, numbered, with its blocks as spans")
    func note() throws {
        let html = try body(try chapter("Text.[^a] More.\n\n[^a]: First.\n\n    - one\n    - two\n"))
        #expect(
            html == #"""
                <p>Text.<label class="note-number" for="note-1">1</label><input type="checkbox" class="note-toggle" \#
                id="note-1" aria-label="Note 1"><span class="note" role="note"><span class="note-mark" \#
                aria-hidden="true">1 </span><span class="line">First.</span><span class="line">• \#
                <span class="line">one</span></span><span class="line">• <span class="line">two</span></span></span> \#
                More.</p>

                """#)
    }

    @Test(
        "a link leads to a chapter's page, a place, the web, or is an error",
        arguments: [
            ("#stride", Link.address("#stride")),
            ("09-spatial-dimensions.md", .address("09-spatial-dimensions.html")),
            ("09-spatial-dimensions.md#stride", .address("09-spatial-dimensions.html#stride")),
            ("./09-spatial-dimensions.md", .address("09-spatial-dimensions.html")),
            ("mailto:a@b.c", .address("mailto:a@b.c")),
            (
                "javascript:alert(1)",
                .broken(.linkScheme("javascript"))
            ),
            ("10-pooling.md", .broken(.linkToNoChapter("10-pooling.md", chapters: ["09-spatial-dimensions.md"]))),
            ("#padding", .broken(.anchorNotInChapter("padding"))),
            (
                "09-spatial-dimensions.md#padding",
                .broken(.anchorNotInOther("padding", chapter: "09-spatial-dimensions"))
            ),
            ("#figure-2", .address("#figure-2")), ("#exercise-gone", .broken(.anchorNotInChapter("exercise-gone"))),
        ])
    func links(destination: String, link: Link) throws {
        let chapter = try chapter("## Stride\n\ntext")
        let paths = SitePaths(basePath: nil)
        #expect(Link(destination: destination, in: chapter, chapters: [chapter], paths: paths) == link)
    }

    @Test(
        "a scheme cannot hide behind white space",
        arguments: ["java\tscript:x", " javascript:x", "JAVASCRIPT:x", "data:x"])
    func schemes(destination: String) throws {
        let paths = SitePaths(basePath: nil)
        guard case .broken = Link(destination: destination, in: try chapter("text"), chapters: [], paths: paths) else {
            Issue.record("\(destination) was let through")
            return
        }
    }

    @Test("an image is copied with its size; one that is missing or says nothing is an error at its place")
    func images() throws {
        try withTemporaryFolder { folder in
            let png: [UInt8] = [
                0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0, 0, 0, 1, 0,
            ]
            try Data(png).write(to: folder.appending(path: "net.png"))
            let file = folder.appending(path: "09-spatial-dimensions.md").path
            let good = try chapter("![a & b](net.png)", file: file)
            let renderer = try proseRenderer(good)
            guard case .prose(let blocks) = good.elements[0] else { return }
            let html = renderer.html(blocks).text
            #expect(html.contains(#"alt="a &amp; b" width="512" height="256" loading="lazy""#))
            #expect(renderer.images.count == 1 && renderer.diagnostics.isEmpty)

            let bad = try chapter("![](net.png) and ![gone](gone.png)", file: file)
            let error = siteError { _ = try builder([bad]).files(named: "public") }
            #expect(
                error?.description == """
                    \(file):5:1: error: image 'net.png' has no alternative text
                      say what it shows: ![...](net.png)
                    \(file):5:18: error: there is no image 'gone.png'
                      give a PNG, GIF, JPEG, SVG or WebP file's path, relative to the chapter's folder
                    """)
        }
    }
}
