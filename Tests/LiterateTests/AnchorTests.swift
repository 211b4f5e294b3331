import Testing

@testable import Literate

@Suite("Headings have the anchors that GitHub gives them")
struct AnchorTests {
    private func anchors(_ headings: String...) throws -> [String] {
        let text = "---\ntitle: T\n---\n\n" + headings.map { "## \($0)\n\n" }.joined()
        guard case .prose(let blocks)? = try parse(text).elements.first else { return [] }
        return blocks.compactMap { if case .heading(_, _, let anchor, _) = $0 { anchor } else { nil } }
    }

    @Test(
        "punctuation goes, spaces become hyphens",
        arguments: [
            ("Setup", "setup"), ("Train & test", "train--test"), ("C++ — notes", "c--notes"),
            ("What's `x_1`?", "whats-x_1"),
            ("Größe: 3×3", "größe-33"), ("*Two*  [words](u)", "two--words"), ("1. First", "1-first"), ("数学", "数学"),
            ("!", "section"),
        ])
    func one(title: String, anchor: String) throws {
        #expect(try anchors(title) == [anchor])
    }

    @Test("a second heading of the same words is numbered, from 1")
    func repeated() throws {
        #expect(
            try anchors("Setup", "Setup", "Setup 1", "Setup", "Other") == [
                "setup", "setup-1", "setup-1-1", "setup-2", "other",
            ])
    }

    @Test("an exercise has its heading's")
    func exercise() throws {
        #expect(try parse(completeChapter).exercises.map(\.anchor) == ["the-outputs-size"])
    }
}
