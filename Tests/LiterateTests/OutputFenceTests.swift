import Foundation
import Random
import Testing

@testable import Literate

@Suite("Rewriting an output fence changes that fence and nothing else")
struct OutputFenceTests {
    /// A chapter with one cell for each fence: its opening line, what is in it, and its closing line.
    private func markdown(_ fences: (open: String, text: String, close: String)..., end: String = "\n") -> String {
        let cells = fences.map { "```swift\nprint()\n```\n\n\($0.open)\n\($0.text)\($0.close)\n\n" }.joined()
        return ("---\ntitle: T\n---\n\nA line.\n\n" + cells + "After.\n").replacing("\n", with: end)
    }

    private func rewritten(_ text: String, _ outputs: [Int: String]) throws -> String {
        String(decoding: try parse(text).bytes(withOutputs: outputs), as: UTF8.self)
    }

    @Test("line ends stay as they are", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        let old = markdown(("```output", "stale\n", "```"), ("```output", "kept\n", "```"), end: end)
        let new = markdown(("```output", "a\nb\n", "```"), ("```output", "kept\n", "```"), end: end)
        #expect(try rewritten(old, [0: "a\nb\n"]) == new)
    }

    @Test("mixed line ends and a byte-order mark stay, and the new lines end as the fence's own line")
    func mixed() throws {
        let old =
            "\u{FEFF}---\r\ntitle: T\n---\r\n\nA\r\nB\r\n\n```swift\nprint()\n```\n\n```output\r\nstale\n```\n\nC\r"
        let new = old.replacing("stale\n", with: "a\r\nb\r\n")
        #expect(try rewritten(old, [0: "a\nb\n"]).utf8.elementsEqual(new.utf8))
    }

    @Test("a file without a last line end keeps it so, and an empty output leaves an empty fence")
    func edges() throws {
        let old = "---\ntitle: T\n---\n\n```swift\nprint()\n```\n\n```output\nstale\n```"
        #expect(try rewritten(old, [0: ""]) == old.replacing("stale\n", with: ""))
        #expect(try rewritten(old.replacing("stale\n", with: ""), [0: "a\n"]) == old.replacing("stale", with: "a"))
    }

    @Test(
        "what is printed is read back as it was printed, whatever it is",
        arguments: [
            "```\n", "```swift\nnested\n```\n", "   ````\n", "~~~\n", "> ```\n", "\n\n  a\n\n\tb\n", "---\n", "$$\nx\n",
            "[^a]: b\n",
            "\u{1B}[31mred\u{1B}[0m\n", "\u{2028}\u{85}\n", "<b>\n", "    ```\n", "🙂 é\n", "`````` a\n",
        ])
    func texts(text: String) throws {
        for (open, close) in [("```output", "```"), ("~~~output", "~~~"), ("  ````output", "  ````")] {
            let old = markdown((open, "stale\n", close), ("```output", "kept\n", "```"))
            let new = try parse(try rewritten(old, [0: text]))
            #expect(new.cells.map(\.expectedOutput?.text) == [text, "kept\n"], "\(open)")
        }
    }

    @Test("a longer fence is only as long as it must be")
    func longer() throws {
        let old = markdown(("```output", "stale\n", "`````"))
        #expect(
            try rewritten(old, [0: "```\nnested\n````\n"]) == markdown(("`````output", "```\nnested\n````\n", "`````")))
        #expect(try rewritten(old, [0: "a ``` b\n"]) == markdown(("```output", "a ``` b\n", "`````")))
    }

    @Test("a control character is refused at the fence, and nothing changes")
    func control() throws {
        let chapter = try parse(markdown(("```output", "stale\n", "```"), ("```output", "b\n", "```")))
        let error = try #require(throws: ChapterErrors.self) { try chapter.bytes(withOutputs: [0: "a\0\n", 1: "c\n"]) }
        #expect(error.diagnostics.map(\.position.line) == [11])
        #expect(error.diagnostics[0].message.contains("U+0000"))
    }

    @Test("random texts in random fences are read back, and every line outside of them is the same byte for byte")
    func random() throws {
        let tokens = [
            "`", "```", "````", "~~~", "> ", "- ", "    ", "\n", "\n\n", "a", "$", "$$", "[^x]: ", "---", "<!--",
            "\u{1B}[1m", "é",
        ]
        for seed in 0..<300 {
            var random = SplitMix64(seed: seed)
            func text() -> String {
                let body = (0..<Int.random(in: 0...12, using: &random)).map { _ in tokens.randomElement(using: &random)!
                }
                .joined()
                return body.isEmpty ? "" : body + "\n"
            }
            let end = ["\n", "\r\n"].randomElement(using: &random)!
            let old = markdown(("```output", "one\n", "```"), ("~~~output", "two\n", "~~~"), end: end)
            let outputs = [0: text(), 1: text()]
            let new = try rewritten(old, outputs)
            #expect(try parse(new).cells.map(\.expectedOutput?.text) == [outputs[0], outputs[1]], "seed \(seed)")
            let marks = "```swift\(end)print()\(end)```\(end)"
            #expect(
                new.components(separatedBy: marks).count == 3 && new.hasSuffix("\(end)\(end)After.\(end)"),
                "seed \(seed)")
        }
    }
}

