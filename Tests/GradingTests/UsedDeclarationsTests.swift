import AnswerReading
import Foundation
import Literate
import Testing

@testable import Grading

@Suite("An answer may use what its exercise names of the chapter")
struct UsedDeclarationsTests {
    private static let fence = "```"

    private func chapter(uses: String) throws -> Chapter {
        let fence = Self.fence
        return try Chapter.parse(
            text: """
                ---
                title: T
                ---

                \(fence)swift
                import Foundation
                func step(_ x: Float) -> Float { -1 }
                let label = try String(contentsOfFile: "none", encoding: .utf8)
                print(label)
                \(fence)

                \(fence)swift
                /// Says yes above its border.
                struct Unit {
                    var label: Float = 0
                    func output(_ x: Float) -> Float { step(x - label - margin) + exp(-1000) }
                }
                let margin: Float = 0.5
                extension Unit { mutating func learn() { label += 1 } }
                extension Float { var twice: Float { 2 * self } }
                \(fence)

                \(fence)swift hidden
                func step(_ x: Float) -> Float { x > 0 ? 1 : 0 }
                \(fence)

                ## E

                Text.

                \(fence)swift exercise=e \(uses)
                func answer(_ x: Float) -> Float { 0 }
                \(fence)

                \(fence)swift solution=e
                func answer(_ x: Float) -> Float { Unit(label: 1).output(x) }
                \(fence)

                \(fence)swift check=e
                property("yes above 1.5", .int(in: -5...5)) { x in answer(Float(x)) == (x > 1 ? 1 : 0) }
                \(fence)

                ## Later

                \(fence)swift
                func later() {}
                \(fence)
                """, file: "Lessons/01-t.md")
    }

    private func text(uses: String) throws -> String {
        let chapter = try chapter(uses: uses)
        return try UsedDeclarations(chapter.exercises[0], of: chapter).program.text
    }

    @Test("it is compiled beside the answer with all that it needs, and nothing else of the chapter")
    func closure() throws {
        let text = try text(uses: "uses=Unit")
        for part in [
            "/// Says yes above its border.\nstruct Unit {", "let margin: Float",
            "func step(_ x: Float) -> Float { x >",
        ] {
            #expect(text.contains(part), "\(text)")
        }
        for part in ["learn", "twice", "let label", "{ -1 }", "later"] { #expect(!text.contains(part), "\(text)") }
        #expect(try self.text(uses: "") == "")
        #expect(try self.text(uses: "uses=Unit,learn").contains("extension Unit { mutating func learn()"))
        #expect(try self.text(uses: "uses=twice").contains("extension Float"))
    }

    @Test("an answer that uses it is graded, and one that declares it again is told at its line")
    func graded() async throws {
        let chapter = try chapter(uses: "uses=Unit,step")
        let grader = try await GradingFixture.grader.value
        let prepared = try PreparedExercise(chapter.exercises[0], of: chapter)
        #expect(chapter.exercises[0].scope.hasSuffix("of what the cells declare it sees `Unit` and `step`."))
        let proof = try await ExerciseProver(grader: grader, exercise: chapter.exercises[0], chapter: chapter).run()
        #expect(proof.failures.map(\.description) == [])
        guard
            case .compileError(let faults) = try await grader.judge(
                "func answer(_ x: Float) -> Float { 0 + step(x) }\nfunc step(_ x: Float) -> Float { x }", of: prepared
            ).finding
        else {
            Issue.record("it compiled")
            return
        }
        #expect(faults.contains { $0.line == 2 && $0.problem.words.contains("redeclaration of 'step") }, "\(faults)")
    }

    @Test(
        "a name that no cell above declares is told at its place in the fence",
        arguments: [
            ("uses=Unti", 26, "Unti", "did you mean 'Unit'?"), ("uses=Unit,later", 31, "later", "there are"),
        ])
    func unknown(uses: String, column: Int, name: String, advice: String) throws {
        let chapter = try chapter(uses: uses)
        do {
            _ = try PreparedExercise(chapter.exercises[0], of: chapter)
            Issue.record("it was taken")
        } catch {
            let line = chapter.exercises[0].starter.fence.line
            #expect(
                error.description.hasPrefix(
                    "Lessons/01-t.md:\(line):\(column): error: no cell above exercise 'e' declares '\(name)'"),
                "\(error)")
            #expect(error.description.contains(advice), "\(error)")
        }
    }

    @Test("the starter of an exercise writes it beside the answer, and neither is graded as an answer")
    func starter() async throws {
        let chapter = try chapter(uses: "uses=Unit")
        try await GradingFixture.withFolder { folder in
            let written = try Starter(into: folder).writeAll(of: [chapter])
            #expect(written.map(\.file.lastPathComponent) == ["e.swift"])
            let starter = try String(contentsOf: folder.appending(path: "01-t/e.swift"), encoding: .utf8)
            #expect(starter.contains("of what the cells declare it sees Unit."), "\(starter)")
            let used = try String(contentsOf: folder.appending(path: "01-t/e+uses.swift"), encoding: .utf8)
            #expect(used.contains("struct Unit {"), "\(used)")
            try Data().write(to: folder.appending(path: "Package.swift"))
            let build = folder.appending(path: ".build/checkouts")
            try FileManager.default.createDirectory(at: build, withIntermediateDirectories: true)
            try Data().write(to: build.appending(path: "e.swift"))
            let handIns = HandIns([folder.path], course: [chapter])
            #expect(handIns.files.map(\.exercise) == ["e"] && handIns.students.isEmpty && handIns.refused.isEmpty)
        }
    }
}
