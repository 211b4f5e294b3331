import Foundation
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

    @Test("the record keeps all of it, and the last failed case of the first property that fails")
    func record() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "printed-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        func written() throws -> PrintedRecord {
            try JSONDecoder().decode(PrintedRecord.self, from: Data(contentsOf: file))
        }
        var log = PrintedLog(path: file.path)
        log.append(text("start\n"), property: 0)
        #expect(try written().all.text == "start\n" && written().failedCase == nil)
        for (printed, property, failed) in [("1\n", 1, false), ("9\n", 2, true), ("3\n", 2, true), ("5\n", 3, true)] {
            log.append(text(printed), property: property)
            log.append(text("!"), property: property)
            log.endCase(failed: failed)
        }
        #expect(try written().all.text == "start\n1\n!\n9\n!\n3\n!\n5\n!")
        #expect(try written().failedCase?.text == "3\n!")
    }

    @Test("more than is kept is cut, and said to be")
    func bounds() {
        let long = String(repeating: "e\u{301}", count: 1 << 16)
        #expect(text(long).text.utf8.count <= PrintedText.most + 2 && text(long).isCut)
        #expect(text("a", long, long).text.utf8.count <= PrintedText.most + 2)
        #expect(!text("a\n").isCut && text("a\n", isCut: true).isCut)
    }
}
