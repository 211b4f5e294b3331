import Foundation
import Testing

extension ExecutableTests {
    @Test("list takes the page's line, grades what is in it, and prints the line for the page")
    func pageProgress() async throws {
        try await withCourse(["01-twice.md": "---\ntitle: Twice\n---\n" + Self.exercise]) { folder in
            let line = "lectern-progress:1:course=Course:done=01-twice:answer.six=6"
            let taken = try await lectern("list", "--progress", line, in: folder)
            #expect(taken.code == 0, "\(taken.errors)")
            #expect(taken.output.contains("Took over 1 answer from the page."))
            #expect(taken.output.contains("Twice · 3 points · done\n") && taken.output.contains("1 of 1"))
            let file = folder.appending(path: "Answers/01-twice/quizzes.yml")
            #expect(try String(contentsOf: file, encoding: .utf8).contains("# What is twice three?\nsix: 6\n"))

            let solution = folder.appending(path: "Answers/01-twice/double.swift")
            try Data("func double(_ n: Int) -> Int { n + n }\n".utf8).write(to: solution)
            #expect(try await lectern("grade", solution.path, in: folder).code == 0)
            let back = try await lectern("list", "--for-page", in: folder)
            #expect(back.output == line + ":score.double=2\n")

            // A file with the line does, too; an answer of one's own stays.
            try Data((line.replacing("six=6", with: "six=7") + "\n").utf8).write(to: folder.appending(path: "line.txt"))
            let kept = try await lectern("list", "--progress", "line.txt", in: folder)
            #expect(kept.output.contains("Took over 0 answers from the page.\nLeft as it is here: six\n"))

            for wrong in ["nonsense", line.replacing("=Course", with: "=Other")] {
                let result = try await lectern("list", "--progress", wrong, in: folder)
                #expect(result.code == 64 && result.output.isEmpty && result.errors.hasPrefix("error: this "))
            }
            #expect(try await lectern("list", "--progress", line, "--for-page", in: folder).code == 64)
        }
    }
}
