import Toolchain
import Evaluation
import Foundation
import Literate
import Testing

@testable import Grading

@Suite("What starts answers is loaded where an answer is checked, and nowhere else")
struct GradingKitTests {
    private static let probe = """
        import Foundation
        check("spawn", dlsym(nil, "lectern_spawn") != nil)
        """

    private func check(libraries: [URL]) async throws -> Bool? {
        let toolchain = try Toolchain.current()
        return try await GradingFixture.withFolder { folder in
            let evaluator = try Evaluator(
                toolchain: toolchain, cache: OutputCache(folder: folder), libraries: libraries)
            let chapter = try Chapter.parse(
                text: """
                    ---
                    title: T
                    summary: S.
                    objectives: [one, two, three]
                    ---

                    # T

                    ```swift
                    \(Self.probe)
                    ```
                    """, file: "01-t.md")
            return try await evaluator.run(chapter).cells[0].checks.first?.passed
        }
    }

    @Test("an ordinary cell's process cannot start an answer")
    func ordinary() async throws { #expect(try await check(libraries: []) == false) }

    @Test("the process of a check can")
    func checking() async throws {
        #expect(try await check(libraries: [try Toolchain.current().gradingKit]) == true)
    }

    @Test("no type and no function is in both libraries")
    func once() throws {
        let toolchain = try Toolchain.current()
        func symbols(_ library: URL) throws -> Set<Substring> {
            let process = Process(), pipe = Pipe()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["nm", "--dynamic", "--defined-only", "--format=just-symbols", library.path]
            process.standardOutput = pipe
            try process.run()
            let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            // Of our own: what the compiler puts into every library is in both.
            return Set(
                text.split(separator: "\n").filter {
                    $0.hasPrefix("lectern_") || $0.contains("Answer") || $0.contains("PropertyTesting")
                })
        }
        let lessons = try symbols(toolchain.lessonKit), grading = try symbols(toolchain.gradingKit)
        #expect(grading.contains("lectern_spawn") && lessons.contains { $0.contains("PropertyTesting") })
        #expect(lessons.intersection(grading) == [])
    }
}
