import Mustache
import Wording

extension SimilarAnswers {
    /// The pairs as one HTML page, with their lines side by side. Every text is escaped.
    public func html() throws -> String {
        try MustacheTemplate(string: SimilarPageTemplate.text).render(SimilarPage(self))
    }

    /// What likeness says, and what it does not.
    public static let caution =
        "Likeness is no proof: two people who learned from the same page write alike. Names, numbers, comments and layout are "
        + "not compared, nor is what the starter has or what many wrote. Read the lines, and ask the two."
}

/// What the template is filled with.
private struct SimilarPage {
    var title: String
    var caution: String
    var pairs: [Pair]

    struct Pair {
        var heading: String
        var sides: [Side]
    }

    struct Side {
        var student: String
        var file: String
        var lines: [Line]
    }

    struct Line {
        var number: Int
        var text: String
        var isShared: Bool
    }

    init(_ answers: SimilarAnswers) {
        title = "\(answers.pairs.count.counted("pair")) of similar answers"
        caution = SimilarAnswers.caution
        pairs = answers.pairs.map { pair in
            Pair(
                heading: "\(pair.exercise): \(Int((pair.share * 100).rounded()))%",
                sides: [pair.first, pair.second].map(Side.init))
        }
    }
}

extension SimilarPage.Side {
    fileprivate init(_ side: SimilarAnswers.Side) {
        self.init(
            student: side.student.fitForXML, file: side.file.fitForXML,
            lines: side.lines.enumerated().map { index, line in
                SimilarPage.Line(number: index + 1, text: line.text.fitForXML, isShared: line.isShared)
            })
    }
}

/// The template of a page of similar answers. All of its fields are escaped.
private enum SimilarPageTemplate {
    static let text =
        ReportStyle.head + """
            <h1>{{title}}</h1>
            <p class="note">{{caution}}</p>
            {{#pairs}}
            <h2>{{heading}}</h2>
            <div class="sides">
            {{#sides}}
            <section><h3><bdi>{{student}}</bdi></h3><p class="note"><bdi>{{file}}</bdi></p>
            <ol>{{#lines}}<li value="{{number}}"{{#isShared}} class="shared"{{/isShared}}><code><bdi>{{text}}</bdi></code></li>{{/lines}}</ol></section>
            {{/sides}}
            </div>
            {{/pairs}}
            </body>
            </html>

            """
}
