import Foundation
import Testing

@testable import Literate

/// A name, the text before, what is repeated, and the text after.
private let shapes: [(name: String, before: String, repeated: String, after: String)] = [
    ("dollars", "", "$", ""), ("pairs of dollars", "", "$$ ", ""), ("dollars and letters", "", "$a ", ""),
    ("dollars and code", "", "$a `", ""), ("dollars and addresses", "$a", "https://", ""),
    ("backquotes", "", "`", ""), ("backquotes apart", "", "` ", ""), ("brackets", "", "[", ""),
    ("brackets, closed", "", "[a](", ""), ("brackets in pairs", "", "[a][b]", ""), ("images", "", "![", ""),
    ("image and bracket", "", "![[]()", ""), ("quotes", "", ">", " a"), ("quotes and lists", "", "> - ", "a"),
    ("stars", "", "*a ", ""), ("stars both ways", "", "*a_ ", ""), ("tildes", "", "~a~~ ", ""),
    ("angle brackets", "", "<", ""), ("comments", "", "<!--", ""), ("processing", "", "<?", ""),
    ("declarations", "", "<!A ", ""), ("autolinks", "", "<aa:", ""), ("entities", "", "&a", ""),
    ("bare links", "", "www.", ""), ("mail addresses", "", "a@", ""), ("table cells", "|a|\n|-|\n", "|", "\n"),
    ("table head", "", "|a", "|\n|-|\n"), ("table rows", "|a|b|c|\n|-|-|-|\n", "a\n", ""),
    ("headings", "", "# a\n", ""),
    ("footnotes", "", "[^a]", "\n\n[^a]: b"), ("definitions", "", "[a]: b\n", ""), ("fences", "", "```\n", ""),
    ("escapes", "", "\\", ""), ("lists", "", "- a\n", ""), ("nested lists", "", "- ", "a"),
    ("parentheses", "[a](", "(", ""),
    ("destinations", "", "](", ""), ("line ends", "", "\n", "a"), ("spaces", "", " ", "a"),
    ("long word", "", "a", ""),
    ("attributes", "```swift ", "a ", "\na\n```"), ("quoted", "```swift \"", "\\\"", "\"\na\n```"),
    ("exercises", "## A\n", "```swift exercise=a\n```\n", ""), ("same headings", "", "## a\n\n", ""),
]

private let yamlShapes = [
    "[", "{", "{a: ", "- ", "? ", "- - ", "[a, ", "!!a [", "&a [", "\"", "'", "|\n", "#", "a: [", "*a ", "%",
    "--- ", ": ",
    "[[a], ", "a: &a\n", "\t",
]

/// The processor's time of this thread: a busy machine does not count.
private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

@Suite("No chapter stalls the parser or ends the process")
struct HostileInputTests {
    @Test("100 KB of one thing are read at once, or refused", arguments: shapes.map(\.name))
    func repeated(name: String) throws {
        let shape = try #require(shapes.first { $0.name == name })
        let count = 100_000 / shape.repeated.utf8.count
        let text =
            "---\ntitle: T\n---\n\n\(shape.before)\(String(repeating: shape.repeated, count: count))\(shape.after)\n"
        let start = threadSeconds()
        _ = try? parse(text)
        #expect(threadSeconds() - start < 10)
    }

    @Test("YAML of any depth is read at once, or refused", arguments: yamlShapes)
    func yaml(repeated: String) {
        let deep = String(repeating: repeated, count: 30_000)
        let indented = (0..<400).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        for yaml in [deep, "title: T\nobjectives:\n  - " + deep, indented] {
            let start = threadSeconds()
            _ = try? parse("---\n\(yaml)\n---\n\nWords.\n")
            _ = try? parse("---\ntitle: T\n---\n\n```quiz id=q\n\(yaml)\n```\n")
            #expect(threadSeconds() - start < 10)
        }
    }

    @Test("aliases that double the text at every step are refused")
    func laughs() {
        var yaml = "title: &a0 T\nobjectives:\n  - &b0 [x, x]\n"
        for step in 1..<40 { yaml += "  - &b\(step) [*b\(step - 1), *b\(step - 1)]\n" }
        for text in [yaml + "  - {? *b39 : x}\n", yaml + "requires: *b39\n"] {
            let start = threadSeconds()
            #expect(throws: ChapterErrors.self) { try parse("---\n\(text)---\n\nWords.\n") }
            #expect(threadSeconds() - start < 10)
        }
    }

    @Test("a long definition that is used often, and a file of many megabytes, are refused at their line")
    func size() throws {
        let address = String(repeating: "a", count: 65_000)
        let text = "---\ntitle: T\n---\n\n" + String(repeating: "[a] ", count: 16_000) + "\n\n[a]: \(address)\n"
        let long = try #require(throws: ChapterErrors.self) { try parse(text) }
        #expect(long.diagnostics.map(\.position) == [SourcePosition(line: 7)])
        let line = "---\ntitle: T\n---\n\n" + String(repeating: "a", count: 10 << 20)
        let huge = try #require(throws: ChapterErrors.self) { try parse(line) }
        #expect(huge.diagnostics[0].message == "the file has 10485778 bytes; the most that is read is 262144")
    }
}
