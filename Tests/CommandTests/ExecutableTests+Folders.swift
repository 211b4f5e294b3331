import Foundation
import Testing

/// What the command does with folders that it cannot have, or that are not its own.
extension ExecutableTests {
    private static let chapter = "---\ntitle: One\n---\n\n```swift\nprint(6 * 7)\n```\n"
    private static let broken = "---\ntitle: Two\n---\n\n```swift\nlet a = [1]\nprint(a[a.count])\n```\n"

    @Test(
        "a results' folder that cannot be made: 1 and one sentence, at once",
        arguments: ["run", "check", "build", "doctor"])
    func unwritableResults(verb: String) async throws {
        try await withCourse(["01-one.md": Self.chapter]) { folder in
            try Data().write(to: folder.appending(path: ".lectern"))
            let result = try await lectern([verb] + (verb == "run" ? ["1"] : []), in: folder)
            let words = verb == "doctor" ? result.output : result.errors
            #expect(result.code == 1 && words.contains(".lectern: "), "\(result)")
            #expect(!words.contains("NSCocoaErrorDomain"), "\(result)")
        }
    }

    @Test("a temporary folder that cannot be written: the same, and not the compiler's words on something else")
    func unwritableTemporaryFolder() async throws {
        try await withCourse(["01-one.md": Self.chapter]) { folder in
            let file = folder.appending(path: "file")
            try Data().write(to: file)
            let result = try await lectern(["run", "1"], in: folder, environment: ["TMPDIR": file.path])
            #expect(result.code == 1 && result.errors.hasPrefix("error: cannot write \(file.path)"), "\(result)")
            #expect(result.errors.split(separator: "\n").count == 1, "\(result)")
        }
    }

