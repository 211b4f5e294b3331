import Foundation
import Subprocess

extension Toolchain {
    /// The toolchain's formatter.
    package var formatter: URL { binaries.appending(path: "swift-format") }

    /// Formats files of Swift in place.
    ///
    /// - Parameters:
    ///   - names: the files' names in `folder`.
    ///   - configuration: the file with the rules.
    /// - Returns: where a file is not Swift; such a file stays as it is.
    /// - Throws: `ToolchainError` where the toolchain has no formatter, or it does not do what it is asked for.
    package func format(
        _ names: [String], in folder: URL, configuration: URL
    ) async throws -> [CompilerDiagnostic] {
        guard FileManager.default.isExecutableFile(atPath: formatter.path) else {
            throw ToolchainError.missing(formatter.path, advice: "it belongs to Swift 6; install the whole toolchain")
        }
        if names.isEmpty { return [] }
        let result = try await run(
            .path(.init(formatter.path)),
            arguments: .init(["format", "--in-place", "--parallel", "--configuration", configuration.path] + names),
            workingDirectory: .init(folder.path), output: .discarded, error: .string(limit: 1 << 20))
        let faults = CompilerDiagnostic.errors(in: result.standardError)
        if !result.terminationStatus.isSuccess, faults.isEmpty {
            let words = result.standardError.split(separator: "\n").first.map(String.init)
            throw ToolchainError.failed("swift-format", reason: words ?? "it ended without a word")
        }
        return faults
    }
}
