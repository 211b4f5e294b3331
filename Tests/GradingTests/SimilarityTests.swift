import AnswerReading
import Testing

@testable import Grading

@Suite("Similar answers: disguise is seen through, and what everybody writes is not held against anybody")
struct SimilarityTests {
    static let original = """
        func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
            var places = 0
            var left = 0
            while left + filter <= input + 2 * padding {
                places += 1
                left += stride
            }
            return left - stride + filter == input + 2 * padding ? places : nil
        }
        """
    private static let disguised = """
        // All of this is my own work.
        func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
            var a = 0;   var b = 0
            while b + filter <= input + 2 * padding
            { a += 1; b += stride }
            /* done */ return b - stride + filter == input + 2 * padding ? a : nil
        }
        """
    private static let other = """
        func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
            let edges = stride(from: -padding, through: input + padding - filter, by: stride).map { $0 }
            guard let last = edges.last, last == input + padding - filter else { return nil }
            return edges.count
        }
        """
    static let starter =
        "func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {\n    0\n}\n"

    static func similar(_ texts: [(String, String)], starter: String = starter, from: Double = 0.5)
        -> SimilarAnswers
    {
        SimilarAnswers(
            exercise: "e",
            texts.map { .init(student: $0, file: "\($0)/e.swift", text: $1, tokens: AnswerTokens($1)) },
            starter: AnswerTokens(starter), threshold: from)
    }

    @Test("names, numbers, comments and layout are no disguise")
    func disguise() throws {
        #expect(AnswerTokens(Self.original).codes == AnswerTokens(Self.disguised).codes)
        let found = Self.similar([("bob", Self.disguised), ("alice", Self.original), ("carol", Self.other)])
        #expect(found.pairs.map { [$0.first.student, $0.second.student] } == [["alice", "bob"]])
        let pair = try #require(found.pairs.first)
        #expect(pair.share == 1)
        // The starter's line is in no one's favor.
        #expect(pair.first.lines.first { $0.text.contains("while") }?.isShared == true)
        #expect(pair.second.lines[0].isShared == false)
    }

    @Test("the same student twice, the starter itself and short answers are no pair")
    func innocent() {
        #expect(Self.similar([("a", Self.original), ("a", Self.disguised)]).pairs == [])
        let untouched = Self.similar([("a", Self.starter), ("b", Self.starter)])
        #expect(untouched.pairs == [] && untouched.tooShort == 2)
        let template = Self.similar([("a", Self.original), ("b", Self.original)], starter: Self.original)
        #expect(template.pairs == [] && template.tooShort == 2)
    }

    @Test("what many wrote is the way to write it")
    func common() {
        let many = (0..<6).map { ("s\($0)", Self.original) }
        #expect(Self.similar(many).pairs == [])
        #expect(Self.similar(Array(many.prefix(3)) + [("x", Self.other)]).pairs.count == 3)
    }

    @Test("the order of the files changes nothing")
    func order() {
        let texts = [("a", Self.original), ("b", Self.disguised), ("c", Self.other), ("d", Self.original + Self.other)]
        let found = Self.similar(texts, from: 0.1)
        #expect(found == Self.similar(texts.reversed(), from: 0.1))
        #expect(!found.pairs.isEmpty)
    }

    @Test("a shared run of 15 tokens shares a fingerprint, wherever it lies")
    func guarantee() {
        func tokens(_ codes: [UInt32]) -> AnswerTokens {
            var tokens = AnswerTokens("")
            (tokens.codes, tokens.lines) = (codes, codes.map { _ in 1 })
            return tokens
        }
        let run = (0..<UInt32(Fingerprints.run + Fingerprints.window - 1)).map { $0 &* 7919 }
        for before in 0..<12 {
            let a = tokens((0..<UInt32(before)).map { $0 + 100_000 } + run + (0..<20).map { $0 + 200_000 })
            let b = tokens((0..<9).map { $0 + 300_000 } + run + (0..<UInt32(before)).map { $0 + 400_000 })
            let shared = Set(Fingerprints(a).lines.keys).intersection(Fingerprints(b).lines.keys)
            #expect(!shared.isEmpty, "\(before)")
        }
        #expect(Fingerprints(tokens(Array(run.prefix(9)))).lines.isEmpty)
    }

    @Test("the page escapes every text, and says that likeness is no proof")
    func page() throws {
        let evil = Self.original.replacing("places", with: "places/*</li><script>*/")
        let text = try Self.similar([("<b>a</b>", evil), ("b", Self.original)]).html()
        #expect(!text.contains("<script>") && !text.contains("<b>a") && text.contains("&lt;b&gt;a&lt;/b&gt;"))
        #expect(text.contains("Likeness is no proof"))
        #expect(text.matches(of: /<li value="4" class="shared">/).count == 2)
    }
}
