import Testing

@testable import Literate

@Suite("New code in fences changes those fences and nothing else")
struct CodeTests {
    private func rewritten(_ text: String, _ code: [Int: String] = [:]) throws -> String {
        String(decoding: try parse(text).bytes(withCode: code), as: UTF8.self)
    }

    private func chapter(_ body: String) -> String { "---\ntitle: T\n---\n\n" + body }

    @Test("fences get the backquotes that they need, and one space between words; twice is as once")
    func fences() throws {
        let old = chapter(
            "Prose  stays. \n\n~~~swift   hidden\t \nlet a = 1\n~~~~  \n\n`````swift\n\"```\"\n`````\n\n````swift\n\"\"\"\n```\n\"\"\"\n````\n\n"
                + "```swift fails=\"two  \\\"words  x\"  \nx\n```\n\n```` python  x\n1\n````\n\n1. a\n\n   ~~~\n   b\n   ~~~\n"
        )
        let new = chapter(
            "Prose  stays. \n\n```swift hidden\nlet a = 1\n```\n\n```swift\n\"```\"\n```\n\n````swift\n\"\"\"\n```\n\"\"\"\n````\n\n"
                + "```swift fails=\"two  \\\"words  x\"\nx\n```\n\n```` python  x\n1\n````\n\n1. a\n\n   ~~~\n   b\n   ~~~\n"
        )
        #expect(try rewritten(old) == new)
        #expect(try rewritten(new) == new)
    }

    @Test("code of other length moves what is below it; line ends and margins stay", arguments: ["\n", "\r\n"])
    func code(end: String) throws {
        let old = chapter("```swift\nlet a=1\n```\n\n  ```swift\n  let b=2\n  ```\n\nEnd.").replacing("\n", with: end)
        let new = chapter("```swift\nlet a =\n    1\n```\n\n  ```swift\n  let b = 2\n  ```\n\nEnd.").replacing(
            "\n", with: end)
        #expect(try rewritten(old, [0: "let a =\n    1\n", 1: "let b = 2\n"]) == new)
    }

    @Test("code that would be read as something else is refused")
    func refused() throws {
        let error = try #require(throws: ChapterErrors.self) { try rewritten(chapter("```swift\na\n```\n"), [0: "a"]) }
        #expect("\(error)".hasPrefix("Lessons/09-spatial-dimensions.md:1:1: error: the chapter would not"))
    }
}
