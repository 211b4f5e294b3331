/// What the `quiz` template shows.
struct QuizView: Sendable {
    /// The quiz's name, for the script that remembers answers.
    var identifier: String
    var anchor: String
    var titleAnchor: String
    var level: Int
    var number: String
    var points: String
    var questionHTML: HTML
    var isChecked: Bool
    var isNumber: Bool
    var isChoice: Bool
    var answer: String?
    var tolerance: String?
    /// What the page tells to an answer, where it does not have the answer.
    var seal: SealView?
    /// What stands after the box of a number.
    var unit: String?
    /// What may be written after a number, with | between.
    var units: String
    var remarks: [RemarkView]
    var choices: [ChoiceView]
    var answersFile: String
    var hintHTML: HTML
    var answerHTML: HTML
    /// Where a reader says the name by which numbers and choices are drawn.
    var recordAddress: String
    /// Whether its numbers or choices are drawn, and what they are called; the question with each combination of numbers, in order.
    var isDrawn: Bool
    var drawn: String
    /// How many choices are drawn; nil where they are not.
    var shown: String?
    var variants: [QuizVariantView]
}

/// What a page tells to answers that it does not have.
struct SealView: Sendable {
    var salt: String
    var cell: String?
    var sealed: String
}

/// A question with one combination of its numbers.
struct QuizVariantView: Sendable {
    var variantQuestionHTML: HTML
    var variantAnswer: String?
    var variantSeal: SealView?
    var variantRemarks: [RemarkView]
    var variantHintHTML: HTML
    var variantAnswerHTML: HTML
}

/// What is said to a known wrong number.
struct RemarkView: Sendable {
    var value: String
    var remarkHTML: HTML
}

/// A choice of a quiz.
struct ChoiceView: Sendable {
    var choiceAnchor: String
    /// Its letter; empty for one that this reader does not see. Where the page does not know the reader's letters, its place.
    var choiceValue: String
    /// Where the author has it.
    var place: Int
    var isUnseen: Bool
    /// Whether a letter is before it: where the page cannot draw, the reader's file has the letters.
    var hasLetter: Bool
    var choiceHTML: HTML
    var isRight: Bool
    var choiceRemarkHTML: HTML
}
