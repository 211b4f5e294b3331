import Subprocess

extension Toolchain {
    /// What the compiler calls itself: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    ///
    /// - Throws: where it cannot be run.
    package func compilerVersion() async throws -> String {
        let result = try await run(
            .path(.init(frontend.path)), arguments: ["-version"], output: .string(limit: 1 << 16), error: .discarded)
        return result.standardOutput.split(separator: "\n").first.map(String.init) ?? ""
    }
}
