import Evaluation
import Foundation

/// Compiled answers on disk, each under the hash of all that went into it. Solutions, starters and misconceptions are compiled
/// once and not at every grading.
///
/// An entry is a folder that gets its name when it is complete; a library that was damaged since is compiled anew.
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
        let key = ContentHash([identity, text, prepared.dispatcher])
        let entry = folder.appending(path: "\(key)")
        if let library = intact(entry) { return library }
        try? FileManager.default.removeItem(at: entry)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let unfinished = folder.appending(path: ".\(key).\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: unfinished) }
        // Closed to others, because the folder in it is open to the sandbox's user.
        try FileManager.default.createDirectory(
            at: unfinished, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let work = unfinished.appending(path: "work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: false)
        let compiled = try await compiler.compile(text, for: prepared, into: work)
        let finished = unfinished.appending(path: "entry")
        try FileManager.default.createDirectory(at: finished, withIntermediateDirectories: false)
        let data = try Data(contentsOf: compiled)
        // Copied: the file in the work folder belongs to the sandbox's user.
        try data.write(to: finished.appending(path: compiled.lastPathComponent))
        try Data("\(ContentHash(data))".utf8).write(to: finished.appending(path: "hash"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: finished.appending(path: compiled.lastPathComponent).path)
        do {
            try FileManager.default.moveItem(at: finished, to: entry)
        } catch  where intact(entry) != nil {
            // Another process was quicker.
        }
        return entry.appending(path: compiled.lastPathComponent)
    }

    private func intact(_ entry: URL) -> URL? {
        let library = entry.appending(path: "libAnswer.so")
        let hashFile = entry.appending(path: "hash")
        // Opening a pipe would wait for a writer.
        let areFiles = [library, hashFile].allSatisfy { file in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
            return attributes?[.type] as? FileAttributeType == .typeRegular
        }
        guard areFiles, let hash = try? String(contentsOf: hashFile, encoding: .utf8),
            let data = try? Data(contentsOf: library), "\(ContentHash(data))" == hash
        else { return nil }
        return library
    }
}
