import AnswerReading
import Evaluation
import Foundation
import Literate
import Toolchain
import Wording

/// Grades answers to the exercises and quizzes of a course.
///
/// What a learner wrote is parsed in a process with limits, compiled and run in a sandbox, in a process of its own; the check runs
/// in another. A grader keeps nothing between two gradings but compiled libraries.
public struct Grader: Sendable {
    /// The chapters whose exercises are answered.
    public let course: [Chapter]
    /// With this seed the same cases are tried again.
    public private(set) var seed: UInt64
    /// How many answers are graded at a time.
    public let jobs: Int
    /// Whether final properties are tried and counted, too.
    public internal(set) var countsFinal: Bool
    /// Whether further tasks are tried, too.
    public internal(set) var triesExtra: Bool
    /// From which the numbers of questions are drawn.
    let courseSeed: Int
    let limits: AnswerLimits
    private(set) var evaluator: Evaluator
    let sandbox: Sandbox
    private(set) var libraries: LibraryStore
    let drawnChapters: DrawnChapters
    var parser: ForeignParser
    /// Whether answers are the author's own.
    private(set) var isForAuthor = false
    let scratch: Scratch
    /// Limits on time mean little where everything runs at once.
    let limit: ConcurrencyLimit

    /// More answers at a time than this take memory and gain nothing.
    private static let mostJobs = 64

