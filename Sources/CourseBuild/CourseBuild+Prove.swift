import Foundation

extension CourseBuild {
    /// Proves what the chapters promise, `jobs` at a time, or one more than there are processors: much of a proof waits for
    /// processes. Proofs are handed to `take` in the chapters' order.
    package func prove(
        jobs: Int?, by prove: @escaping @Sendable (ChapterBuild) async throws -> ChapterProof,
        take: (ChapterProof) -> Void
    ) async throws {
        try await chapters.sideBySide(jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount + 1, prove, take: take)
    }
}
