/// What a batch tells of itself while it goes on.
public enum GradeEvent: Sendable {
    /// So many files are to be graded.
    case found(files: Int)
    /// What came of one file.
    case graded([AnswerReport])
}
