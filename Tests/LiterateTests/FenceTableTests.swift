import Foundation
import Testing

@testable import Literate

@Suite("What a fence may say is declared once")
struct FenceTableTests {
    private var readme: URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md").standardizedFileURL
    }

    @Test("the README's table is the one that the attributes make")
    func readmeTable() throws {
        let table = FenceTable.text.split(separator: "\n").map { "    \($0)\n" }.joined()
        let text = try String(contentsOf: readme, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = try #require(lines.firstIndex { $0.hasPrefix("    ```swift  ") })
        let shown = lines[first...].prefix { $0.hasPrefix("    ```") }.map { $0 + "\n" }.joined()
        if ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1" {
            try text.replacing(shown, with: table).write(to: readme, atomically: false, encoding: .utf8)
        } else {
            #expect(shown == table)
        }
    }

    @Test("every attribute of the table can be written, and its value is read")
    func values() throws {
        let fences = [
            "swift", "swift hidden live=walk", "swift norun", #"swift fails="a b" timeout=0.5"#, "swift timeout=90",
            "swift live=walk timeout=1.25 hidden",
        ]
        let cells = try parse("---\ntitle: T\n---\n\n" + fences.map { "```\($0)\na\n```\n" }.joined(separator: "\n"))
            .cells
        let walk = LiveID("walk")
        #expect(
            cells.map(\.attributes) == [
                CellAttributes(), CellAttributes(kind: .hidden, live: walk), CellAttributes(kind: .norun),
                CellAttributes(kind: .fails(message: "a b"), timeout: .milliseconds(500)),
                CellAttributes(timeout: .seconds(90)),
                CellAttributes(kind: .hidden, live: walk, timeout: .milliseconds(1250)),
            ])
    }

    @Test("a wrong version is kept beside the cells, not among them; one that is empty or in an exercise is an error")
    func wrongVersion() throws {
        let head = "---\ntitle: T\n---\n\n"
        let chapter = try parse(
            head + "```swift\na\n```\n\nText.\n\n```swift wrong-for=\"it is \\\"a\\\"\"\nb\n```\n")
        #expect(chapter.elements.count == 2 && chapter.cells.count == 1)
        let source = SourceText(
            text: "b\n", fence: SourcePosition(line: 11), start: SourcePosition(line: 12))
        let place = SourcePosition(line: 11, column: 20)
        #expect(
            chapter.wrongVersions == [WrongVersion(property: "it is \"a\"", position: place, source: source)])
        let faults = [
            "```swift wrong-for=\"a\"\n\n```\n", "```swift wrong-for\na\n```\n",
            "# E\n\n```swift exercise=e\na\n```\n\n```swift wrong-for=\"a\"\nb\n```\n",
        ].map { body in
            #expect(throws: ChapterErrors.self) { try parse(head + body) }?.diagnostics.last?.message
        }
        #expect(
            faults == ["wrong version is empty", "'wrong-for' has no value", "wrong version inside the exercise 'e'"])
    }

    @Test("no two attributes of a language have one name, and each gives at most one fence its role")
    func distinct() {
        for language in FenceRole.languages {
            let names = FenceAttribute.all.filter { $0.roles[0].language == language }.map(\.name)
            #expect(Set(names).count == names.count)
        }
        for attribute in FenceAttribute.all {
            #expect(Set(attribute.roles.map(\.language)).count == 1, "\(attribute.name)")
            #expect(attribute.role.map { attribute.roles == [$0] } ?? true, "\(attribute.name)")
        }
    }
}
