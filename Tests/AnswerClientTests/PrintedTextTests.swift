import Testing

@testable import AnswerClient

@Suite("What an answer printed is kept, bounded, without the runtime's words")
struct PrintedTextTests {
    private func text(_ parts: String..., isCut: Bool = false) -> PrintedText {
        var printed = PrintedText()
        for part in parts { printed.append(Array(part.utf8), isCut: isCut) }
        return printed
    }

    @Test("a trap's words, its stack and the lines that describe it are left out")
    func traps() {
        let trap =
            "n is 3\nSwift/Array.swift:12: Fatal error: Index out of range\nCurrent stack trace:\n0    libswiftCore.so\n"
        #expect(text(trap + "@/answer/libAnswer.so\t1f0\n").text == "n is 3")
        #expect(text("a\n@/answer/libAnswer.so\t1f0\nb\n").text == "a\nb\n")
        #expect(text("x: Fatal error: y\n").text == "")
        #expect(!text(trap, isCut: true).isCut)
    }

    @Test("what several processes printed comes in order, each from a new line")
    func processes() { #expect(text("a", "b\n", "", "c").text == "a\nb\nc") }

    @Test("more than is kept is cut, and said to be")
    func bounds() {
        let long = String(repeating: "e\u{301}", count: 1 << 16)
        #expect(text(long).text.utf8.count <= PrintedText.most + 2 && text(long).isCut)
        #expect(text("a", long, long).text.utf8.count <= PrintedText.most + 2)
        #expect(!text("a\n").isCut && text("a\n", isCut: true).isCut)
    }
}
