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
    var pairs: [SimilarPairs.Pair]

    init(_ answers: SimilarAnswers) {
        title = "\(answers.pairs.count.counted("pair")) of similar answers"
        caution = SimilarAnswers.caution
        pairs = SimilarPairs(answers.pairs).pairs
    }
}

/// The template of a page of similar answers. All of its fields are escaped.
private enum SimilarPageTemplate {
    static let text =
        ReportStyle.head + """
            <h1>{{title}}</h1>
            <p class="note">{{caution}}</p>
            {{#pairs}}
            <h2>{{exercise}}: {{percent}}%</h2>

            """ + SimilarPairs.sides + """
            {{/pairs}}
            </body>
            </html>

            """
}
