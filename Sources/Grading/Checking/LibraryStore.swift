import Toolchain
import Foundation

/// Compiled answers on disk, each under the hash of all that went into it. Solutions, starters and misconceptions are compiled
/// once and not at every grading.
///
/// A library that was damaged since is compiled anew.
struct LibraryStore: Sendable {
    let folder: URL
    let compiler: AnswerCompiler
    private let identity: String

    init(folder: URL, compiler: AnswerCompiler) {
        self.folder = folder
        self.compiler = compiler
        let toolchain = compiler.sandbox.toolchain
        let files = [toolchain.frontend, toolchain.lessonKit, toolchain.products.appending(path: "AnswerHost")]
        identity = files.map { file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            return "\(file.path) \(attributes?[.size] ?? 0) \(attributes?[.modificationDate] ?? Date.distantPast)"
        }.joined(separator: "\n")
    }

    /// The library of `text`, compiled where it is not there yet.
    /// - Throws: `AnswerCompiler.Failure` with what is wrong with `text`.
    func library(of text: String, for prepared: PreparedExercise) async throws -> URL {
        let key = ContentHash([identity, text, prepared.dispatcher.text])
        let name = "libAnswer.so"
        let entry = try await ContentStore(folder: folder).entry(key) { unfinished in
            let work = unfinished.appending(path: "work")
            try FileManager.default.createDirectory(at: work, withIntermediateDirectories: false)
            let compiled = try await compiler.compile(text, for: prepared, into: work)
            // Copied: the file in the work folder belongs to the sandbox's user.
            let library = unfinished.appending(path: name)
            try Data(contentsOf: compiled).write(to: library)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: library.path)
        }
        return entry.appending(path: name)
    }
}
