import Foundation
import Literate

/// What a page tells to answers of a question, so that only the answer itself opens it: nothing on the page says which is right.
struct SealedAnswers: Sendable, Hashable {
    /// Without which equal answers to two questions would have equal keys.
    let salt: String
    /// The width of a cell on the line of numbers: an answer's password is the number of its cell. Nil for choices, whose passwords
    /// are their places.
    private(set) var cell: Double?
    /// The sealed texts, sorted, so that their order says nothing.
    private(set) var texts: [[UInt8]] = []

    /// What is told to an answer.
    struct Told: Codable, Sendable {
        /// Of a number: how far from `value` an answer may be. The cells that it was looked up by are only nearly as wide.
        var value: Double?
        var tolerance: Double?
        var isRight: Bool
        /// What to say to it, as HTML; empty for nothing.
        var remark: String
        /// Of the right one: the answer and why it is right, as HTML.
        var solution: String?
    }

    /// The answers to a choice, by the places where the author has them.
    init(choices: [Told], salt: String, keys: SealKeys) {
        self.salt = salt
        seal(choices.enumerated().map { ("choice \($0)", [$1]) }, keys: keys)
    }

    /// The answers to a question with a number: the right one first.
    init(numbers: [Told], salt: String, keys: SealKeys) {
        self.salt = salt
        let width = Self.cellWidth(of: numbers)
        cell = width
        var told: [Int: [Told]] = [:]
        for number in numbers {
            for cell in Self.cells(of: number, width: width) { told[cell, default: []].append(number) }
        }
        seal(told.sorted { $0.key < $1.key }.map { ("\($0)", $1) }, keys: keys)
    }

    /// So wide that what is near a value, as the grader has it, is in three cells at most: `Seal` makes each try slow, and this keeps a
    /// page from many of them. It follows from the tolerance, and from the size of values above a million, as the page shows.
    static func cellWidth(of numbers: [Told]) -> Double {
        let largest = numbers.map { abs($0.value ?? 0) }.max() ?? 0
        var size = 1e6
        while size < largest { size *= 10 }
        return 2 * max(numbers.map { $0.tolerance ?? 0 }.max() ?? 0, 1e-9 * size)
    }

    /// The cells in which the answers near a value are. A whole number is in the middle of one, so that one holds all that is near it.
    static func cells(of number: Told, width: Double) -> ClosedRange<Int> {
        let value = number.value ?? 0
        let reach = (number.tolerance ?? 0) + 1e-9 * max(1, abs(value))
        let ends = [value - reach, value + reach].map { Int(exactly: ($0 / width + 0.5).rounded(.down)) ?? 0 }
        return ends[0]...ends[1]
    }

    private mutating func seal(_ told: [(password: String, texts: [Told])], keys: SealKeys) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let keys = keys.keys(of: told.map(\.password), salt: salt)
        texts = zip(told, keys).map { told, key in
            // Of these fields, JSON has all that are finite, as a chapter's are.
            Seal.seal((try? encoder.encode(told.texts)) ?? Data(), key: key, salt: salt)
        }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The texts as an attribute has them.
    var written: String { texts.map { Data($0).base64EncodedString() }.joined(separator: " ") }
}
