import Figures
import Foundation
import Mustache
import Palette
import Wording

extension GradeReport {
    /// The report on a class as one HTML page, with its charts in it: it can be sent as it is.
    ///
    /// Every text is escaped. The same report gives the same bytes; the times in it differ from one grading to the next.
    ///
    /// - Parameter similar: the answers that are alike, whose lines the page has side by side; nil where none were compared.
    /// - Throws: where a chart cannot be drawn, as on a machine without the font.
    public func html(similar: SimilarAnswers? = nil) throws -> String {
        let template = try MustacheTemplate(string: ClassPageTemplate.text)
        return template.render(try ClassPage(self, similar: similar))
    }
}

/// What the template of a class's page is filled with.
private struct ClassPage {
    var title: String
    var summary: String
    var seed: String
    var isAlone: Bool
    var charts: [Chart]
    var hasUngraded: Bool
    var ungraded: [Ungraded]
    var hasMisconceptions: Bool
    var misconceptions: [Misconception]
    var isCompared: Bool
    /// What the pairs say and what they do not, or that there are none.
    var likeness: String
    var similar: [SimilarPairs.Pair]
    var exercises: [String]
    var students: [Row]

    /// More pairs are not read one by one.
    private static let mostPairs = 50

    struct Chart {
        var wide: Drawing
        /// The same for a phone, on which the other's words would be too small; nil where its names leave no room there.
        var narrow: Drawing?
        var alternativeText: String
    }

    /// A chart in both themes, as addresses that have the images in them.
    struct Drawing {
        var light: String
        var dark: String
        var width: Int
        var height: Int
    }

    struct Ungraded {
        var student: String
        var file: String
        var reason: String
    }

    struct Misconception {
        var count: Int
        var exercise: String
        var hint: String
    }

    struct Row {
        var student: String
        var sum: String
        var cells: [Cell]
    }

    struct Cell {
        var text: String
        var look: String
    }

    init(_ report: GradeReport, similar pairs: SimilarAnswers?) throws {
        let statistics = ClassStatistics(of: report)
        let isAlone = report.students.isEmpty
        self.isAlone = isAlone
        title = isAlone ? "Answers" : "Class of \(report.students.count.counted("student"))"
        summary =
            "\(report.answers.count.counted("answer")), \(ScoreText.number(report.score)) of \(report.points) points"
        seed = "\(report.seed)"
        charts = try Chart.all(of: statistics)
        ungraded = report.answers.compactMap { answer in
            answer.reasonForNoScore.map {
                Ungraded(student: answer.student ?? "", file: answer.file, reason: $0)
            }
        }.map(\.fit)
        hasUngraded = !ungraded.isEmpty
        misconceptions = statistics.misconceptions.prefix(30).map {
            Misconception(count: $0.count, exercise: $0.exercise.fitForXML, hint: $0.hint.fitForXML)
        }
        hasMisconceptions = !misconceptions.isEmpty
        isCompared = pairs != nil
        let found = pairs?.pairs ?? []
        similar = SimilarPairs(found.prefix(Self.mostPairs)).pairs
        likeness = found.isEmpty ? "No two answers are alike." : SimilarAnswers.caution
        if found.count > similar.count {
            likeness +=
                " These are the \(similar.count) most alike of \(found.count) pairs; 'lectern similar' lists them all."
        }
        let counted = report.answers.filter { $0.points > 0 }
        let names = Set(counted.map(\.exercise)).sorted()
        exercises = names.map(\.fitForXML)
        students = Dictionary(grouping: counted) { $0.student ?? "" }.sorted { $0.key < $1.key }.map { name, answers in
            Row(name, answers, columns: names)
        }
    }
}

extension ClassPage.Ungraded {
    fileprivate var fit: Self { Self(student: student.fitForXML, file: file.fitForXML, reason: reason.fitForXML) }
}

extension ClassPage.Chart {
    fileprivate static func all(of statistics: ClassStatistics) throws -> [Self] {
        let (wide, narrow) = (
            ClassFigures(statistics: statistics), ClassFigures(statistics: statistics, longestName: 20)
        )
        let charts: [KeyPath<ClassFigures, BarChart?>] = [\.distribution, \.hardest, \.time]
        return try charts.compactMap { chart in
            guard let figure = wide[keyPath: chart] else { return nil }
            return Self(
                wide: try ClassPage.Drawing(figure, width: columnWidth),
                narrow: narrow[keyPath: chart].flatMap { try? ClassPage.Drawing($0, width: phoneWidth) },
                alternativeText: figure.alternativeText.fitForXML)
        }
    }
}

extension ClassPage.Drawing {
    fileprivate init(_ figure: some Figure, width: Double) throws {
        let images = try figure.render(themes: [.light, .dark], width: width)
        let addresses = images.map { "data:image/png;base64,\(Data($0.bytes).base64EncodedString())" }
        self.init(light: addresses[0], dark: addresses[1], width: images[0].width, height: images[0].height)
    }
}

extension ClassPage.Row {
    fileprivate init(_ student: String, _ answers: [AnswerReport], columns: [String]) {
        let report = GradeReport(seed: 0, answers: answers)
        let sum = "\(ScoreText.number(report.score)) of \(report.points)"
        self.init(
            student: student.fitForXML,
            sum: report.notGraded == 0 ? sum : "\(sum), \(report.notGraded) not graded",
            cells: columns.map { column in ClassPage.Cell(answers.filter { $0.exercise == column }) })
    }
}

extension ClassPage.Cell {
    fileprivate init(_ answers: [AnswerReport]) {
        let report = GradeReport(seed: 0, answers: answers)
        if answers.isEmpty {
            self.init(text: "", look: "none")
        } else if report.notGraded > 0 {
            self.init(text: "not graded", look: "open")
        } else {
            let isFull = report.passed
            let sign = isFull ? "✓" : answers.allSatisfy { $0.status == .notStarted } ? "○" : "✗"
            self.init(
                text: "\(sign) \(ScoreText.number(report.score)) of \(report.points)", look: isFull ? "full" : "part")
        }
    }
}
