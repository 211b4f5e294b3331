import Foundation
import Testing

/// What `fmt` changes, and how it ends.
extension AuthorTests {
    @Test("fmt writes code and fences as they should be, once; --check tells where, and changes nothing")
    func format() async throws {
        let head = "---\ntitle: F\n---\n\nProse  as it is.\n\n"
        let old = head + "~~~swift  hidden\nlet  a=1;let b = 2\n~~~\n\n```swift fails=\"expected\"\nlet c = (\n```\n"
        let new = head + "```swift hidden\nlet a = 1\nlet b = 2\n```\n\n```swift fails=\"expected\"\nlet c = (\n```\n"
        try await withCourse(["01-f.md": old, "02-g.md": Self.good]) { folder in
            let file = folder.appending(path: "Lessons/01-f.md")
            let check = try await lectern("fmt", "--check", in: folder)
            #expect(check.code == 1 && check.output.isEmpty, "\(check)")
            #expect(
                check.errors == "Lessons/01-f.md:8:1: error: this code is not formatted\n  lectern fmt formats it\n")
            #expect(try String(contentsOf: file, encoding: .utf8) == old)
            let format = try await lectern("fmt", in: folder)
            #expect(format.code == 0 && format.output == "Formatted Lessons/01-f.md\n", "\(format)")
            #expect(try String(contentsOf: file, encoding: .utf8) == new)
            let again = try await lectern("fmt", "1", "g", "--check", in: folder)
            #expect(again.code == 0 && again.output == "Everything is formatted.\n", "\(again)")
            #expect(try await lectern("fmt", "3", in: folder).code == 64)

            // Rules beside the chapter count, and what is not Swift is told at its place.
            try Data(#"{"version": 1, "indentation": {"spaces": 2}}"#.utf8).write(
                to: folder.appending(path: "Lessons/.swift-format"))
            let third = head + "```swift\nfunc f() -> Int {\n    1\n}\n```\n\n  ```swift norun\n  let d = )\n  ```\n"
            try Data(third.utf8).write(to: file)
            let broken = try await lectern("fmt", "1", in: folder)
            #expect(broken.code == 1 && broken.errors.hasPrefix("Lessons/01-f.md:14:11: error: "), "\(broken)")
            #expect(
                try String(contentsOf: file, encoding: .utf8) == third.replacing("    1", with: "  1"))
        }
    }

    @Test("the course's own chapters are as fmt writes them")
    func course() async throws {
        let lessons = URL(filePath: #filePath).appending(path: "../../../Lessons").standardizedFileURL.path
        try await withCourse([:]) { folder in
            let check = try await lectern("fmt", "--check", "--course", lessons, in: folder)
            #expect(check.code == 0, "\(check.errors)")
        }
    }
}
