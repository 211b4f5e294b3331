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
        package var ending: Ending

        /// How its process came to its end.
        package enum Ending: Sendable, Hashable {
            case exit(code: Int)
            case signal(Int)
            /// It was ended, since it took too long.
            case timeout(seconds: Int)
        }

        /// The errors that it reported, in its order.
        package var errors: [CompilerDiagnostic] { CompilerDiagnostic.errors(in: output) }
    }

    /// Calls the compiler proper. Diagnostics come as `CompilerDiagnostic` reads them.
    ///
    /// - Parameters:
    ///   - output: the folder that it writes to.
    ///   - folder: where it runs, or nil for here.
    ///   - seconds: when it is ended.
    /// - Throws: `UnwritableFolder` where it failed for want of room.
    package func compile(
        _ arguments: [String], into output: URL, in folder: URL? = nil, within seconds: Int = limit
    ) async throws -> Invocation {
        let call = try await call(
            frontend, arguments + ["-diagnostic-style", "llvm", "-suppress-warnings"], in: folder,
            within: seconds)
        try call.refuseFullDisk(output)
        return call
    }

    /// Calls a linker, or a compiler of C, which writes to the folder `output`.
    ///
    /// - Throws: `UnwritableFolder` where it failed for want of room.
    package func link(_ arguments: [String], with linker: URL, into output: URL) async throws -> Invocation {
        let call = try await call(linker, arguments, in: nil, within: Self.limit)
        try call.refuseFullDisk(output)
        return call
    }

    /// A cell takes a tenth of a second, more on a busy machine; some texts would take the compiler hours.
    package static let limit = 120

    /// The variable by which glibc takes memory in pages of 2 MB, where the system has them, and its value: a compile then takes a
    /// seventh less time.
    package static let largePages = (name: "GLIBC_TUNABLES", value: "glibc.malloc.hugetlb=1")

    /// How code is compiled that runs on one thread, with all its tasks. To leave it by other ways is refused when it is compiled; a check
    /// in each call of a closure would find nothing, and makes a loop over `reduce` sixty times slower.
    package static let isolationOptions = ["-disable-dynamic-actor-isolation"]

    private func call(
        _ program: URL, _ arguments: [String], in folder: URL?, within seconds: Int
    ) async throws -> Invocation {
        try await withThrowingTaskGroup(of: Invocation?.self) { group in
            group.addTask { try await finish(program, arguments, in: folder) }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next().flatMap { $0 }
                ?? Invocation(succeeded: false, output: "", ending: .timeout(seconds: seconds))
        }
    }

    private func finish(_ program: URL, _ arguments: [String], in folder: URL?) async throws -> Invocation {
        let result = try await run(
            .path(.init(program.path)), arguments: .init(arguments),
            environment: .inherit.updating([.init(stringLiteral: Self.largePages.name): Self.largePages.value]),
            workingDirectory: folder.map { .init($0.path) }, output: .discarded, error: .string(limit: 1 << 20))
        let ending: Invocation.Ending =
            switch result.terminationStatus {
            case .exited(let code): .exit(code: Int(code))
            case .signaled(let signal): .signal(Int(signal))
            }
        return Invocation(
            succeeded: result.terminationStatus.isSuccess, output: result.standardError,
            ending: ending)
    }
}

extension Toolchain.Invocation {
    /// What a compiler says on a full disk is on something else: a module that could not be built, a symbol that is not there.
    fileprivate func refuseFullDisk(_ output: URL) throws(UnwritableFolder) {
        guard !succeeded else { return }
        do throws(UnwritableFolder) {
            try UnwritableFolder.refuse(output)
        } catch {
            // A folder that is not finished has a name that tells nobody anything.
            let known = output.relativePath.split(separator: "/", omittingEmptySubsequences: false)
                .prefix { !$0.hasPrefix(".") || $0.count < 32 }
            throw UnwritableFolder(path: known.joined(separator: "/"), reason: error.reason)
        }
        try UnwritableFolder.refuse(FileManager.default.temporaryDirectory)
        // The compiler's own cache of C's headers.
        if self.output.contains("C module") {
            try UnwritableFolder.refuse(URL(filePath: NSHomeDirectory()).appending(path: ".cache/clang/ModuleCache"))
        }
    }
}
