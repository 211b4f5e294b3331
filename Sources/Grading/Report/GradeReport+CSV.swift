extension GradeReport {
    /// The report as a gradebook that spreadsheets and learning platforms read: a row for each student, a column for each exercise. Where an
    /// answer could not be graded, its cell and the sum say so: a zero would be taken for a mark.
    public func csv() -> String {
        let counted = answers.filter { $0.points > 0 }
        let columns = Dictionary(grouping: counted, by: \.exercise).map { name, answers in
            (name: name, points: answers.map(\.points).max() ?? 0)
        }
        .sorted { $0.name < $1.name }
        let rows = Dictionary(grouping: counted) { $0.student ?? "" }.sorted { $0.key < $1.key }
        let head = ["Student"] + columns.map { "\($0.name) (\($0.points))" } + ["Score", "Points"]
        let body = rows.map { student, answers -> [String] in
            let report = GradeReport(seed: seed, answers: answers)
            let cells = columns.map { column in Self.cell(of: answers.filter { $0.exercise == column.name }) }
            let score = report.notGraded == 0 ? ScoreText.number(report.score) : Self.notGraded
            // All that is asked, so that two rows can be compared.
            return [student] + cells + [score, "\(answers.reduce(0) { $0 + $1.points })"]
        }
        return ([head] + body).map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static let notGraded = "not graded"

    private static func cell(of answers: [AnswerReport]) -> String {
        if answers.isEmpty { return "" }
        if answers.contains(where: { $0.status == .notGraded }) { return notGraded }
        return ScoreText.number(rounded(answers.reduce(0) { $0 + $1.score }))
    }

    /// A field that a spreadsheet shows as it is: what begins as a formula gets an apostrophe in front.
    private static func field(_ text: String) -> String {
        let clean = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
        let isFormula =
            clean.drop { $0.isWhitespace || $0 == "\u{FFFD}" }.first.map { "=+-@＝＋－＠".contains($0) } ?? false
        let safe = isFormula ? "'" + clean : clean
        return safe.contains { $0 == "\"" || $0 == "," || $0 == ";" || $0 == "'" || $0.isWhitespace }
            ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
    }

}
