import Testing

@testable import Literate

@Suite("A question's choices are drawn for each student, the same everywhere")
struct ChoiceDrawTests {
    private static let question = """
        question: Which one?
        choices:
          - text: one
            right: true
          - text: two
          - text: three
          - text: four
        """

    private func quiz(_ shown: String = "shown: 3") throws -> Quiz {
        let text = "---\ntitle: T\n---\n\n```quiz id=q\n\(Self.question)\n\(shown)\n```\n"
        return try #require(Chapter.parse(text: text, file: "01-a.md").quizzes.first)
    }

    private func seen(_ name: String?, seed: Int = 1) throws -> [Int] {
        try #require(try quiz().choicesSeen(by: Learner(name: name, seed: seed)))
    }

    @Test("a student sees the right one and as many wrong ones as are shown beside it, in an order of their own")
    func drawn() throws {
        let all = try (0..<200).map { try seen("student \($0)") }
        #expect(all.allSatisfy { $0.count == 3 && Set($0).count == 3 && $0.contains(0) })
        // Three of the wrong ones may be left out, and what is left has six orders.
        #expect(Set(all).count == 18)
        for place in 0..<3 { #expect(all.count { $0[place] == 0 } > 40, "the right one is anywhere") }
        #expect(try seen("ada") == seen(" ADA ") && seen("Zoe\u{308}") == seen("zoë"))
        #expect(try (0..<200).count { try seen("student \($0)", seed: 2) != all[$0] } > 150)
        let pinned = try ["Ada", "Bob", "zoë", nil].map { try seen($0) }
        #expect(pinned == [[2, 1, 0], [3, 1, 0], [0, 3, 1], [2, 1, 0]])
    }

    @Test("what is asked has those choices alone, once; without 'shown' everybody sees all of them as they are written")
    func asked() throws {
        let learner = Learner(name: "ada", seed: 1)
        let asked = try quiz().asked(of: learner)
        guard case .choice(let choices) = asked.kind, case .choice(let all) = try quiz().kind else { return }
        let texts = try seen("ada").map { "\(all[$0].text)" }
        #expect(choices.map { "\($0.text)" } == texts)
        #expect(choices.count(where: \.isRight) == 1)
        #expect(asked.choicesSeen(by: learner) == nil, "an order is not drawn of an order")
        #expect(try quiz("").choicesSeen(by: learner) == nil)
    }

    @Test(
        "what cannot be shown is told at its place",
        arguments: [
            ("shown: 5", "13:8: error: 'shown' is 5\n  write a whole number from 2 to 4"),
            ("shown: 1", "13:8: error: 'shown' is 1\n  write a whole number from 2 to 4"),
        ])
    func mistakes(shown: String, expected: String) {
        let error = #expect(throws: ChapterErrors.self) { try quiz(shown) }
        #expect(error?.description.hasPrefix("01-a.md:\(expected)") == true, "\(error?.description ?? "")")
        let number = "---\ntitle: T\n---\n\n```quiz id=q\nquestion: Q\nanswer: 1\n\(shown)\n```\n"
        let other = #expect(throws: ChapterErrors.self) { try Chapter.parse(text: number, file: "01-a.md") }
        #expect(other?.description.contains("'shown' belongs to choices") == true)
    }
}
