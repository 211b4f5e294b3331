import AnswerReading

extension AnswerReport.Problem {
    /// A problem in words, of the line of the file where one is to blame.
    init(_ problem: AnswerProblem, line: Int? = nil) { self.init(line: line, message: problem.words) }

    /// A fault in words, at its place.
    init(_ fault: AnswerFault, code: String?, advice: String?) {
        self.init(
            line: fault.line, column: fault.column, message: fault.problem.words, code: code, advice: advice)
    }
}
