import Toolchain
import Evaluation
import Foundation
import Literate

@testable import Grading

/// A course of one chapter and a grader for it, which all tests share: compiled stubs, checks and libraries are found again.
enum GradingFixture {
    static let course: [Chapter] = [try! Chapter.parse(text: chapterText, file: "Lessons/01-windows.md")]
    static var chapter: Chapter { course[0] }

    static func exercise(_ name: String) -> Exercise { chapter.exercises.first { $0.id.name == name }! }

    static let grader = Task { try await makeGrader(cache: sharedCache()) }

    /// One cache a build, so that a second run of the tests compiles little.
    static func sharedCache() throws -> URL {
        let build = ContentHash([try Toolchain.current().products.path])
        return FileManager.default.temporaryDirectory.appending(path: "lectern-grading-tests-\(build)")
    }

    /// A grader with short limits. A compiler has as long as anywhere: on a busy machine it needs that.
    static func makeGrader(
        cache: URL, path: String = "/usr/bin:/bin", callSeconds: Double = 0.4, compileSeconds: Int = 20
    ) async throws -> Grader {
        var limits = AnswerLimits()
        limits.callSeconds = callSeconds
        limits.compileSeconds = compileSeconds
        return try await Grader(
            course: course, toolchain: try Toolchain.current(), cache: OutputCache(folder: cache), seed: 1, jobs: 2,
            limits: limits, path: path)
    }

    /// Grades `text` as the answer to `exercise`.
    static func grade(
        _ text: String, exercise: String = "output-size", by grader: Task<Grader, any Error> = grader
    ) async throws -> AnswerReport {
        try await grade(bytes: Data(text.utf8), exercise: exercise, by: grader)
    }

    static func grade(
        bytes: Data, exercise: String = "output-size", by grader: Task<Grader, any Error> = grader
    ) async throws -> AnswerReport {
        let grader = try await grader.value
        return try await withFolder { folder in
            let file = folder.appending(path: "\(exercise).swift")
            try bytes.write(to: file)
            return await grader.grade([file.path]).answers[0]
        }
    }

