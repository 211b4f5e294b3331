import Testing

@testable import Site

@Suite("HTML shows text as it is")
struct HTMLTests {
    @Test(
        "what has a meaning in HTML is escaped",
        arguments: [
            ("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d"),
            (#""quoted" and 'single'"#, "&quot;quoted&quot; and &#39;single&#39;"),
            ("{{mustache}} & &amp;", "{{mustache}} &amp; &amp;amp;"),
            ("two\nlines\tünï 🙂", "two\nlines\tünï 🙂"),
            ("bell\u{7} escape\u{1B}[31m", "bell\u{FFFD} escape\u{FFFD}[31m"),
        ])
    func escapes(plain: String, html: String) {
        #expect(HTML(escaping: plain).text == html)
    }

    @Test("a page's parser finds no element and no attribute that a text or an attribute's value smuggles in")
    func noInjection() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "<", ">", "\"", "'", "&", "=", "/", "script", "img src=x onerror=y", "<!--", "]]>", " ", "é", "\u{0}",
        ]
        for _ in 0..<500 {
            let text = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let html = HTML("p", ["title": text], HTML(escaping: text))
            let elements = HTMLElement.all(in: Array(html.text.utf8)).filter { !["html", "body"].contains($0.name) }
            #expect(elements.map(\.name) == ["p"], "\(text)")
            #expect(elements.first.map { Array($0.attributes.keys) } == ["title"], "\(text)")
        }
    }

    @Test("attributes without a value are left out, void elements are not closed")
    func elements() {
        #expect(HTML("a", ["href": "#x", "title": nil], HTML(escaping: "x")).text == ##"<a href="#x">x</a>"##)
        #expect(HTML(void: "br").text == "<br>")
    }
}
