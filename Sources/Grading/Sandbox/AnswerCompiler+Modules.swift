import AnswerReading
import Foundation
import Subprocess
import Toolchain

/// The C modules that an answer's imports read, compiled once and shared.
extension AnswerCompiler {
    /// What the compiled C modules take on disk.
    private static let moduleBytes: UInt = 18 << 20

    /// Compiles the C modules that are read by `import Foundation` and `import Kernels`, where that is not done yet, so that no answer
    /// pays for it and none has to write there.
    func prepare() async throws {
        let cache = moduleCache.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
        // Of several gradings that begin at once, one compiles. Not for ever: a file system may have no locks.
        var lock = FolderLock.exclusive(cache.path)
        for _ in 0..<600 where lock == nil && !isPrepared {
            try await Task.sleep(for: .milliseconds(100))
            lock = FolderLock.exclusive(cache.path)
        }
        defer { withExtendedLifetime(lock) {} }
        if isPrepared { return }
        // What was compiled elsewhere, or by another compiler, names files that are not there.
        try? FileManager.default.removeItem(at: moduleCache)
        try await warm()
    }

    /// Whether the modules were compiled here, by this compiler.
    var isPrepared: Bool { FileManager.default.regularFile(preparedMark) == Data(markText.utf8) }

    private var preparedMark: URL { moduleCache.appending(path: "prepared") }
    private var markText: String {
        ([moduleCache.path, toolchain.frontend.path] + commonOptions).joined(separator: "\n")
    }

    /// Compiles them anew.
    func warm() async throws {
        try await scratch.with { folder in
            try FileManager.default.createDirectory(at: moduleCache, withIntermediateDirectories: true)
            let source = folder.appending(path: "prepare.swift")
            try write("import Foundation\nimport Kernels\nimport LessonKit\n", to: source)
            // The same options as an answer's: the cache tells modules apart by them.
            let words = [
                toolchain.frontend.path, "-typecheck", "-primary-file", "prepare.swift", "-module-name", "Prepare",
            ]
            _ = try await run(
                .path(.init(words[0])), arguments: .init(words.dropFirst() + options),
                workingDirectory: .init(folder.path), output: .discarded, error: .discarded)
            // Clang closes its folders to others, and the sandbox's user is another.
            let paths = FileManager.default.enumerator(atPath: moduleCache.path)?.compactMap { $0 as? String } ?? []
            for path in paths + [""] {
                try FileManager.default.setAttributes(
                    [.posixPermissions: path.hasSuffix(".pcm") ? 0o644 : 0o755],
                    ofItemAtPath: moduleCache.appending(path: path).path)
            }
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
            let trial = try await bounded(words + options, in: folder, mounts: headerMounts)
            guard trial.succeeded else {
                try UnwritableFolder.refuse(moduleCache)
                // A compiler that found the disk full takes away what it had begun.
                if Self.room(in: moduleCache) < 2 * Self.moduleBytes {
                    throw UnwritableFolder(path: moduleCache.path, reason: String(cString: strerror(ENOSPC)))
                }
                throw SandboxError(
                    description: """
                        nothing can be compiled in the sandbox: \(trial.output.suffix(400))
                          its user must be able to read what Lectern was built into: \
                        chmod -R a+rX \(toolchain.products.path)
                        """)
            }
            try Data(markText.utf8).write(to: preparedMark)
        }
    }
}
