import Foundation
import Toolchain

/// Whether answers can be sandboxed on this machine.
public enum SandboxProbe: Sendable {
    /// By a user's own namespaces.
    case userNamespaces
    /// By root, which needs none.
    case root

    /// Makes a sandbox, in which nothing is run.
    ///
    /// - Throws: ``SandboxError``, which names the package or the setting that is missing.
    public static func run(
        toolchain: Toolchain, path: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    ) async throws -> SandboxProbe {
        try await Sandbox.find(toolchain: toolchain, path: path).isRoot ? .root : .userNamespaces
    }

    /// How the sandbox is made, as part of a sentence.
    public var words: String {
        switch self {
        case .userNamespaces: "by user namespaces"
        case .root: "by root"
        }
    }
}
