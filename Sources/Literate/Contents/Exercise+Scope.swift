import Wording

extension Exercise {
    /// What an answer sees beside itself, as a sentence in Markdown.
    public var scope: String {
        let names = uses.map { "`\($0.name)`" }
        guard let last = names.last else {
            return "Your answer may import `LessonKit` and `Foundation`, and sees nothing that the cells declare."
        }
        let list = names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and \(last)"
        return "Your answer may import `LessonKit` and `Foundation`, and of what the cells declare it sees \(list)."
    }
}

extension Exercise {
    /// The comment above an answer: which exercise of `chapter` it is of, what it sees, and the command that grades it.
    public func answerHead(in chapter: Chapter, gradedBy command: String) -> String {
        """
        // \(chapter.address(of: id)) · \(title) (\(points.counted("point")))
        // \(scope.replacing("`", with: ""))
        // When you are done: \(command)

        """
    }
}

extension Chapter {
    /// Where an exercise or a quiz is in the course's site: a page and a place in it.
    public func address(of id: ExerciseID) -> String { "\(name).html#exercise-\(id)" }
}
