import Outputs
import Evaluation
import Foundation
import Grading
import Literate
import Reference
import Site
import Toolchain

/// What a build needs of the world.
package struct Workshop: Sendable {
    /// The course's files, after those of the build before.
    package var read: @Sendable (_ previous: CourseReading?) throws -> CourseReading
    /// Computes the variants of a chapter's questions.
    package var draw: @Sendable (Chapter) async throws -> QuizDrawing.Drawn
    /// Runs a chapter's cells, and tells what happens.
    package var run: Run
    /// Compiles a chapter's live figures and proves that they draw what the cells drew.
    package var liveFigures: @Sendable (Chapter, ChapterOutputs) async throws -> LiveCompiler.Modules
    /// The interpreter in which pages try answers, as WebAssembly; nil for a site in which none are tried.
    package var interpreter: (@Sendable () async throws -> Data)?
    /// Compiles the checks of a chapter's exercises for its page.
    package var checks: @Sendable (Chapter) async throws -> PageCheckCompiler.Checks
    /// Tries what a chapter promises beside its cells, after these; nil where nothing is proven.
    package var prove: (@Sendable (Chapter, ChapterOutputs) async throws -> ProvenPromises)?
    /// The declarations that a cell may use; nil for a site without a reference.
    package var reference: ReferenceSource?
    /// Where the files are that a site is made from.
    package var sources: SiteSources
    package var options: SiteOptions
    /// How many chapters run at a time.
    package var jobs: Int
    /// Told what is being done.
    package var observer: @Sendable (BuildEvent) -> Void = { _ in }

    package typealias Run =
        @Sendable (Chapter, _ observer: @escaping @Sendable (Evaluator.Event) -> Void) async throws -> ChapterOutputs

    package init(
        read: @escaping @Sendable (CourseReading?) throws -> CourseReading,
        draw: @escaping @Sendable (Chapter) async throws -> QuizDrawing.Drawn = { QuizDrawing.Drawn(chapter: $0) },
        run: @escaping Run,
        liveFigures: @escaping @Sendable (Chapter, ChapterOutputs) async throws -> LiveCompiler.Modules,
        interpreter: (@Sendable () async throws -> Data)? = nil,
        checks: @escaping @Sendable (Chapter) async throws -> PageCheckCompiler.Checks = { _ in .init() },
        reference: ReferenceSource? = nil,
        sources: SiteSources, options: SiteOptions = SiteOptions(), jobs: Int? = nil
    ) {
        self.read = read
        self.draw = draw
        self.run = run
        self.liveFigures = liveFigures
        self.interpreter = interpreter
        self.checks = checks
        self.reference = reference
        self.sources = sources
        self.options = options
        // Most cells keep one processor busy, those that compile and those that train.
        self.jobs = max(jobs ?? ProcessInfo.processInfo.activeProcessorCount, 1)
    }
}

/// Where the declarations come from that a cell may use.
package struct ReferenceSource: Sendable {
    /// The hash of what they are read from.
    package var identity: @Sendable () throws -> ContentHash
    /// Reads them, which takes seconds.
    package var modules: @Sendable () async throws -> [ReferenceModule]

    package init(
        identity: @escaping @Sendable () throws -> ContentHash,
        modules: @escaping @Sendable () async throws -> [ReferenceModule]
    ) {
        self.identity = identity
        self.modules = modules
    }
}

/// A piece of a build's work, which begins. Chapters are told by `Chapter.name`.
package enum BuildEvent: Sendable, Hashable {
    case running(String)
    /// A chapter runs from the cell of this number on: what those before it left behind is there. Earlier than its text changed, where
    /// cells started threads or processes.
    case resuming(String, cell: Int, isCrowded: Bool)
    case compilingLiveFigures(String)
    case proving(String)
    case rendering(String)
    case readingReference
}
