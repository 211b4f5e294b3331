import Outputs

extension AnswerReport {
    private enum Key: String, CodingKey {
        case file, student, exercise, score, points, status, checks, problems, numbers, hint, explanation, furtherTask,
            printed
    }

    /// The documented keys. Where the answer could not be graded, the score is null: a reader that sums must not find a zero.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(file, forKey: .file)
        try container.encodeIfPresent(student, forKey: .student)
        try container.encode(exercise, forKey: .exercise)
        if status == .notGraded {
            try container.encodeNil(forKey: .score)
        } else {
            try container.encode(score, forKey: .score)
        }
        try container.encode(points, forKey: .points)
        try container.encode(status, forKey: .status)
        try container.encode(checks, forKey: .checks)
        try container.encode(problems, forKey: .problems)
        try container.encodeIfPresent(numbers, forKey: .numbers)
        try container.encodeIfPresent(hint, forKey: .hint)
        try container.encodeIfPresent(explanation, forKey: .explanation)
        try container.encodeIfPresent(furtherTask, forKey: .furtherTask)
        try container.encodeIfPresent(printed, forKey: .printed)
    }

    /// Reads what `encode(to:)` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            file: try container.decode(String.self, forKey: .file),
            student: try container.decodeIfPresent(String.self, forKey: .student),
            exercise: try container.decode(String.self, forKey: .exercise),
            score: try container.decodeIfPresent(Double.self, forKey: .score) ?? 0,
            points: try container.decode(Int.self, forKey: .points),
            status: try container.decode(Status.self, forKey: .status),
            checks: try container.decode([CheckResult].self, forKey: .checks),
            problems: try container.decode([Problem].self, forKey: .problems),
            hint: try container.decodeIfPresent(String.self, forKey: .hint))
        numbers = try container.decodeIfPresent(String.self, forKey: .numbers)
        explanation = try container.decodeIfPresent(String.self, forKey: .explanation)
        furtherTask = try container.decodeIfPresent(FurtherTask.self, forKey: .furtherTask)
        printed = try container.decodeIfPresent(Printed.self, forKey: .printed)
    }
}
