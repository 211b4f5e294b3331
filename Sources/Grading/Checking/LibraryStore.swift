import Toolchain
import Foundation

/// Compiled answers on disk, each under the hash of all that went into it. Solutions, starters and misconceptions are compiled
/// once and not at every grading.
///
/// A library that was damaged since is compiled anew. Those that were used longest ago go when there are too many.
struct LibraryStore: Sendable {
    let folder: URL
    private(set) var compiler: AnswerCompiler
    private let scratch: Scratch
    /// The compiler, its options, and the libraries with which answers are compiled.
    private(set) var identity: String
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
        identity =
            files.map { file in
                let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
                return "\(file.path) \(attributes?[.size] ?? 0) \(attributes?[.modificationDate] ?? Date.distantPast)"
            }.joined(separator: "\n") + "\n" + compiler.options.joined(separator: " ")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Where another grading runs, that one or the next sees to it.
        if let alone = FolderLock.exclusive(folder.path) {
            StoredFolders(of: folder).prune(toBytes: most)
            withExtendedLifetime(alone) {}
        }
        lock = FolderLock.shared(folder.path)
    }

    /// The same store for what the author wrote, which is compiled as cells are, without the sandbox, and not optimized: it is called some
    /// hundred times.
    var forAuthor: LibraryStore {
        guard compiler.isConfined else { return self }
        var store = self
        store.compiler.isConfined = false
        store.compiler.optimizes = false
        store.identity += "\nthe author's " + store.compiler.options.joined(separator: " ")
        return store
    }

    /// The library of `text`, compiled where it is not there yet.
    /// - Throws: `AnswerCompiler.Failure` with what is wrong with `text`.
    func library(of text: String, for prepared: PreparedExercise) async throws -> URL {
        let key = ContentHash([identity, text, prepared.dispatcher.text, prepared.uses.text])
        let name = "libAnswer.so"
        let entry =
            if let entry = ContentStore(folder: folder).entry(key) {
                entry
            } else {
                try await fill(key) { work in
                    let dispatcher = try await dispatcher(of: prepared)
                    let compiled = try await compiler.compile(
                        text, for: prepared, dispatcher: dispatcher, into: work)
                    return (compiled, name)
                }
            }
        StoredFolders.markUsed(entry)
        return entry.appending(path: name)
    }

    /// The object of an exercise's dispatcher, compiled where it is not there yet; nil where it does not compile beside the starter.
    private func dispatcher(of prepared: PreparedExercise) async throws -> URL? {
        let key = ContentHash([
            identity, "dispatcher", prepared.dispatcher.text, prepared.exercise.starter.text, prepared.uses.text,
        ])
        let entry =
            if let entry = ContentStore(folder: folder).entry(key) {
                entry
            } else {
                try await fill(key) { work in
                    try await compiler.compileDispatcher(of: prepared, into: work).map { ($0, Self.dispatcher) }
                }
            }
        StoredFolders.markUsed(entry)
        let object = entry.appending(path: Self.dispatcher)
        return FileManager.default.fileExists(atPath: object.path) ? object : nil
    }

    private static let dispatcher = "dispatcher.o"

    /// Stores under `key` the file that `compile` gives, by another name; nothing where it gives none.
    private func fill(
        _ key: ContentHash, compile: (URL) async throws -> (file: URL, name: String)?
    ) async throws -> URL {
        // Compiled elsewhere: where this process is killed, nothing unfinished is left in the store.
        try await scratch.with { scratch in
            let work = scratch.appending(path: "work")
            try FileManager.default.createDirectory(at: work, withIntermediateDirectories: false)
            let compiled = try await compile(work)
            return try await ContentStore(folder: folder).entry(key) { unfinished in
                guard let (file, name) = compiled else { return }
                // Copied: the file in the work folder belongs to the sandbox's user.
                let copy = unfinished.appending(path: name)
                try Data(contentsOf: file).write(to: copy)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: copy.path)
            }
        }
    }
}
