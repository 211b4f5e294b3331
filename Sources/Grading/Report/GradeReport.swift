import Outputs
import Toolchain

/// What a grading found.
public struct GradeReport: Sendable, Hashable, Codable {
    /// With this seed the same cases are tried again.
    public var seed: UInt64
    /// One entry for each answer, in the order of the files' names.
    public var answers: [AnswerReport]
    /// The sum of the scores of the answers that were graded.
    public var score: Double
    /// The sum of their points.
    public var points: Int
    /// How many answers could not be graded, through no fault of theirs: they are in no sum.
    public var notGraded: Int
    /// The same for each student, by name; empty where folders name none.
    public var students: [Student]

    /// What one student's answers earned.
    public struct Student: Sendable, Hashable, Codable {
        /// The student, as the folder's name says.
        public var student: String
        /// The sum of the scores of the answers that were graded.
        public var score: Double
        /// The sum of their points.
        public var points: Int
        /// How many answers could not be graded.
        public var notGraded: Int
    }

    /// A report of these answers.
    public init(seed: UInt64, answers: [AnswerReport]) {
        self.seed = seed
        self.answers = answers
        let sum = Sum(answers)
        (score, points, notGraded) = (sum.score, sum.points, sum.notGraded)
        students = Dictionary(grouping: answers.filter { $0.student != nil }) { $0.student ?? "" }
            .map { name, answers in
                let sum = Sum(answers)
                return Student(student: name, score: sum.score, points: sum.points, notGraded: sum.notGraded)
            }
            .sorted { $0.student < $1.student }
    }

    /// What some answers earned together.
    private struct Sum {
        var score: Double
        var points: Int
        var notGraded: Int

        init(_ answers: [AnswerReport]) {
            let graded = answers.filter { $0.status != .notGraded }
            score = GradeReport.rounded(graded.reduce(0) { $0 + $1.score })
            points = graded.reduce(0) { $0 + $1.points }
            notGraded = answers.count - graded.count
        }
    }

    /// Whether every answer has full marks.
    public var passed: Bool { answers.allSatisfy { $0.status == .passed } }

    /// Scores are rounded to hundredths.
    static func rounded(_ score: Double) -> Double { (score * 100).rounded() / 100 }
}

/// What was found of one answer: an exercise's file, or an entry of `quizzes.yml`.
public struct AnswerReport: Sendable, Hashable, Codable {
    /// The file as the user named it.
    public var file: String
    /// Whose answer it is, where folders say so: `alice/09-spatial-dimensions/output-size.swift`.
    public var student: String?
    /// The exercise or quiz; what the file's name says, where there is none of that name.
    public var exercise: String
    /// The points earned: those of the exercise times the weight of the checks that passed, rounded to hundredths. Of an answer that
    /// could not be graded this says nothing.
    public var score: Double
    /// The points to be had.
    public var points: Int
    /// What was found, in a word.
    public var status: Status
    /// The checks, in order.
    public var checks: [CheckResult]
    /// What is wrong with the file or its text, and where.
    public var problems: [Problem]
    /// What to tell the learner: a misconception's hint, or a quiz's feedback.
    public var hint: String?
    /// Why the answer to a quiz is right, where it is.
    public var explanation: String?
    /// The numbers that were drawn for this learner's question, as `n = 28, f = 3`; nil where everybody is asked the same.
    public var numbers: String?
    /// What the answer printed while it was checked; nil for nothing.
    public var printed: Printed?
    /// What may be done next of an answer that has full marks; nil for nothing.
    public var furtherTask: FurtherTask?
    /// The hash of the file's bytes as they were read; not a part of documents.
    var content: ContentHash?
    /// How long it took to compile and check, in seconds; nil where nothing was. Not a part of documents, which are the same at every
    /// grading with one seed.
    var seconds: Double?

    /// More that the exercise asks, for no points.
    public struct FurtherTask: Sendable, Hashable, Codable {
        /// What is asked.
        public var task: String
        /// Its checks; nil where they were not tried.
        public var checks: [CheckResult]?
    }

    /// The beginning of what an answer printed, at most 4 KB.
    public struct Printed: Sendable, Hashable, Codable {
        /// As it came, control characters and all.
        public var text: String
        /// Whether it printed more.
        public var isCut = false
        /// Whether it is what was printed in the failed case whose counterexample is shown, and not in all.
        public var ofFailedCase = false

        /// This text.
        public init(text: String, isCut: Bool = false, ofFailedCase: Bool = false) {
            self.text = text
            self.isCut = isCut
            self.ofFailedCase = ofFailedCase
        }
    }

    /// What was found of an answer, in a word.
    public enum Status: String, Sendable, Hashable, Codable {
        /// Full marks.
        case passed
        /// It runs, and a check failed.
        case failed
        /// It is still the starter, or an empty entry.
        case notStarted
        /// It does not compile.
        case compileError
        /// The file does not answer anything.
        case refused
        /// It could not be graded, through no fault of its own.
        case notGraded
    }

    /// A fault at a place of the answer's file.
    public struct Problem: Sendable, Hashable, Codable {
        /// The line from 1, where one is to blame.
        public var line: Int?
        /// The column from 1.
        public var column: Int?
        /// What is wrong; the compiler's own words where it noticed that.
        public var message: String
        /// The line of the answer, where the place is in one that is of a length to be shown.
        public var code: String?
        /// What a teacher says to the compiler's words.
        public var advice: String?

        /// A fault at this place.
        public init(
            line: Int? = nil, column: Int? = nil, message: String, code: String? = nil, advice: String? = nil
        ) {
            self.line = line
            self.column = column
            self.message = message
            self.code = code
            self.advice = advice
        }
    }

    /// A report of these parts.
    public init(
        file: String, student: String? = nil, exercise: String, score: Double = 0, points: Int, status: Status,
        checks: [CheckResult] = [], problems: [Problem] = [], hint: String? = nil, printed: Printed? = nil
    ) {
        self.file = file
        self.student = student
        self.exercise = exercise
        self.score = score
        self.points = points
        self.status = status
        self.checks = checks
        self.problems = problems
        self.hint = hint
        self.printed = printed
    }
}
