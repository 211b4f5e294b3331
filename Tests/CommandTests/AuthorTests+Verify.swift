import Foundation
import Testing

/// What `verify` compares, and how it ends.
extension AuthorTests {
    @Test("verify runs every cell again, and tells what another machine's record has otherwise")
    func verify() async throws {
        try await withCourse(["01-good.md": Self.good, "02-empty.md": "---\ntitle: E\n---\n\nText.\n"]) { folder in
            let written = try await lectern("verify", "--record", "first.json", in: folder)
            #expect(written.code == 0 && written.output.hasPrefix("✓ 1 chapter · "), "\(written)")
            let same = try await lectern("verify", "first.json", in: folder)
            #expect(same.code == 0 && same.output.hasPrefix("✓ 1 chapter, 1 number, 0 figures · as on "), "\(same)")
            let file = folder.appending(path: "first.json")
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(text.contains("42\\n"))
            try Data(text.replacing("42\\n", with: "42.5\\n").utf8).write(to: file)
            let other = try await lectern("verify", "first.json", "good", in: folder)
            #expect(other.code == 1 && other.output == "✗ 1 chapter, 1 number, 0 figures · 1 difference\n", "\(other)")
            #expect(
                other.errors.hasPrefix("Lessons/01-good.md:6:1: error: the cell prints a number otherwise than on "),
                "\(other)")
            #expect(try await lectern("verify", "first.json", "--tolerance", "0.02", in: folder).code == 0)
            #expect(try await lectern("verify", "first.json", "empty", in: folder).code == 64)
            let missing = try await lectern("verify", "nowhere.json", in: folder)
            #expect(missing.code == 1 && missing.errors.hasPrefix("nowhere.json:1:1: error: "), "\(missing)")
        }
    }

    @Test(
        "a chapter is printed without its solutions, as the same PDF each time",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium"), "chromium is not installed"))
    func print() async throws {
        try await withCourse(["01-good.md": Self.good]) { folder in
            var printed: [Data] = []
            for name in ["a.pdf", "b.pdf"] {
                let result = try await lectern("export", "1", "--format", "pdf", "--output", name, in: folder)
                #expect(result.code == 0 && result.output.isEmpty, "\(result)")
                printed.append(try Data(contentsOf: folder.appending(path: name)))
            }
            #expect(printed[0] == printed[1] && printed[0].starts(with: Data("%PDF-".utf8)))
            #expect(try await lectern("export", "1", "--format", "pdf", in: folder).code == 64)
        }
    }
}
