import Literate

/// What a teacher says to a trap. The table is read from the top: the first row of whose words one is in the cause counts.
package struct TrapAdvice: Sendable {
    /// Words of the Swift runtime, of the compiler's debug information, or of the interpreter in a page.
    package var words: [String]
    var sentence: String
    /// The heading of an appendix that teaches it.
    var heading: String?

    /// The row for a trap's cause; nil where there is none.
    static func row(for cause: String) -> TrapAdvice? {
        let cause = cause.lowercased()
        return table.first { row in row.words.contains { cause.contains($0.lowercased()) } }
    }

    /// The sentence, and where `course` teaches it.
    package func text(in course: [Chapter]) -> String { sentence + course.reference(to: heading) }

    /// All rows.
    package static let table = [
        TrapAdvice(
            words: ["Negative Array index", "index -"],
            sentence: "The places of an array begin with 0. Look at where the index gets below it.", heading: "Arrays"),
        TrapAdvice(
            words: ["Index out of range", "is out of range"],
            sentence:
                "The places of an array go from 0 to `count - 1`. Look at the first and the last value of the index, and at an empty array.",
            heading: "Arrays"),
        TrapAdvice(
            words: ["out of bounds"],
            sentence:
                "A slice keeps the places of the whole: it begins with `startIndex`, not with 0. `Array(…)` makes an array that counts from 0.",
            heading: "Slices"),
        TrapAdvice(
            words: [
                "Range requires lowerBound <= upperBound", "Can't form Range with", "a range ends before it begins",
            ],
            sentence:
                "A range must not end before it begins. Look at which side is larger in this case; an input may be shorter than you thought.",
            heading: "Ranges and loops"),
        TrapAdvice(
            words: ["Stride size must not be zero", "a stride's step is zero"],
            sentence: "`stride` cannot walk in steps of 0. Look at what the step is in this case.",
            heading: "Ranges and loops"),
        TrapAdvice(
            words: ["unexpectedly found nil", "nil is unwrapped"],
            sentence:
                "`!` promises that there is a value, and there was `nil`. Say what counts then, with `?? 0`, `if let` or `guard let`.",
            heading: "Optionals"),
        TrapAdvice(
            words: ["Division by zero", "remainder operation"],
            sentence: "Whole numbers cannot be divided by 0. Look at what is right of `/` or `%` in this case.",
            heading: "Numbers"),
        TrapAdvice(
            words: [
                "Double value cannot be converted", "Float value cannot be converted", "the number does not fit an Int",
                "what is not a number becomes an Int",
            ],
            sentence:
                "An Int holds no infinity, no `nan`, and nothing beyond 9 quintillion. Look for a division by 0 before this line.",
            heading: "Numbers"),
        TrapAdvice(
            words: ["Negative value is not representable"],
            sentence: "An unsigned number cannot be negative. Look at what is subtracted.", heading: "Numbers"),
        TrapAdvice(
            words: ["overflow", "Not enough bits", "the result does not fit"],
            sentence:
                "The result does not fit into its type: it is too large, or below 0 where the type has no sign. Look at how large the numbers get.",
            heading: "Numbers"),
        TrapAdvice(
            words: [
                "Can't take a prefix of negative length", "Can't take a suffix of negative length",
                "prefix of a negative number", "suffix of a negative number",
            ],
            sentence: "`prefix` and `suffix` take 0 elements or more. Look at where the count gets negative.",
            heading: "Slices"),
        TrapAdvice(
            words: [
                "Can't drop a negative number of elements", "dropFirst of a negative number",
                "dropLast of a negative number",
            ],
            sentence:
                "`dropFirst` and `dropLast` leave out 0 elements or more. Look at where the count gets negative.",
            heading: "Slices"),
        TrapAdvice(
            words: ["Can't construct Array with count < 0", "an array of a negative number of elements"],
            sentence: "An array has 0 elements or more. Look at where the count gets negative.", heading: "Arrays"),
        TrapAdvice(
            words: ["from an empty collection", "removed from an empty array"],
            sentence: "There is nothing left to remove. Ask `isEmpty` first.", heading: "Arrays"),
        TrapAdvice(
            words: ["endless recursion"],
            sentence: "The function calls itself again and again. Look for a case in which it returns without a call.",
            heading: "Functions and labels"),
    ]
}