    static func withFolder<Value>(_ work: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder)
    }

    static let solution = """
        func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
            let way = input + 2 * padding - filter
            guard way >= 0, way % stride == 0 else { return nil }
            return way / stride + 1
        }
        """

    /// A chapter of one exercise, `e`: its starter begins at line 14, after the fence at line 13.
    static func chapter(
        file: String = "Lessons/02-t.md", starter: String, solution: String, check: String, wrong: String
    ) throws -> Chapter {
        let text = """
            ---
            title: T
            summary: S.
            objectives: [one, two, three]
            ---

            # T

            ## E

            Text.

            \(fence)swift exercise=e points=1
            \(starter)
            \(fence)

            \(fence)swift solution=e
            \(solution)
            \(fence)

            \(fence)swift check=e
            \(check)
            \(fence)

            \(fence)swift wrong=e "Think."
            \(wrong)
            \(fence)
            """
        return try Chapter.parse(text: text, file: file)
    }

    private static let fence = "```"
    private static let chapterText = """
        ---
        title: Windows
        summary: A window slides.
        objectives: [one, two, three]
        ---

        # Windows

        ## How many places?

        Count them.

        \(fence)swift exercise=output-size points=4
        func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
            0
        }
        \(fence)

        \(fence)swift solution=output-size
        \(solution)
        \(fence)

        \(fence)swift check=output-size
        func walk(_ input: Int, _ filter: Int, _ stride: Int) -> Int {
            (0..<input).filter { $0 % stride == 0 && $0 + filter <= input }.count
        }

        property("stride 1", .int(in: 1...32), .int(in: 1...7)) { n, f in
            try assume(f <= n)
            return outputSize(input: n, filter: f, stride: 1, padding: 0) == n - f + 1
        }

        property("padding counts twice", .int(in: 1...32), .int(in: 0...3)) { n, p in
            outputSize(input: n, filter: 1, stride: 1, padding: p) == n + 2 * p
        }

        property("strides", .int(in: 7...32), .int(in: 1...4), weight: 2) { n, s in
            try assume((n - 3) % s == 0)
            return outputSize(input: n, filter: 3, stride: s, padding: 0) == walk(n, 3, s)
        }
        \(fence)

        \(fence)swift wrong=output-size "One more place than steps."
        func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
            (input + 2 * padding - filter) / stride
        }
        \(fence)

        \(fence)swift wrong=output-size "Padding is on both sides."
        func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
            (input + padding - filter) / stride + 1
        }
        \(fence)

        ## Mirror

        Turn it round.

        \(fence)swift exercise=mirror points=2
        func mirrored(_ w: [Float], named names: [String], by table: [Int: (Double, Bool)]) throws -> (w: [Float], text: String?) {
            ([], nil)
        }
        \(fence)

        \(fence)swift solution=mirror
        func mirrored(_ w: [Float], named names: [String], by table: [Int: (Double, Bool)]) throws -> (w: [Float], text: String?) {
            struct Empty: Error {}
            if w.isEmpty { throw Empty() }
            return (w.reversed(), names.last.map { $0 + "\\(table.count)" })
        }
        \(fence)

        \(fence)swift check=mirror
        property("turned", .array(of: .float, count: 1...5), .array(of: .string, count: 0...3)) { (w: [Float], names: [String]) in
            let result = try mirrored(w, named: names, by: [1: (2, true), 2: (3, false)])
            try expectEqual(result.w, w.reversed(), within: 0)
            return result.text == names.last.map { $0 + "2" }
        }
        check("empty", { (try? mirrored([], named: [], by: [:])) == nil }())
        \(fence)

        \(fence)swift wrong=mirror "Turn the weights round, too."
        func mirrored(_ w: [Float], named names: [String], by table: [Int: (Double, Bool)]) throws -> (w: [Float], text: String?) {
            struct Empty: Error {}
            if w.isEmpty { throw Empty() }
            return (w, names.last.map { $0 + "\\(table.count)" })
        }
        \(fence)

        ## Twice

        Double every entry.

        \(fence)swift exercise=twice points=1
        func twice(_ x: Tensor) throws -> Tensor {
            x
        }
        \(fence)

        \(fence)swift solution=twice
        func twice(_ x: Tensor) throws -> Tensor {
            x * 2
        }
        \(fence)

        \(fence)swift check=twice
        property("every entry", .int(in: 1...4), .int(in: 1...4)) { rows, columns in
            let x = Tensor.uniform([rows, columns], in: -1...1, seed: rows * 10 + columns)
            let y = try twice(x)
            try expectEqual(y.shape, x.shape)
            try expectEqual(y.values, x.values.map { $0 * 2 }, within: 1e-6)
        }
        \(fence)

        \(fence)swift wrong=twice "That adds two."
        func twice(_ x: Tensor) throws -> Tensor {
            x + 2
        }
        \(fence)

        ## Questions

        \(fence)quiz id=how-many
        question: How many?
        answer: 1024
        points: 2
        wrong:
          - value: 1000
            feedback: Powers of two.
        hint: It is $2^{10}$.
        explanation: Ten times doubled, `1 << 10`, is $2^{10}$.
        \(fence)

        \(fence)quiz id=which
        question: Which?
        choices:
          - text: this
            right: true
            feedback: This is this.
          - text: that
            feedback: Not that.
        explanation: It is.
        points: 1
        \(fence)
        """
}

extension AnswerReport {
    /// All that a learner reads, for tests to look for words in.
    var text: String {
        let found = checks.map { "\($0.passed ? "✓" : "✗") \($0.name)\n\($0.counterexample ?? "")" }
        let faults = problems.map { "\($0.line.map { "line \($0): " } ?? "")\($0.message)" }
        return (["\(exercise) \(status) \(score) of \(points)"] + faults + found + [hint ?? ""]).joined(separator: "\n")
    }
}
