/// What is wrong with an answer, at a line of it.
package struct AnswerFault: Error, Sendable, Hashable, Codable {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1 and in bytes.
    package var column: Int
    /// What is wrong there.
    package var problem: AnswerProblem

    /// A fault at this place.
    package init(line: Int = 1, column: Int = 1, _ problem: AnswerProblem) {
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// What is wrong, as a sentence.
    package var message: String { problem.words }
}
