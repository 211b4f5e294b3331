import Toolchain
import Foundation
import Subprocess

/// Answers cannot be compiled or run here. They are never run without a sandbox instead.
public struct SandboxError: Error, Sendable, CustomStringConvertible {
    /// What is missing, and what to do about it.
    public var description: String
}

extension Sandbox {
    /// The sandbox of this machine, tried once.
    /// - Throws: `SandboxError`, which names the package or the setting that is missing.
    static func find(toolchain: Toolchain, path: String) async throws -> Sandbox {
        let host = toolchain.products.appending(path: "AnswerHost")
        guard FileManager.default.isExecutableFile(atPath: host.path) else {
            throw SandboxError(
                description: "\(host.path) is missing\n  build Lectern with 'swift build', or run it through ./lectern")
        }
        let folders = path.split(separator: ":").map { URL(filePath: String($0)) }
        let candidates = folders.map { $0.appending(path: "bwrap") }
        guard let bubblewrap = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw SandboxError(
                description: """
                    bubblewrap is missing: answers run in its sandbox only
                      install it: apt-get install bubblewrap
                    """)
        }
        let sandbox = Sandbox(bubblewrap: bubblewrap, toolchain: toolchain, isRoot: geteuid() == 0)
        try await sandbox.probe()
        return sandbox
    }

    private func probe() async throws {
        let limits = Limits(addressSpace: 1 << 30, processorSeconds: 5, fileBytes: 0, processes: 16, openFiles: 64)
        // Without a library to serve the host says so and exits with 71: then the sandbox as such works.
        let command = serving(toolchain.lessonKit, limits: limits)
        let result = try await run(
            .path(.init(command[0])), arguments: .init(Array(command.dropFirst())), output: .discarded,
            error: .string(limit: 4096))
        if case .exited(71) = result.terminationStatus { return }
        let words = result.standardError
        throw SandboxError(
            description: """
                bubblewrap cannot make a sandbox here: \(words.trimmingCharacters(in: .whitespacesAndNewlines))
                  \(Self.advice(words, isRoot: isRoot))
                """)
    }

    private static func advice(_ words: String, isRoot: Bool) -> String {
        if isRoot {
            return "in a container, allow it to make namespaces (docker run --cap-add SYS_ADMIN), or run as a user"
        }
        return "allow user namespaces: sysctl kernel.unprivileged_userns_clone=1, and on Ubuntu "
            + "kernel.apparmor_restrict_unprivileged_userns=0"
    }
}
