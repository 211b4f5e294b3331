import Toolchain
import Foundation

/// Compiled answers on disk, each under the hash of all that went into it. Solutions, starters and misconceptions are compiled
/// once and not at every grading.
///
/// A library that was damaged since is compiled anew. Those that were used longest ago go when there are too many.
struct LibraryStore: Sendable {
    let folder: URL
    let compiler: AnswerCompiler
    private let scratch: Scratch
    /// The compiler and the libraries with which answers are compiled.
    let identity: String
    /// Held while libraries are used, so that nobody removes them.
    private let lock: FolderLock?

    /// What the libraries may take on disk from one grading to the next, in bytes: those of some 6,000 answers by hand.
    static let most = 256 << 20

    init(folder: URL, compiler: AnswerCompiler, scratch: Scratch, most: Int = most) {
        self.folder = folder
        self.compiler = compiler
        self.scratch = scratch
        let toolchain = compiler.sandbox.toolchain
        let files = [toolchain.frontend, toolchain.lessonKit, toolchain.products.appending(path: "AnswerHost")]
        identity = files.map { file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            return "\(file.path) \(attributes?[.size] ?? 0) \(attributes?[.modificationDate] ?? Date.distantPast)"
        }.joined(separator: "\n")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Where another grading runs, that one or the next sees to it.
        if let alone = FolderLock.exclusive(folder.path) {
            StoredFolders(of: folder).prune(toBytes: most)
            withExtendedLifetime(alone) {}
        }
        lock = FolderLock.shared(folder.path)
    }

    /// The library of `text`, compiled where it is not there yet.
    /// - Throws: `AnswerCompiler.Failure` with what is wrong with `text`.
    func library(of text: String, for prepared: PreparedExercise) async throws -> URL {
        let key = ContentHash([identity, text, prepared.dispatcher.text, prepared.uses.text])
        let name = "libAnswer.so"
        let store = ContentStore(folder: folder)
        let entry =
            if let entry = store.entry(key) {
                entry
            } else {
                // Compiled elsewhere: where this process is killed, nothing unfinished is left in the store.
                try await scratch.with { scratch in
                    let work = scratch.appending(path: "work")
                    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: false)
                    let compiled = try await compiler.compile(text, for: prepared, into: work)
                    return try await store.entry(key) { unfinished in
                        // Copied: the file in the work folder belongs to the sandbox's user.
                        let library = unfinished.appending(path: name)
                        try Data(contentsOf: compiled).write(to: library)
                        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: library.path)
                    }
                }
            }
        StoredFolders.markUsed(entry)
        return entry.appending(path: name)
    }
}
