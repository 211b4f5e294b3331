/// What a fence of ours is for. A fence of another language has no role.
enum FenceRole: String, CaseIterable {
    case run, hidden, norun, fails, exercise, solution, check
    case finalCheck = "final"
    case extra
    case extraSolution = "extra-solution"
    case wrong
    case wrongVersion = "wrong-for"
    case output, quiz

    /// The first word of the fence.
    var language: String {
        switch self {
        case .run, .hidden, .norun, .fails, .exercise, .solution, .check, .finalCheck, .extra, .extraSolution, .wrong,
            .wrongVersion:
            "swift"
        case .output, .quiz: rawValue
        }
    }

    /// The role of a fence without attributes, or nil for a language that is not ours.
    init?(language: String) {
        guard let first = Self.allCases.first(where: { $0.language == language }) else { return nil }
        self = first
    }

    /// The languages whose fences mean something to Lectern.
    static let languages = ["swift", "output", "quiz"]
}
