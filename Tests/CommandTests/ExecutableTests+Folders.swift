import Foundation
import Testing

/// What the command does with folders that it cannot have, or that are not its own.
extension ExecutableTests {
    private static let chapter = "---\ntitle: One\n---\n\n```swift\nprint(6 * 7)\n```\n"
    private static let broken = "---\ntitle: Two\n---\n\n```swift\nlet a = [1]\nprint(a[a.count])\n```\n"

    @Test(
        "a results' folder that cannot be made: 1 and one sentence, at once",
        arguments: ["run", "check", "build", "doctor"])
    func unwritableResults(verb: String) throws {
        try withCourse(["01-one.md": Self.chapter]) { folder in
            try Data().write(to: folder.appending(path: ".lectern"))
            let result = try lectern([verb] + (verb == "run" ? ["1"] : []), in: folder)
            let words = verb == "doctor" ? result.output : result.errors
            #expect(result.code == 1 && words.contains(".lectern: "), "\(result)")
            #expect(!words.contains("NSCocoaErrorDomain"), "\(result)")
        }
    }

    @Test("a temporary folder that cannot be written: the same, and not the compiler's words on something else")
    func unwritableTemporaryFolder() throws {
        try withCourse(["01-one.md": Self.chapter]) { folder in
            let file = folder.appending(path: "file")
            try Data().write(to: file)
            let result = try lectern(["run", "1"], in: folder, environment: ["TMPDIR": file.path])
            #expect(result.code == 1 && result.errors.hasPrefix("error: cannot write \(file.path)"), "\(result)")
            #expect(result.errors.split(separator: "\n").count == 1, "\(result)")
        }
    }

    @Test("files where folders are wanted, and folders where files are: one sentence with the path")
    func wrongKinds() throws {
        try withCourse(["01-one.md": Self.chapter + Self.exercise]) { folder in
            let start = try lectern("start", "--all", "--into", "Lessons/course.yml", in: folder)
            #expect(start.code == 1 && start.errors.hasPrefix("error: ") && start.errors.contains("Lessons/course.yml"))
            #expect(start.errors.split(separator: "\n").count == 1 && !start.errors.contains("NSCocoa"), "\(start)")
            let build = try lectern("build", "--output", "Lessons/course.yml", in: folder)
            #expect(
                build.code == 1
                    && build.errors == "error: cannot write Lessons/course.yml: it is a file, not a folder\n")
            #expect(try lectern("start", "1", in: folder).code == 0)
            let grade = try lectern("grade", "Answers", "--output", ".", in: folder)
            #expect(grade.code == 64 && grade.errors == "error: --output .: this is a folder; name a file\n")
        }
    }

    @Test(
        "build writes the chapters that are well, says which is not, and ends with 1; --jobs has no upper bound to mind"
    )
    func oneFails() throws {
        try withCourse(["01-one.md": Self.chapter, "02-two.md": Self.broken]) { folder in
            let build = try lectern("build", "--jobs", "99999999999", in: folder)
            #expect(build.code == 1 && build.errors.hasPrefix("Lessons/02-two.md:7:"), "\(build)")
            #expect(
                build.output.hasPrefix("✗ 02-two · its page says what is wrong\n✓ 1 chapter · site/public\n"),
                "\(build)")
            let page = try String(contentsOf: folder.appending(path: "site/public/01-one.html"), encoding: .utf8)
            #expect(page.contains(">42</pre>"))
        }
    }

    @Test("a second course beside the first does not take its site")
    func twoCourses() throws {
        try withCourse(["01-one.md": Self.chapter]) { folder in
            #expect(try lectern("build", in: folder).code == 0)
            try FileManager.default.copyItem(at: folder.appending(path: "Lessons"), to: folder.appending(path: "Other"))
            let build = try lectern("build", "--course", "Other", in: folder)
            #expect(build.code == 1 && build.errors.contains("site/public has the site of another course"), "\(build)")
            #expect(try lectern("build", "--course", "Other", "--output", "site/other", in: folder).code == 0)
        }
    }

    @Test("what was graded by one course is not a score of another beside it that asks for something else")
    func scores() throws {
        try withCourse(["01-one.md": Self.chapter + Self.exercise]) { folder in
            let other = folder.appending(path: "Other")
            try FileManager.default.copyItem(at: folder.appending(path: "Lessons"), to: other)
            let thrice = Self.exercise.replacing("2 * n", with: "3 * n").replacing("n + n", with: "n + n + n")
            try Data((Self.chapter + thrice).utf8).write(to: other.appending(path: "01-one.md"))
            #expect(try lectern("start", "double", in: folder).code == 0)
            try Data("func double(_ n: Int) -> Int { n + n }\n".utf8).write(
                to: folder.appending(path: "Answers/01-one/double.swift"))
            _ = try lectern("grade", "Answers", in: folder)
            #expect(try lectern("list", in: folder).output.contains("● double"))
            let list = try lectern("list", "--course", "Other", in: folder)
            #expect(list.output.contains("◐ double"), "\(list)")
        }
    }
}
