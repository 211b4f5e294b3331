import Foundation
import Testing

/// What `new` writes, and what it refuses to.
extension AuthorTests {
    @Test("a new course, with a new chapter in it, holds all that it promises, and has one of everything")
    func newCourse() async throws {
        try await withCourse([:]) { folder in
            let course = try await lectern("new", "course", "nets", in: folder)
            let written = ["01-first-steps.md", "course.yml", "index.md"].map { "Wrote nets/Lessons/\($0)\n" }
            #expect(course.code == 0 && course.errors.isEmpty, "\(course)")
            #expect(course.output == written.joined() + "Next: lectern serve --course nets/Lessons\n")

            let nets = folder.appending(path: "nets")
            let title = "Écoles: \"two\" \\ 3D"
            let chapter = try await lectern("new", "chapter", title, in: nets)
            #expect(chapter.code == 0 && chapter.errors.isEmpty, "\(chapter)")
            #expect(chapter.output == "Wrote Lessons/02-ecoles-two-3d.md\nNext: lectern serve\n")

            let check = try await lectern("check", in: nets)
            #expect(check.code == 0 && check.errors.isEmpty, "\(check)")
            let everything = "7 cells, 1 check, 1 wrong version, 1 live figure, 1 exercise, 1 misconception"
            for name in ["01-first-steps", "02-ecoles-two-3d"] {
                #expect(check.output.contains("✓ \(name) · \(everything)\n"), "\(check.output)")
            }
            let list = try await lectern("list", in: nets)
            #expect(list.output.contains(title) && list.output.contains("Nets"), "\(list)")
            let names = try FileManager.default.contentsOfDirectory(atPath: nets.appending(path: "Lessons").path)
            #expect(names.sorted() == ["01-first-steps.md", "02-ecoles-two-3d.md", "course.yml", "index.md"])
        }
    }

    @Test("a new course in a folder that is there leaves what is in it")
    func newCourseHere() async throws {
        try await withCourse([:]) { folder in
            let here = folder.appending(path: "here")
            try FileManager.default.createDirectory(at: here, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: here.appending(path: "README.md"))
            let course = try await lectern("new", "course", ".", in: here)
            #expect(course.code == 0 && course.output.hasSuffix("Next: lectern serve\n"), "\(course)")
            #expect(try String(contentsOf: here.appending(path: "README.md"), encoding: .utf8) == "mine")
            #expect(FileManager.default.fileExists(atPath: here.appending(path: "Lessons/01-first-steps.md").path))
        }
    }

    @Test(
        "new never writes over what is there, and says why it wrote nothing",
        arguments: [
            (["course", "."], "./Lessons is there already"),
            (["course", ""], "FOLDER is empty"),
            (["chapter", "!?"], "gives no name for a file"),
            (["chapter", "1984"], "gives no name for a file"),
            (["chapter", "One"], "the name 'one' is taken by Lessons/01-one.md"),
            (["chapter", "Two\nlines"], "a title is one line"),
            (["chapter", "Good"], "the name 'good' is taken by Lessons/01-one.md"),
            (["chapter"], "Missing expected argument"),
            (["lesson"], "Unexpected argument 'lesson'"),
        ])
    func refusedNew(arguments: [String], reason: String) async throws {
        let question = "\n```quiz id=good-ten\nquestion: What is ten?\nanswer: 10\n```\n"
        try await withCourse(["01-one.md": "---\ntitle: One\n---\n" + question]) { folder in
            let before = try Self.paths(in: folder)
            let result = try await lectern(["new"] + arguments, in: folder)
            #expect(result.code == 64 && result.errors.contains(reason), "\(result)")
            #expect(try Self.paths(in: folder) == before)
        }
    }

    @Test("new in a folder that cannot be written: 1, one sentence, and nothing is left")
    func unwritableNew() async throws {
        try await withCourse(["01-one.md": Self.good]) { folder in
            try Data().write(to: folder.appending(path: "file"))
            let before = try Self.paths(in: folder)
            let result = try await lectern("new", "course", "file/nets", in: folder)
            #expect(result.code == 1 && result.errors.hasPrefix("error: cannot write "), "\(result)")
            #expect(result.errors.split(separator: "\n").count == 1, "\(result)")
            let elsewhere = try await lectern("new", "chapter", "Two", "--course", "Other", in: folder)
            #expect(elsewhere.code == 1 && elsewhere.errors.contains("there is no course.yml in Other"), "\(elsewhere)")
            #expect(try Self.paths(in: folder) == before)
        }
    }

    /// What lies in a folder, but for what the tests themselves put there.
    private static func paths(in folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { ![".out", ".err"].contains($0) }
            .sorted()
    }
}
