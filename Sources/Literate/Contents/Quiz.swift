/// A question with a number or a choice for an answer.
public struct Quiz: Sendable {
    /// The name, e.g. `conv-params`.
    public var id: ExerciseID
    /// The fence's position.
    public var position: SourcePosition
    /// What is asked.
    public var question: [Block]
    /// What an answer is, and which is right.
    public var kind: Kind
    /// How many of its choices each student sees, in an order that is drawn for the name; nil for all, as they are written.
    public var shown: Int?
    /// What the number of a right answer counts or measures, as it may be written after the number: `px`. Nil for nothing.
    public var unit: String?
    /// Points for the right answer.
    public var points: Int
    /// The hint, shown folded; empty where there is none.
    public var hint: [Block]
    /// Why the answer is right, shown folded like a solution.
    public var explanation: [Block]

    /// What an answer is.
    public enum Kind: Sendable {
        /// A number within `tolerance` of `answer`; `feedback` has what to say to known wrong numbers.
        case number(answer: Double, tolerance: Double, feedback: [(value: Double, text: String)])
        /// One of the choices, of which exactly one is right.
        case choice([Choice])
        /// A number that is another one for each student.
        case drawn(QuizDraw)
    }

    /// One of the answers to choose from.
    public struct Choice: Sendable {
        /// What the choice says.
        public var text: [Block]
        /// Whether it is the right one.
        public var isRight: Bool
        /// What to tell a learner who picks it; empty where there is nothing to say.
        public var feedback: String

        /// A choice of these parts.
        public init(text: [Block], isRight: Bool, feedback: String) {
            self.text = text
            self.isRight = isRight
            self.feedback = feedback
        }
    }

    /// A quiz of these parts.
    public init(
        id: ExerciseID, position: SourcePosition, question: [Block], kind: Kind, shown: Int? = nil, unit: String? = nil,
        points: Int, hint: [Block], explanation: [Block]
    ) {
        self.id = id
        self.position = position
        self.question = question
        self.kind = kind
        self.shown = shown
        self.unit = unit
        self.points = points
        self.hint = hint
        self.explanation = explanation
    }
}

extension Quiz {
    /// More choices than there are letters cannot be told apart.
    static let mostChoices = 26

    /// The letter by which an answer names the choice at `index`: `a` for the first.
    public static func letter(at index: Int) -> String {
        UnicodeScalar(UInt8(97 + index % mostChoices)).description
    }

    /// All that may be written after a number that has the quiz's unit.
    public var unitNames: [String] {
        switch unit {
        case nil: []
        case "px"?: ["px", "pixel", "pixels"]
        case "%"?: ["%", "percent", "per cent"]
        case let unit?: [unit]
        }
    }
}
