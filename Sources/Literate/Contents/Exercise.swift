/// A code exercise: what is asked, where a learner starts, and how an answer is checked.
///
/// In the Markdown an exercise is the section under a heading that has a ```` ```swift exercise=ID ```` fence in it: the
/// heading is its title, the prose its statement, a block quote that begins with **Hint** its hint. The next heading ends it,
/// and so does a cell or a quiz below the fence.
public struct Exercise: Sendable {
    /// The name that fences use, e.g. `output-size`.
    public var id: ExerciseID
    /// The text of the section's heading.
    public var title: String
    /// The heading's anchor.
    public var anchor: String
    /// The heading's position.
    public var position: SourcePosition
    /// What is asked.
    public var statement: [Block]
    /// The hint, shown folded; empty where there is none.
    public var hint: [Block]
    /// What a learner completes.
    public var starter: SourceText
    /// Points for an answer that passes every check.
    public var points: Int
    /// What of the chapter's earlier cells an answer may use, beside the library.
    public var uses: [Use]
    /// A call of the answer, with which trying it in a page begins; nil for one that the page makes up.
    public var call: String?
    /// The author's solution.
    public var solution: SourceText
    /// The property tests of the answer.
    public var check: SourceText
    /// Property tests that count later, and that nobody sees before; nil where there are none.
    public var finalCheck: SourceText?
    /// What may be asked of whoever passes; nil for nothing.
    public var furtherTask: FurtherTask?
    /// Known misconceptions, which the check must catch.
    public var misconceptions: [Misconception]

    /// The most points that one exercise or quiz may count.
    static let mostPoints = 1000

    /// A declaration of the chapter that an answer may use.
    public struct Use: Sendable, Hashable {
        /// The name of the type, function or constant.
        public var name: String
        /// Where the fence has the name.
        public var position: SourcePosition

        /// A use of this name.
        public init(name: String, position: SourcePosition) {
            self.name = name
            self.position = position
        }
    }

    /// An answer that is wrong in a known way.
    public struct Misconception: Sendable {
        /// The wrong answer.
        public var source: SourceText
        /// What to tell a learner who gives it.
        public var hint: String

        /// A wrong answer with its hint.
        public init(source: SourceText, hint: String) {
            self.source = source
            self.hint = hint
        }
    }

    /// An exercise of these parts.
    public init(
        id: ExerciseID, title: String, anchor: String, position: SourcePosition, statement: [Block], hint: [Block],
        starter: SourceText, points: Int, uses: [Use] = [], call: String? = nil, solution: SourceText,
        check: SourceText, misconceptions: [Misconception],
        finalCheck: SourceText? = nil, furtherTask: FurtherTask? = nil
    ) {
        self.id = id
        self.title = title
        self.anchor = anchor
        self.position = position
        self.statement = statement
        self.hint = hint
        self.starter = starter
        self.points = points
        self.uses = uses
        self.call = call
        self.solution = solution
        self.check = check
        self.misconceptions = misconceptions
        self.finalCheck = finalCheck
        self.furtherTask = furtherTask
    }
}