    @Test(
        "run takes any Markdown file: without a course, a number or front matter, from a read-only folder, whatever its prose",
        arguments: ["notes.md", "My notes, 1.markdown", "9-x.md", "a folder/01-one.md"])
    func anyMarkdown(name: String) async throws {
        try await withCourse([:]) { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "Lessons"))
            let file = folder.appending(path: name)
            let text = "# Words <br>\n\n- [x][y] done\n- $$ left\n\n```swift\nprint(6 * 7)\n```\n\n```sh\nls\n```\n"
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            let elsewhere = folder.appending(path: "elsewhere")
            try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
            let cache = ["XDG_CACHE_HOME": elsewhere.path]
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o555], ofItemAtPath: file.deletingLastPathComponent().path)
            let run = try await lectern(["run", file.path], in: elsewhere, environment: cache)
            #expect(run.code == 0 && run.output.contains("     42\n") && run.errors.isEmpty, "\(run)")
            #expect(
                try await lectern(["run", file.path], in: elsewhere, environment: cache).output.contains(
                    "from the cache"))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: file.deletingLastPathComponent().path)
            let made = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
            #expect(!made.contains(".lectern"))
        }
    }

    @Test("a document with foreign front matter runs, and a failure in it says how to run it again")
    func foreignFrontMatter() async throws {
        try await withCourse([:]) { folder in
            let text = "---\nlayout: post\ntags: [a]\n---\n\n```swift\nprint([1][Int(\"4\")!])\n```\n"
            try Data(text.utf8).write(to: folder.appending(path: "a b.md"))
            let run = try await lectern("run", "a b.md", in: folder)
            #expect(run.code == 1 && run.output.hasPrefix("a b.md\n"), "\(run)")
            #expect(run.output.contains("✗ cell 1 failed at a b.md:7"), "\(run)")
            #expect(run.output.contains("Next: fix it, then lectern run 'a b.md'\n"), "\(run)")
        }
    }

    @Test(
        "a data file beside a chapter is read by its name; a change of it runs cells again, and a missing one is told")
    func dataFile() async throws {
        let chapter =
            "---\ntitle: Data\nreads:\n  - data/a.csv\n---\n\n```swift\nimport Foundation\n"
            + "print(try String(contentsOfFile: \"data/a.csv\", encoding: .utf8))\n"
            + "try \"lost\".write(toFile: \"data/a.csv\", atomically: false, encoding: .utf8)\n```\n"
        try await withCourse(["01-one.md": chapter]) { folder in
            for arguments in [["run", "1"], ["check"], ["build"]] {
                let missing = try await lectern(arguments, in: folder)
                #expect(missing.code == 1, "\(missing)")
                #expect(
                    missing.errors.hasPrefix(
                        "Lessons/01-one.md:4:5: error: there is no file 'data/a.csv' beside the chapter\n"),
                    "\(missing)")
            }
            let unnamed =
                "---\ntitle: Two\n---\n\n```swift\nimport Foundation\ntry Data(contentsOf: URL(filePath: \"b.csv\"))\n```\n"
            try Data(unnamed.utf8).write(to: folder.appending(path: "Lessons/02-two.md"))
            try Data("1,2".utf8).write(to: folder.appending(path: "Lessons/b.csv"))
            let hint = try await lectern("run", "2", in: folder)
            #expect(hint.code == 1 && hint.output.contains("reads: [b.csv]"), "\(hint)")
            let data = folder.appending(path: "Lessons/data/a.csv")
            try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
            #expect(try await lectern("run", "1", in: folder).errors.contains("'data/a.csv' is a folder"))
            try FileManager.default.removeItem(at: data)
            for text in ["1,2", "3,4"] {
                try Data(text.utf8).write(to: data)
                #expect(try await lectern("run", "1", in: folder).output.contains("     \(text)\n"))
                #expect(try await lectern("run", "1", in: folder).output.contains("from the cache"))
                #expect(try String(contentsOf: data, encoding: .utf8) == text)
            }
        }
    }

    @Test(
        "a chapter has the table that an earlier one shows; it runs again where that changes, and says why there is none"
    )
    func earlierTable() async throws {
        func first(_ number: Int, as name: String = "scores") -> String {
            "---\ntitle: One\n---\n\n```swift hidden\n"
                + "show(Table(header: [\"n\"], rows: [[\"\(number)\"]]), as: \"\(name)\")\n```\n"
        }
        let second =
            "---\ntitle: Two\ntables: [1/scores]\n---\n\n```swift\nprint(try Table(of: \"1/scores\").rows)\n```\n"
        try await withCourse(["01-one.md": first(41), "02-two.md": second]) { folder in
            func write(_ text: String, to name: String) throws {
                try Data(text.utf8).write(to: folder.appending(path: "Lessons/\(name)"))
            }
            #expect(try await lectern("run", "2", in: folder).output.contains("[[\"41\"]]"))
            #expect(try await lectern("run", "2", in: folder).output.contains("from the cache"))
            try write(first(42), to: "01-one.md")
            #expect(try await lectern("run", "2", in: folder).output.contains("[[\"42\"]]"))
            let check = try await lectern("check", in: folder)
            #expect(check.code == 0, "\(check)")
            for (changed, reason) in [
                (
                    first(42, as: "others"),
                    "chapter 1 shows only 'others'; add to a cell there: show(table, as: \"scores\")"
                ),
                (
                    "---\ntitle: One\n---\n\n```swift\nfatalError()\n```\n",
                    "cell 1 of chapter 1 failed before it was shown"
                ),
                ("No front matter.\n", "chapter 1 has errors, which ./lectern check 01 tells"),
            ] {
                try write(changed, to: "01-one.md")
                let run = try await lectern("run", "2", in: folder)
                #expect(run.code == 1 && run.output.contains("there is no table '1/scores': \(reason)"), "\(run)")
            }
            try write(second.replacing("tables: [1/scores]\n", with: ""), to: "02-two.md")
            let unnamed = try await lectern("run", "2", in: folder)
            #expect(unnamed.output.contains("add tables: [1/scores] to the front matter"), "\(unnamed)")
            try write(second.replacing("1/scores", with: "2/scores"), to: "02-two.md")
            let itself = try await lectern("run", "2", in: folder)
            #expect(itself.output.contains("chapter 2 is not before chapter 2"), "\(itself)")
        }
    }

    @Test("a course without chapters has nothing that holds: check ends with 64 and says so")
    func noChapters() async throws {
        try await withCourse([:]) { folder in
            let check = try await lectern("check", in: folder)
            #expect(check.code == 64 && check.output.isEmpty, "\(check)")
            #expect(
                check.errors == "error: Lessons has no chapters: a chapter is a file named NN-name.md\n", "\(check)")
        }
    }

    @Test("files where folders are wanted, and folders where files are: one sentence with the path")
    func wrongKinds() async throws {
        try await withCourse(["01-one.md": Self.chapter + Self.exercise]) { folder in
            let start = try await lectern("start", "--all", "--into", "Lessons/course.yml", in: folder)
            #expect(start.code == 1 && start.errors.hasPrefix("error: ") && start.errors.contains("Lessons/course.yml"))
            #expect(start.errors.split(separator: "\n").count == 1 && !start.errors.contains("NSCocoa"), "\(start)")
            let build = try await lectern("build", "--output", "Lessons/course.yml", in: folder)
            #expect(
                build.code == 1
                    && build.errors == "error: cannot write Lessons/course.yml: it is a file, not a folder\n")
            #expect(try await lectern("start", "1", in: folder).code == 0)
            let grade = try await lectern("grade", "Answers", "--output", ".", in: folder)
            #expect(grade.code == 64 && grade.errors == "error: --output .: this is a folder; name a file\n")
        }
    }

    @Test(
        "build writes the chapters that are well, says which is not, and ends with 1; --jobs has no upper bound to mind"
    )
    func oneFails() async throws {
        try await withCourse(["01-one.md": Self.chapter, "02-two.md": Self.broken]) { folder in
            let build = try await lectern("build", "--jobs", "99999999999", in: folder)
            #expect(build.code == 1 && build.errors.hasPrefix("Lessons/02-two.md:7:"), "\(build)")
            #expect(
                build.output.hasPrefix("✗ 02-two · its page says what is wrong\n✓ 1 chapter · site/public\n"),
                "\(build)")
            let page = try String(contentsOf: folder.appending(path: "site/public/01-one.html"), encoding: .utf8)
            #expect(page.contains(">42</pre>"))
        }
    }

    @Test("a second course beside the first does not take its site")
    func twoCourses() async throws {
        try await withCourse(["01-one.md": Self.chapter]) { folder in
            #expect(try await lectern("build", in: folder).code == 0)
            try FileManager.default.copyItem(at: folder.appending(path: "Lessons"), to: folder.appending(path: "Other"))
            let build = try await lectern("build", "--course", "Other", in: folder)
            #expect(build.code == 1 && build.errors.contains("site/public has the site of another course"), "\(build)")
            #expect(try await lectern("build", "--course", "Other", "--output", "site/other", in: folder).code == 0)
        }
    }

    @Test("what was graded by one course is not a score of another beside it that asks for something else")
    func scores() async throws {
        try await withCourse(["01-one.md": Self.chapter + Self.exercise]) { folder in
            let other = folder.appending(path: "Other")
            try FileManager.default.copyItem(at: folder.appending(path: "Lessons"), to: other)
            let thrice = Self.exercise.replacing("2 * n", with: "3 * n").replacing("n + n", with: "n + n + n")
            try Data((Self.chapter + thrice).utf8).write(to: other.appending(path: "01-one.md"))
            #expect(try await lectern("start", "double", in: folder).code == 0)
            try Data("func double(_ n: Int) -> Int { n + n }\n".utf8).write(
                to: folder.appending(path: "Answers/01-one/double.swift"))
            _ = try await lectern("grade", "Answers", in: folder)
            #expect(try await lectern("list", in: folder).output.contains("● double"))
            let list = try await lectern("list", "--course", "Other", in: folder)
            #expect(list.output.contains("◐ double"), "\(list)")
        }
    }
}
