/// Failing answers of a class, in groups that behave alike: what many believe, and the author did not think of, is a group without a hint.
public struct AnswerClasses: Sendable, Hashable {
    /// The groups, by exercise in the course's order, the largest first.
    public internal(set) var groups: [Group] = []

    /// Answers to an exercise that return the same.
    public struct Group: Sendable, Hashable {
        /// The exercise.
        public var exercise: String
        /// Its number among the exercise's groups, from 1.
        public var number: Int
        /// Whose answers they are, by name; a learner's own have none.
        public var students: [String]
        /// How many there are.
        public var count: Int
        /// The shortest counterexample that one of them got.
        public var counterexample: String
        /// The check that it fails.
        public var check: String
        /// The shortest of the answers.
        public var code: String
        /// The hint that they get; nil where no known misconception behaves so.
        public var hint: String?
    }

    /// Those of one exercise.
    public func only(_ exercise: String) -> AnswerClasses {
        var classes = self
        classes.groups.removeAll { $0.exercise != exercise }
        return classes
    }

    /// The group with this number.
    public func group(_ number: Int, of exercise: String) -> Group? {
        groups.first { $0.exercise == exercise && $0.number == number }
    }
}

extension AnswerClasses.Group {
    /// The code without lines that are comments: they may say whose it is.
    public var plainCode: String {
        code.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }.joined(separator: "\n")
    }
}