@Suite("A chapter's file is written whole and in place, or not at all")
struct ChapterFileTests {
    private static let old = "---\ntitle: T\n---\n\n```swift\nprint()\n```\n\n```output\nstale\n```\n"

    private func withChapter(_ body: (String, Chapter) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chapter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "01-t.md").path
        try Data(Self.old.utf8).write(to: URL(filePath: file))
        try body(file, try Chapter.read(file))
    }

    private func text(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

    @Test("a file that has changed since it was read is left alone, and that is told")
    func changed() throws {
        try withChapter { file, chapter in
            let saved = Self.old.replacing("print()", with: "print(1)\nprint(2)")
            try Data(saved.utf8).write(to: URL(filePath: file))
            let error = try #require(throws: ChapterErrors.self) { try chapter.rewriteOutputs([0: "a\n"]) }
            #expect("\(error)".contains("the file has changed since it was read"))
            #expect(try text(file) == saved)
        }
    }

    @Test("symbolic links, hard links and the mode stay")
    func links() throws {
        try withChapter { file, _ in
            let manager = FileManager.default
            try manager.createSymbolicLink(atPath: file + ".link-01-t.md", withDestinationPath: file)
            try manager.linkItem(atPath: file, toPath: file + ".hard")
            try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            let linked = (file as NSString).deletingLastPathComponent + "/02-t.md"
            try manager.moveItem(atPath: file + ".link-01-t.md", toPath: linked)
            try Chapter.read(linked).rewriteOutputs([0: "a\n"])
            let new = Self.old.replacing("stale", with: "a")
            #expect(try text(file) == new && text(file + ".hard") == new)
            #expect(try manager.destinationOfSymbolicLink(atPath: linked) == file)
            #expect(try manager.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o640)
            #expect(try manager.attributesOfItem(atPath: file)[.referenceCount] as? Int == 2)
        }
    }

    @Test(
        "a file with one name is replaced by a whole one, behind a symbolic link, too, and with the mode of the old one"
    )
    func whole() throws {
        try withChapter { file, _ in
            let manager = FileManager.default
            func number() throws -> Int? { try manager.attributesOfItem(atPath: file)[.systemFileNumber] as? Int }
            try manager.setAttributes([.posixPermissions: 0o604], ofItemAtPath: file)
            let folder = (file as NSString).deletingLastPathComponent
            let link = folder + "/02-t.md"
            try manager.createSymbolicLink(atPath: link, withDestinationPath: "01-t.md")
            let (chapter, old) = (try Chapter.read(link), try number())
            let reader = try #require(FileHandle(forReadingAtPath: file))
            try chapter.rewriteOutputs([0: "a\n"])
            #expect(try text(file) == Self.old.replacing("stale", with: "a"))
            #expect(try number() != old && manager.destinationOfSymbolicLink(atPath: link) == "01-t.md")
            #expect(try manager.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o604)
            // Whoever had opened it reads the old text to its end, and nothing half written.
            #expect(try reader.readToEnd() == Data(Self.old.utf8))
            #expect(try Set(manager.contentsOfDirectory(atPath: folder)) == ["01-t.md", "02-t.md"])
        }
    }

    @Test(
        "in a folder that may not be written the file itself is",
        .enabled(if: geteuid() != 0, "root may write any folder"))
    func closedFolder() throws {
        try withChapter { file, chapter in
            let folder = (file as NSString).deletingLastPathComponent
            chmod(folder, 0o500)
            defer { chmod(folder, 0o700) }
            try chapter.rewriteOutputs([0: "a\n"])
            #expect(try text(file) == Self.old.replacing("stale", with: "a"))
        }
    }

    @Test("longer and shorter texts leave no trace of the old one")
    func lengths() throws {
        try withChapter { file, chapter in
            let long = String(repeating: "line\n", count: 1000)
            try chapter.rewriteOutputs([0: long])
            #expect(try text(file) == Self.old.replacing("stale\n", with: long))
            try Chapter.read(file).rewriteOutputs([0: "a\n"])
            #expect(try text(file) == Self.old.replacing("stale", with: "a"))
        }
    }

    @Test("a chapter that is too long, a folder or a pipe is told at once")
    func strange() throws {
        try withChapter { file, _ in
            try Data(repeating: 0x61, count: ChapterFile.most + 1).write(to: URL(filePath: file))
            #expect(throws: ChapterErrors.self) { try Chapter.read(file) }
            #expect(throws: ChapterErrors.self) { try Chapter.read((file as NSString).deletingLastPathComponent) }
            let pipe = (file as NSString).deletingLastPathComponent + "/02-t.md"
            #expect(mkfifo(pipe, 0o600) == 0)
            let error = try #require(throws: ChapterErrors.self) { try Chapter.read(pipe) }
            #expect("\(error)".contains("not a regular file"))
        }
    }
}
