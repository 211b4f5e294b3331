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

extension Chapter {
    /// Where an exercise or a quiz is in the course's site: a page and a place in it.
    public func address(of id: ExerciseID) -> String { "\(name).html#exercise-\(id)" }
}
