/// What an instructor wants to know of a class: how the scores lie, what is hardest, what is believed and wrong, what took time.
struct ClassStatistics: Sendable, Hashable {
    /// How many students have a share of the points in each tenth, from the lowest; full marks are in the last.
    private(set) var tenths = Array(repeating: 0, count: 10)
    /// The properties that answers failed, the hardest first.
    private(set) var properties: [Property] = []
    /// The misconceptions whose hints were given, the commonest first.
    private(set) var misconceptions: [Misconception] = []
    /// How long the answers to each exercise took, the longest first.
    private(set) var times: [Time] = []

    /// A check of an exercise, with how many answers failed it.
    struct Property: Sendable, Hashable {
        var exercise: String
        var name: String
        var failed: Int
        var tried: Int
    }

    /// A hint, with how many answers got it.
    struct Misconception: Sendable, Hashable {
        var exercise: String
        var hint: String
        var count: Int
    }

    /// What compiling and checking took.
    struct Time: Sendable, Hashable {
        var exercise: String
        /// In seconds.
        var median: Double
        /// In seconds.
        var longest: Double
    }

    /// What `report` says of its students; of its answers, where folders name none.
    init(of report: GradeReport) {
        for student in report.students where student.points > 0 && student.notGraded == 0 {
            tenths[min(9, Int(student.score / Double(student.points) * 10))] += 1
        }
        properties = Self.properties(of: report.answers)
        misconceptions = Self.misconceptions(of: report.answers)
        times = Self.times(of: report.answers)
    }

    private static func properties(of answers: [AnswerReport]) -> [Property] {
        var found: [[String]: Property] = [:]
        for answer in answers {
            for check in answer.checks {
                let key = [answer.exercise, check.name]
                var property =
                    found[key] ?? Property(exercise: answer.exercise, name: check.name, failed: 0, tried: 0)
                property.tried += 1
                property.failed += check.passed ? 0 : 1
                found[key] = property
            }
        }
        return found.values.filter { $0.failed > 0 }.sorted { first, second in
            let (a, b) = (first.failed * second.tried, second.failed * first.tried)
            if a != b { return a > b }
            return (second.failed, first.exercise, first.name) < (first.failed, second.exercise, second.name)
        }
    }

    private static func misconceptions(of answers: [AnswerReport]) -> [Misconception] {
        let failed = answers.filter { $0.status == .failed && $0.hint != nil }
        let counts = Dictionary(grouping: failed) { [$0.exercise, $0.hint ?? ""] }.mapValues(\.count)
        return counts.map { Misconception(exercise: $0.key[0], hint: $0.key[1], count: $0.value) }
            .sorted { ($1.count, $0.exercise, $0.hint) < ($0.count, $1.exercise, $1.hint) }
    }

    private static func times(of answers: [AnswerReport]) -> [Time] {
        Dictionary(grouping: answers.filter { $0.seconds != nil }, by: \.exercise).map { exercise, answers in
            let seconds = answers.compactMap(\.seconds).sorted()
            return Time(exercise: exercise, median: seconds[seconds.count / 2], longest: seconds[seconds.count - 1])
        }
        .sorted { ($1.longest, $0.exercise) < ($0.longest, $1.exercise) }
    }
}
