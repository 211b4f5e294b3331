import CourseBuild
import Evaluation
import Foundation
import Literate
import Reference
import Site

extension CoursePaths {
    /// What builds this course, or the one file outside of it that is given.
    ///
    /// - Parameter hasReference: whether the site has pages of the declarations that a cell may use.
    func workshop(
        file: String? = nil, hasReference: Bool = false, options: SiteOptions = SiteOptions(), jobs: Int? = nil,
        console: Console
    ) throws -> Workshop {
        let evaluator = try evaluator()
        let compiler = LiveCompiler(toolchain: evaluator.toolchain, cache: cache)
        let extractor = hasReference ? ReferenceExtractor(toolchain: evaluator.toolchain) : nil
        let course = course
        var workshop = Workshop(
            read: { previous in
                if let file { return .single(file, after: previous) }
                return try CourseFolder.open(course).read(after: previous)
            },
            run: { try await evaluator.run($0) },
            liveFigures: { try await compiler.modules(of: $0, outputs: $1) },
            reference: { try await extractor?.modules() ?? [] },
            sources: try siteSources, options: options, jobs: jobs)
        workshop.observer = { console.progress($0.words) }
        return workshop
    }
}

extension BuildEvent {
    /// What is being done, for a line of progress.
    fileprivate var words: String {
        switch self {
        case .running(let name): "running chapter \(name)"
        case .compilingLiveFigures(let name): "compiling the live figures of \(name)"
        case .rendering(let name): "rendering the page of \(name)"
        }
    }
}
