import Foundation
import Testing

extension ExecutableTests {
    private static let further = """

        ```swift extra=double "Let it answer *every* number: what is too large stays as it is."
        property("the largest", .int(in: 0...9)) { n in double(Int.max - n) == Int.max - n }
        ```

        ```swift extra-solution=double
        func double(_ n: Int) -> Int { n.multipliedReportingOverflow(by: 2).overflow ? n : 2 * n }
        ```

        """

    @Test("a further task is told after passing, tried with --extra alone, and moves no score and no exit code")
    func extra() async throws {
        let text = Self.exercise.replacing("\n```quiz", with: Self.further + "\n```quiz")
        try await withCourse(["01-twice.md": "---\ntitle: Twice\n---\n" + text]) { folder in
            #expect(try await lectern("check", in: folder).code == 0)
            func grade(_ body: String, _ options: String...) async throws -> CommandResult {
                let file = folder.appending(path: "Answers/01-twice/double.swift")
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data("func double(_ n: Int) -> Int { \(body) }\n".utf8).write(to: file)
                return try await lectern(["grade", file.path] + options, in: folder)
            }
            let task = "A further task: Let it answer every number"
            #expect(
                !(try await grade("n + 1", "--extra").output.contains(task)), "an answer that is wrong has other work")
            let told = try await grade("2 * n")
            #expect(told.code == 0 && told.output.contains(task) && told.output.contains("double.swift --extra"))
            let tried = try await grade("2 * n", "--extra")
            #expect(tried.code == 0 && tried.output.contains("✗ the largest"))
            #expect(tried.output.contains("2 of 2 points"))
            let right = try await grade("n.multipliedReportingOverflow(by: 2).overflow ? n : 2 * n", "--extra")
            #expect(right.code == 0 && right.output.contains("✓ the largest"))
            let json = try await grade("2 * n", "--extra", "--format", "json").output
            let report = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let answer = try #require((report["answers"] as? [[String: Any]])?.first)
            let checks = (answer["furtherTask"] as? [String: Any])?["checks"] as? [[String: Any]]
            #expect(checks?.map { $0["passed"] as? Bool } == [false] && report["score"] as? Double == 2)
        }
    }
}
