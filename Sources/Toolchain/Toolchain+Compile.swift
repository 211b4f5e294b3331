import Foundation
import Subprocess

extension Toolchain {
    /// What came of a call of the compiler or a linker.
    package struct Invocation: Sendable {
        /// Whether it did what it was asked for.
        package var succeeded: Bool
        /// What it printed.
        package var output: String
        /// The end of its process, for a failure without an error message.
        package var status: String

        /// The errors that it reported, in its order.
        package var errors: [CompilerDiagnostic] { CompilerDiagnostic.errors(in: output) }
    }

    /// Calls the compiler proper. Diagnostics come as `CompilerDiagnostic` reads them.
    ///
    /// - Parameter folder: where it runs, or nil for here.
    package func compile(_ arguments: [String], in folder: URL? = nil) async throws -> Invocation {
        try await call(frontend, arguments + ["-diagnostic-style", "llvm", "-suppress-warnings"], in: folder)
    }

    /// Calls a linker.
    package func link(_ arguments: [String], with linker: URL) async throws -> Invocation {
        try await call(linker, arguments, in: nil)
    }

    private func call(_ program: URL, _ arguments: [String], in folder: URL?) async throws -> Invocation {
        let result = try await run(
            .path(.init(program.path)), arguments: .init(arguments),
            workingDirectory: folder.map { .init($0.path) }, output: .discarded, error: .string(limit: 1 << 20))
        return Invocation(
            succeeded: result.terminationStatus.isSuccess, output: result.standardError,
            status: "\(result.terminationStatus)")
    }
}
