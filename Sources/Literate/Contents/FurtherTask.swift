/// More that an exercise asks of whoever has solved it. It earns no points, and costs none.
public struct FurtherTask: Sendable {
    /// What is asked, as Markdown of one paragraph.
    public var text: String
    /// The property tests of it, which an answer must pass beside the exercise's own.
    public var check: SourceText
    /// The author's solution of both.
    public var solution: SourceText
}
