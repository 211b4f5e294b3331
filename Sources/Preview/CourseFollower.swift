import CourseBuild
import Foundation
import Literate

/// Builds a course again each time that its files are saved. A save while a build goes on ends that build: it would show what is no
/// longer there.
package struct CourseFollower: Sendable {
    private let preview: Preview
    private let workshop: Workshop
    private let words: @Sendable (BuildEvent) -> String
    private let report: @Sendable (Report) -> Void

    /// What came of a build.
    package struct Report: Sendable {
        /// The names of the pages that are new or other than before.
        package var changed: [String]
        /// The build; nil where there is none.
        package var build: CourseBuild?
        /// Why there is none.
        package var error: (any Error)?
        package var duration: Duration
    }

    /// A follower of the course that `workshop` builds.
    ///
    /// - Parameters:
    ///   - workshop: builds the course; what its observer is told, open pages are told, too.
    ///   - words: what is being done, in words.
    ///   - report: told what came of each build that was not ended by a save.
    package init(
        _ workshop: Workshop, into preview: Preview, words: @escaping @Sendable (BuildEvent) -> String,
        report: @escaping @Sendable (Report) -> Void
    ) {
        (self.preview, self.workshop, self.words, self.report) = (preview, workshop, words, report)
    }

    /// Builds the course for the first time.
    ///
    /// - Throws: what keeps every chapter from being built.
    package func begin() async throws {
        await preview.tell("building")
        try await build()
    }

    /// Builds the course again at each of `saves`, until the task is cancelled.
    ///
    /// - Parameters:
    ///   - saves: one element for each time that something was saved.
    ///   - hasChanged: whether a file is other than when it was asked before; asked once a save is over.
    package func follow(_ saves: AsyncStream<Void>, hasChanged: () throws -> Bool) async throws {
        var running: Task<Void, Never>?
        do {
            for await _ in saves {
                // An editor writes a file, removes another and renames.
                try await Task.sleep(for: .milliseconds(30))
                guard try hasChanged() else { continue }
                running?.cancel()
                await running?.value
                await preview.tell("building")
                running = Task { await rebuild() }
            }
            await end(running)
        } catch {
            await end(running)
            throw error
        }
    }

    private func end(_ running: Task<Void, Never>?) async {
        running?.cancel()
        await running?.value
    }

    /// Builds the course as it is now, and shows and reports what came of it, also where there is no build. What a save ended is neither
    /// shown nor reported.
    private func rebuild() async {
        let start = ContinuousClock.now
        do {
            try await build()
        } catch {
            guard !Task.isCancelled else { return }
            await preview.show(fault: "\(error)")
            report(Report(changed: [], error: error, duration: start.duration(to: .now)))
        }
    }

    private func build() async throws {
        let start = ContinuousClock.now
        let build = try await step()
        try Task.checkCancellation()
        let changed = await preview.show(build)
        report(Report(changed: changed, build: build, duration: start.duration(to: .now)))
    }

    /// A build after the last one; open pages are told what is being done, and nothing of it once the build is there.
    private func step() async throws -> CourseBuild {
        let (events, continuation) = AsyncStream.makeStream(of: BuildEvent.self)
        var workshop = workshop
        let observer = workshop.observer
        workshop.observer = { event in
            observer(event)
            continuation.yield(event)
        }
        let observed = workshop
        async let build = {
            defer { continuation.finish() }
            return try await CourseBuild.step(from: preview.build, in: observed)
        }()
        for await event in events { await preview.tell(words(event)) }
        return try await build
    }
}
