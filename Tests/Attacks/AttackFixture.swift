import Evaluation
import Foundation
import Literate
import Toolchain

@testable import Grading

/// The course that the corpus of attacks answers, and graders of it, which all tests share.
enum AttackFixture {
    /// The folder that the tests, the benchmark and outsiders read alike.
    static let benchmark = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../Benchmarks/attacks"
    ).standardizedFileURL

    static let course = try! Course.load(folder: benchmark.appending(path: "course").path).chapters
    static var exercise: Exercise { course[0].exercises[0] }
    static var solution: String { exercise.solution.text }

    /// The limits of a grader.
    enum Limits: String, Decodable {
        case usual
        /// For answers that never return: each of some calls is waited for.
        case brief
        /// For answers that take the compiler long.
        case hasty
    }

    static func grader(_ limits: Limits = .usual) async throws -> Grader {
        switch limits {
        case .usual: try await usual.value
        case .brief: try await brief.value
        case .hasty: try await hasty.value
        }
    }

    private static let usual = Task { try await makeGrader() }
    private static let brief = Task { try await makeGrader(callSeconds: 0.1) }
    private static let hasty = Task { try await makeGrader(compileSeconds: 2) }

    /// A grader with short limits. One cache a build, so that a second run of the tests compiles little.
    static func makeGrader(
        cache: URL? = nil, callSeconds: Double = 0.4, compileSeconds: Int = 8
    ) async throws -> Grader {
        let toolchain = try Toolchain.current()
        let shared = FileManager.default.temporaryDirectory.appending(
            path: "lectern-grading-tests-\(ContentHash([toolchain.products.path]))")
        var limits = AnswerLimits()
        limits.callSeconds = callSeconds
        limits.compileSeconds = compileSeconds
        return try await Grader(
            course: course, toolchain: toolchain, cache: OutputCache(folder: cache ?? shared), seed: 1, jobs: 2,
            limits: limits)
    }

    /// Grades `text` as the answer to the course's exercise.
    static func grade(_ text: String, limits: Limits = .usual) async throws -> AnswerReport {
        let grader = try await grader(limits)
        return try await withFolder { folder in
            let file = folder.appending(path: "output-size.swift")
            try Data(text.utf8).write(to: file)
            return await grader.grade([file.path]).answers[0]
        }
    }

    static func withFolder<Value>(_ work: (URL) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await work(folder)
    }
}

extension AnswerReport {
    /// All that a learner reads, for tests to look for words in.
    var text: String {
        let found = checks.map { "\($0.passed ? "✓" : "✗") \($0.name)\n\($0.counterexample ?? "")" }
        let faults = problems.map { "\($0.line.map { "line \($0): " } ?? "")\($0.message)" }
        return (["\(exercise) \(status) \(score) of \(points)"] + faults + found + [hint ?? ""]).joined(separator: "\n")
    }
}
