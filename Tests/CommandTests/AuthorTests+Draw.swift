import Foundation
import Testing

extension AuthorTests {
    private static let drawn = """
        ---
        title: Windows
        ---

        ```swift
        func places(_ n: Int, _ f: Int) -> Int { n - f + 1 }
        ```

        ```quiz id=places
        question: A \\(f)-wide window in \\(n) columns?
        draw: {n: [7, 9, 11, 13, 15, 17, 19, 21], f: [1, 2, 3, 4, 5]}
        answer: places(n, f)
        wrong:
          - value: n - f
            feedback: Those are the \\(n - f) steps.
        explanation: It is \\(answer).
        ```

        """

    @Test("run shows what is above a question before its numbers are drawn")
    func shownAtOnce() async throws {
        try await withCourse([:]) { folder in
            let sign = folder.appending(path: "shown"), output = folder.appending(path: "run.txt")
            let chapter = """
                ---
                title: Waiting
                ---

                ```swift
                import Foundation

                func seen(_ n: Int) -> Int {
                    while !FileManager.default.fileExists(atPath: "\(sign.path)") { usleep(10_000) }
                    return n
                }
                ```

                ```swift
                print("above")
                ```

                ```quiz id=last
                question: Which number is \\(n)?
                draw: {n: [7, 9]}
                answer: seen(n)
                ```

                """
            try Data(chapter.utf8).write(to: folder.appending(path: "Lessons/01-waiting.md"))
            try Data().write(to: output)
            let process = Process()
            process.executableURL = executable
            process.arguments = ["run", "01"]
            process.currentDirectoryURL = folder
            process.standardOutput = try FileHandle(forWritingTo: output)
            try process.run()
            // The question waits for the sign, which comes when the cell above it is shown.
            while process.isRunning, try !String(contentsOf: output, encoding: .utf8).contains(" above\n") {
                try await Task.sleep(for: .milliseconds(10))
            }
            try Data().write(to: sign)
            try await process.end()
            let text = try String(contentsOf: output, encoding: .utf8)
            #expect(process.terminationStatus == 0 && text.contains(/Which number is [79]\?/), "\(text)")
        }
    }

    @Test("each student's numbers are the same in start, run and grade, in an own folder and in a class")
    func drawnQuestion() async throws {
        try await withCourse(["01-windows.md": Self.drawn], settings: "title: T\nseed: 7\n") { folder in
            /// The question that is asked, which `text` has somewhere, with its answer.
            func question(in text: String) throws -> (words: String, answer: Int) {
                let match = try #require(text.firstMatch(of: /A (\d+)-wide window in (\d+) columns\?/))
                return (String(match.0), Int(match.2)! - Int(match.1)! + 1)
            }
            func started(as name: String?) async throws -> (words: String, answer: Int) {
                let into = folder.appending(path: "of \(name ?? "nobody")")
                let student = name.map { ["--student", $0] } ?? []
                let result = try await lectern(["start", "01", "--into", into.path] + student, in: folder)
                #expect(result.code == 0, "\(result.errors)")
                return try question(
                    in: String(contentsOf: into.appending(path: "01-windows/quizzes.yml"), encoding: .utf8))
            }
            let (ada, grace, nobody) = (
                try await started(as: "Ada"), try await started(as: "Grace"), try await started(as: nil)
            )
            #expect(Set([ada.words, grace.words, nobody.words]).count == 3)

            // At home the name is kept beside the answers.
            #expect(try await question(in: lectern("run", "01", in: folder).output).words == nobody.words)
            _ = try await lectern("start", "01", "--student", "Ada", in: folder)
            #expect(try await question(in: lectern("run", "01", in: folder).output).words == ada.words)
            func write(_ answer: Int, in place: String) throws {
                let chapter = folder.appending(path: place).appending(path: "01-windows")
                try FileManager.default.createDirectory(at: chapter, withIntermediateDirectories: true)
                try Data("places: \(answer)\n".utf8).write(to: chapter.appending(path: "quizzes.yml"))
            }
            try write(ada.answer, in: "Answers")
            #expect(try await lectern("grade", "Answers", in: folder).code == 0)
            try write(ada.answer - 1, in: "Answers")
            let wrong = try await lectern("grade", "Answers", in: folder)
            #expect(wrong.code == 1 && wrong.output.contains("Your numbers: n = "))
            #expect(wrong.output.contains("Those are the \(ada.answer - 1) steps."))

            // Another name: what was earned with other numbers is earned no longer, and the old questions are told.
            try write(ada.answer, in: "Answers")
            #expect(try await lectern("grade", "Answers", in: folder).code == 0)
            #expect(try await lectern("list", in: folder).output.contains("● quizzes.yml"))
            let renamed = try await lectern("start", "01", "--student", "Grace", in: folder)
            #expect(renamed.errors.contains("Answers/01-windows/quizzes.yml has the numbers of another name"))
            #expect(try await lectern("list", in: folder).output.contains("◐ quizzes.yml"))

            // Gradescope says in a file who it is.
            let metadata = folder.appending(path: "submission_metadata.json")
            try Data(#"{"id": 1, "users": [{"name": "Ada", "email": "a@b.c"}]}"#.utf8).write(to: metadata)
            #expect(try await lectern("grade", "Answers", "--student", metadata.path, in: folder).code == 0)
            try Data("{}".utf8).write(to: metadata)
            #expect(try await lectern("grade", "Answers", "--student", metadata.path, in: folder).code == 64)

            // In a class the folder's name decides.
            try write(ada.answer, in: "class/Ada")
            try write(grace.answer, in: "class/Grace")
            #expect(try await lectern("grade", "class", in: folder).code == 0)
            #expect(try await lectern("grade", "class/Grace", "--student", "Ada", in: folder).code == 1)
        }
    }

    @Test("check, run and start tell an expression that is wrong, and where; check says nothing of a right one")
    func wrongExpression() async throws {
        let wrong = Self.drawn.replacing("answer: places(n, f)", with: "answer: placez(n, f)")
        try await withCourse([
            "01-windows.md": Self.drawn, "02-wrong.md": wrong.replacing("id=places", with: "id=other"),
        ]) {
            folder in
            let told = "Lessons/02-wrong.md:12:9: error: 'placez(n, f)' does not compile"
            for verb in ["check", "run", "start"] {
                let result = try await lectern(verb, "02", in: folder)
                #expect(result.code == 1 && result.errors.contains(told), "\(verb): \(result.errors)")
            }
            #expect(try await lectern("check", "01", in: folder).code == 0)
        }
    }
}
