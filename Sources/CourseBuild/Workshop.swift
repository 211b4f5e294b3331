import Outputs
import Evaluation
import Foundation
import Grading
import Literate
import Reference
import Site

/// What a build needs of the world.
package struct Workshop: Sendable {
    /// The course's files, after those of the build before.
    package var read: @Sendable (_ previous: CourseReading?) throws -> CourseReading
    /// Computes the variants of a chapter's questions.
    package var draw: @Sendable (Chapter) async throws -> QuizDrawing.Drawn
    /// Runs a chapter's cells.
    package var run: @Sendable (Chapter) async throws -> ChapterOutputs
    /// Compiles a chapter's live figures and proves that they draw what the cells drew.
    package var liveFigures: @Sendable (Chapter, ChapterOutputs) async throws -> LiveCompiler.Modules
    /// The declarations that a cell may use; none for a site without a reference.
    package var reference: @Sendable () async throws -> [ReferenceModule]
    /// Where the files are that a site is made from.
    package var sources: SiteSources
    package var options: SiteOptions
    /// How many chapters run at a time.
    package var jobs: Int
    /// Told what is being done.
    package var observer: @Sendable (BuildEvent) -> Void = { _ in }

    package init(
        read: @escaping @Sendable (CourseReading?) throws -> CourseReading,
        draw: @escaping @Sendable (Chapter) async throws -> QuizDrawing.Drawn = { QuizDrawing.Drawn(chapter: $0) },
        run: @escaping @Sendable (Chapter) async throws -> ChapterOutputs,
        liveFigures: @escaping @Sendable (Chapter, ChapterOutputs) async throws -> LiveCompiler.Modules,
        reference: @escaping @Sendable () async throws -> [ReferenceModule] = { [] },
        sources: SiteSources, options: SiteOptions = SiteOptions(), jobs: Int? = nil
    ) {
        self.read = read
        self.draw = draw
        self.run = run
        self.liveFigures = liveFigures
        self.reference = reference
        self.sources = sources
        self.options = options
        // Most cells keep one processor busy, those that compile and those that train.
        self.jobs = max(jobs ?? ProcessInfo.processInfo.activeProcessorCount, 1)
    }
}

/// A piece of a build's work, which begins. Chapters are told by `Chapter.name`.
package enum BuildEvent: Sendable, Hashable {
    case running(String)
    case compilingLiveFigures(String)
    case rendering(String)
}
