import CourseBuild
import Evaluation
import Foundation
import Grading
import Literate
import Reference
import Site

extension CoursePaths {
    /// What builds this course, or the one file outside of it that is given.
    ///
    /// - Parameters:
    ///   - hasReference: whether the site has pages of the declarations that a cell may use.
    ///   - kept: where the processes of chapters are kept from one build to the next, or nil.
    func workshop(
        file: String? = nil, hasReference: Bool = false, options: SiteOptions = SiteOptions(), jobs: Int? = nil,
        kept: KeptHosts? = nil, console: Console
    ) throws -> Workshop {
        let evaluator = try evaluator()
        let runner = try kept.map { try self.evaluator(keepingIn: $0) } ?? evaluator
        let compiler = LiveCompiler(toolchain: evaluator.toolchain, cache: cache)
        let interpreter = InterpreterModule(toolchain: evaluator.toolchain, cache: cache)
        let checks = PageCheckCompiler(toolchain: evaluator.toolchain, cache: cache)
        let extractor = hasReference ? ReferenceExtractor(toolchain: evaluator.toolchain) : nil
        let course = course
        var workshop = Workshop(
            read: { previous in
                if let file { return .single(file, after: previous) }
                return try CourseFolder.open(course).read(after: previous)
            },
            draw: { try await QuizDrawing(by: evaluator).drawn($0) },
            run: { try await runner.run($0, observer: $1) },
            liveFigures: { try await compiler.modules(of: $0, outputs: $1) },
            interpreter: { try await interpreter.data() }, checks: { try await checks.checks(of: $0) },
            reference: extractor.map { extractor in
                ReferenceSource(
                    identity: { try extractor.identity() }, modules: { try await extractor.modules() })
            }, sources: try siteSources(builtBy: evaluator.toolchain), options: options, jobs: jobs)
        workshop.observer = { console.progress($0.words) }
        return workshop
    }
}

extension CoursePaths {
    /// Who is asked the course's questions: whoever answers in the folder, by default that beside the course.
    func learner(answers: String? = nil) -> Learner {
        Learner(
            name: LearnerName.kept(in: URL(filePath: answers ?? beside("Answers"))),
            seed: (try? CourseFolder.open(course))?.information.seed ?? 0)
    }
}

extension BuildEvent {
    /// What is being done, for a line of progress.
    var words: String {
        switch self {
        case .running(let name): "running chapter \(name)"
        case .resuming(let name, let cell, let isCrowded):
            "running chapter \(name) from cell \(cell)"
                + (isCrowded ? ", for cells after it started threads or processes" : "")
        case .compilingLiveFigures(let name): "compiling the live figures of \(name)"
        case .proving(let name): "proving what \(name) promises"
        case .rendering(let name): "rendering the page of \(name)"
        case .readingReference: "reading the reference"
        }
    }
}
