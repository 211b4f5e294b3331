extension CourseBuild {
    /// Proves what the chapters promise, two at a time: much of a proof waits for processes. Proofs are handed to `take` in the
    /// chapters' order.
    package func prove(
        by prove: @escaping @Sendable (ChapterBuild) async throws -> ChapterProof, take: (ChapterProof) -> Void
    ) async throws {
        try await chapters.sideBySide(jobs: 2, prove, take: take)
    }
}
