import Outputs
import ArgumentParser
import CourseBuild
import Evaluation
import Foundation
import Grading
import Literate

/// `lectern check`
struct CheckCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prove what chapters promise.",
        discussion: """
            Every cell runs, or fails where it says so; what cells print is what their output fences say; solutions pass \
            their checks, starters do not, and each known misconception is caught and gets its hint; the properties of the text \
            notice the wrong versions that are written for them; live figures are on \
            their page what they are here. All failures are told, not the first alone. So are links that lead nowhere and \
            formulas with errors.

            With --mutants nothing of this is proven, but the checks of exercises are tried themselves: each solution gets \
            small mistakes, one at a time, and its check must catch 95 of 100.

            EXAMPLES:
              lectern check
              lectern check 09 06
              lectern check 09 --update
              lectern check --mutants output-size
            """)

    @Argument(help: "Chapters by number, name or path; with --mutants also exercises. All where none is named.")
    var chapters: [String] = []

    @Flag(help: "Rewrite output fences to what their cells print.")
    var update = false

    @Flag(help: "Try the checks of exercises on solutions with mistakes in them.")
    var mutants = false

    @Option(help: "text for people, json for machines; with --mutants.")
    var format = DocumentFormat<MutantFormat>.text

    @OptionGroup var jobs: JobsOption

    @OptionGroup var course: CourseOptions

    func validate() throws {
        if mutants, update { throw ValidationError("--update and --mutants do not go together") }
        if !mutants, format != .text { throw ValidationError("--format goes with --mutants") }
    }

    func run(on console: Console) async throws {
        if mutants { return try await tryMutants(on: console) }
        let paths = course.paths
        let evaluator = try paths.evaluator()
        var hasFailed = false
        for (names, file) in selections(of: paths) {
            var workshop = try paths.workshop(file: file, jobs: jobs.jobs, console: console)
            let prover = Prover(cache: paths.cache, evaluator: evaluator, jobs: jobs.jobs)
            workshop.prove = { try await prover.promises(of: $0, outputs: $1) }
            let build = try await CourseBuild.step(names: names, in: workshop)
            guard !build.reading.entries.isEmpty else {
                throw ValidationError("\(paths.course) has no chapters: a chapter is a file named NN-name.md")
            }
            let others = build.unreadable.flatMap(\.errors) + build.otherFailures
            console.clearProgress()
            if !others.isEmpty { console.report(others.map(\.description).joined(separator: "\n")) }
            for chapter in build.chapters {
                let proof = ChapterProof(chapter, updates: update)
                if !proof.failures.isEmpty { console.report(proof.failures.map(\.description).joined(separator: "\n")) }
                console.write([ProofText(proof: proof).line])
                hasFailed = hasFailed || !proof.failures.isEmpty
            }
            hasFailed = hasFailed || !others.isEmpty
        }
        if hasFailed { throw ExitCode.failure }
    }

    /// The course's chapters that are asked for, and each file that lies outside of the course.
    private func selections(of paths: CoursePaths) -> [(names: [String], file: String?)] {
        let known = (try? CourseFolder.open(paths.course).chapterFiles) ?? []
        let own = Set(known.map { URL(filePath: $0).standardizedFileURL })
        let outside = chapters.filter {
            CoursePaths.isFile($0) && !own.contains(URL(filePath: $0).standardizedFileURL)
        }
        let inside = chapters.filter { !outside.contains($0) }
        var selections: [(names: [String], file: String?)] = outside.map { (names: [], file: $0) }
        if !inside.isEmpty || outside.isEmpty { selections.insert((names: inside, file: nil), at: 0) }
        return selections
    }
}

/// Proves what chapters promise. The sandbox is prepared once, when the first chapter with exercises comes.
private actor Prover {
    private let cache: OutputCache
    private let evaluator: Evaluator
    private let jobs: Int
    private var preparation: Task<Grader, any Error>?

    init(cache: OutputCache, evaluator: Evaluator, jobs: Int?) {
        self.cache = cache
        self.evaluator = evaluator
        // Much of a proof waits for processes to start and to end.
        self.jobs = jobs ?? 2 * ProcessInfo.processInfo.activeProcessorCount
    }

    nonisolated func promises(of chapter: Chapter, outputs: ChapterOutputs) async throws -> ProvenPromises {
        async let wrongVersions = evaluator.prove(wrongVersionsOf: chapter, outputs: outputs)
        let exercises = chapter.exercises.isEmpty ? [] : try await grader().prove(chapter)
        return ProvenPromises(exercises: exercises, wrongVersions: try await wrongVersions)
    }

    private func grader() async throws -> Grader {
        if let preparation { return try await preparation.value }
        let preparation = Task { [cache, jobs] in
            // Which chapters the course has is of no concern to a proof.
            try await Grader(course: [], toolchain: .current(), cache: cache, jobs: jobs)
        }
        self.preparation = preparation
        return try await preparation.value
    }
}
