/// The lines of similar answers side by side, as templates show them. Every text is fit for XML, and is escaped when it is filled in.
struct SimilarPairs {
    let pairs: [Pair]

    /// What a template says of each pair, inside `{{#pairs}}`: a section for each of its `sides`.
    static let sides = """
        <div class="sides">
        {{#sides}}
        <section><h3><bdi>{{student}}</bdi></h3><p class="note"><bdi>{{file}}</bdi></p>
        <ol>{{#lines}}<li value="{{number}}"{{#isShared}} class="shared"{{/isShared}}><code><bdi>{{text}}</bdi></code></li>{{/lines}}</ol></section>
        {{/sides}}
        </div>

        """

    struct Pair {
        var exercise: String
        var percent: Int
        var first: String
        var second: String
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

    init(_ answers: some Sequence<SimilarAnswers.Pair>) {
        pairs = answers.map { pair in
            Pair(
                exercise: pair.exercise.fitForXML, percent: Int((pair.share * 100).rounded()),
                first: pair.first.student.fitForXML, second: pair.second.student.fitForXML,
                sides: [pair.first, pair.second].map(Side.init))
        }
    }
}

extension SimilarPairs.Side {
    fileprivate init(_ side: SimilarAnswers.Side) {
        self.init(
            student: side.student.fitForXML, file: side.file.fitForXML,
            lines: side.lines.enumerated().map { index, line in
                SimilarPairs.Line(number: index + 1, text: line.text.fitForXML, isShared: line.isShared)
            })
    }
}