    /// A grader for `course`.
    /// - Parameters:
    ///   - cache: where compiled libraries are kept.
    ///   - seed: nil for a fresh one.
    ///   - jobs: nil for as many as there are processors.
    ///   - courseSeed: the course's, from which the numbers of questions are drawn.
    /// - Throws: `SandboxError` where answers cannot be sandboxed here; an error of the toolchain's.
    public init(
        course: [Chapter], toolchain: Toolchain, cache: OutputCache, seed: UInt64? = nil, jobs: Int? = nil,
        countsFinal: Bool = false, triesExtra: Bool = false, courseSeed: Int = 0, limits: AnswerLimits = AnswerLimits(),
        path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    ) async throws {
        self.course = course
        // Shown to people and typed by them, so it is short.
        self.seed = seed ?? UInt64.random(in: 1..<1_000_000)
        self.jobs = min(max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount), Self.mostJobs)
        self.countsFinal = countsFinal
        self.triesExtra = triesExtra
        self.courseSeed = courseSeed
        self.limits = limits
        limit = ConcurrencyLimit(self.jobs)
        scratch = try Scratch(below: cache.folder.appending(path: "scratch"))
        parser = try ForeignParser(toolchain: toolchain)
        guard FileManager.default.fileExists(atPath: toolchain.gradingKit.path) else {
            throw ToolchainError.missing(
                toolchain.gradingKit.path, advice: "build Lectern with 'swift build', or run it through ./lectern")
        }
        sandbox = try await Sandbox.find(toolchain: toolchain, path: path)
        evaluator = try Evaluator(
            toolchain: toolchain, cache: cache, limits: CellLimits(seconds: limits.checkSeconds),
            libraries: [toolchain.gradingKit], scratch: scratch.root)
        drawnChapters = DrawnChapters(by: QuizDrawing(by: evaluator))
        let compiler = AnswerCompiler(
            sandbox: sandbox, scratch: scratch, moduleCache: cache.folder.appending(path: "clang-modules"),
            seconds: limits.compileSeconds)
        libraries = LibraryStore(
            folder: cache.folder.appending(path: "answers"), compiler: compiler, scratch: scratch)
        try await compiler.prepare()
    }

    /// Grades the answers under `paths`: files, or folders in which they are looked for. In a class, what one student handed in is
    /// asked of all.
    ///
    /// - Parameter observer: told of each file's reports as they come, in no particular order.
    public func grade(
        _ paths: [String], observer: @escaping @Sendable (GradeEvent) -> Void = { _ in }
    ) async -> GradeReport {
        await grade(Batch(paths: paths), observer: observer)
    }

    /// Grades a batch of answers.
    ///
    /// - Parameters:
    ///   - only: of the files that are found, grade these alone; nil for all, with what is refused or missing.
    ///   - journal: what was found before, and what is found now.
    ///   - observer: told of each file's reports as they come, in no particular order.
    public func grade(
        _ batch: Batch, only: Set<String>? = nil, journal: Journal? = nil,
        observer: @escaping @Sendable (GradeEvent) -> Void = { _ in }
    ) async -> GradeReport {
        await gradeFiles(of: batch, only: only, Verdicts(journal: journal), observer: observer).report
    }

    /// The same, with what came of each file.
    func gradeFiles(
        of batch: Batch, only: Set<String>? = nil, _ verdicts: Verdicts,
        observer: @escaping @Sendable (GradeEvent) -> Void
    ) async -> (report: GradeReport, files: [GradedFile]) {
        do {
            return try await scratch.with { folder in
                try await keepingHosts {
                    try await $0.grade(batch, only: only, unpackingInto: folder, verdicts, observer)
                }
            }
        } catch {
            // Nothing can be written there, and so nothing can be graded.
            let problem = AnswerProblem.notGraded(reason: error.sentence)
            let reports = batch.paths.map { path in
                AnswerReport(
                    file: path, student: batch.student, exercise: path, points: 0, status: .notGraded,
                    problems: [.init(problem)])
            }
            return (GradeReport(seed: seed, answers: reports), [])
        }
    }

    private func grade(
        _ batch: Batch, only: Set<String>?, unpackingInto folder: URL, _ verdicts: Verdicts,
        _ observer: @escaping @Sendable (GradeEvent) -> Void
    ) async throws -> (report: GradeReport, files: [GradedFile]) {
        let handIns = try await HandIns.unpacked(batch, course: course, parser: parser, into: folder)
        let files = handIns.files.filter { only?.contains($0.name) ?? true }
        let doubled = Self.doubled(files)
        observer(.found(files: files.count))
        var graded: [Int: GradedFile] = [:]
        await withTaskGroup(of: (Int, GradedFile).self) { group in
            for index in files.indices {
                group.addTask {
                    do {
                        return (
                            index,
                            try await limit.run { await self.grade(files[index], first: doubled[index], verdicts) }
                        )
                    } catch {
                        return (index, self.refusal(files[index], .notGraded(reason: "the grading was cancelled")))
                    }
                }
            }
            for await (index, found) in group {
                graded[index] = found
                observer(.graded(found.reports))
            }
        }
        if only != nil {
            let found = files.indices.compactMap { graded[$0] }
            return (GradeReport(seed: seed, answers: found.flatMap(\.reports)), found)
        }
        let refused = handIns.refused.map(Self.refusal)
        let found = files.indices.compactMap { graded[$0] } + refused
        let missing = ClassList(students: handIns.students, asked: batch.asked).missing(from: found, of: course)
        return (GradeReport(seed: seed, answers: found.flatMap(\.reports) + missing), found)
    }

    /// The files under `paths` that would be graded, as paths.
    public func files(under paths: [String]) -> [String] { HandIns(paths, course: course).files.map(\.name) }

    /// For each file that answers what another one of the same student answers, which is graded instead: that one's name.
    static func doubled(_ files: [AnswerFile]) -> [Int: String] {
        let same = Dictionary(grouping: files.indices) { index in
            let file = files[index]
            let what = file.isQuizzes ? "\(file.chapter)/\(AnswerFile.quizzes)" : file.exercise
            return "\(file.student ?? "")\0\(what)"
        }
        var doubled: [Int: String] = [:]
        for indices in same.values {
            // The first in the order of names, where neither precedes the other.
            guard let graded = indices.min(by: { files[$0].precedes(files[$1]) }) else { continue }
            for index in indices where index != graded { doubled[index] = files[graded].name }
        }
        return doubled
    }

    private func grade(_ file: AnswerFile, first: String?, _ verdicts: Verdicts) async -> GradedFile {
        // The points to be had are the first answer's.
        if let first { return refusal(file, .secondAnswer(first: first), points: 0) }
        let text: AnswerText
        do {
            text = try AnswerText(contentsOf: file.url)
        } catch {
            return refusal(file, error)
        }
        if file.isQuizzes, verdicts.shard != nil { return GradedFile(student: file.student, reports: []) }
        var graded =
            file.isQuizzes
            ? await gradeQuizzes(text.text, file: file) : await gradeExercise(text, file: file, verdicts: verdicts)
        for index in graded.reports.indices { graded.reports[index].content = text.content }
        return graded
    }

    /// The same grader with another seed.
    func reseeded(_ seed: UInt64) -> Grader {
        var grader = self
        grader.seed = seed
        return grader
    }

    /// The same grader for what the author wrote, which parses and compiles answers as it does cells, and optimizes neither them nor checks.
    var forAuthor: Grader {
        var grader = self
        grader.isForAuthor = true
        grader.evaluator = evaluator.unoptimized
        grader.libraries = libraries.forAuthor
        return grader
    }

    /// Calls `body` with the same grader, whose checks run in processes that stay until `body` ends: each check in a copy of one as it was
    /// when it began.
    func keepingHosts<Result>(_ body: (Grader) async throws -> Result) async rethrows -> Result {
        let kept = KeptHosts(most: jobs, checkpoints: 1, startsOver: true)
        var grader = self
        grader.evaluator = evaluator.keeping(kept)
        return try await kept.ending { try await body(grader) }
    }

    /// The exercise of this name and its chapter.
    func exercise(named name: String) -> (chapter: Chapter, exercise: Exercise)? {
        for chapter in course {
            if let exercise = chapter.exercises.first(where: { $0.id.name == name }) { return (chapter, exercise) }
        }
        return nil
    }
}
