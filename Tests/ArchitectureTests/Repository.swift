import Foundation
import Synchronization

/// The files of this repository, where the tests were compiled.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A file's text, by its path below the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The paths of all files with an ending below a folder, below the root and in order.
    static func files(ending: String, below folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
        return (names ?? FileManager.DirectoryEnumerator()).compactMap { $0 as? String }
            .filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }.sorted()
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    /// The facts of every Swift file of Sources and Tests, read once for all tests.
    static let swiftFiles: [SourceFacts] = {
        let paths = files(ending: ".swift", below: "Sources") + files(ending: ".swift", below: "Tests")
        let read = Mutex<[SourceFacts]>([])
        DispatchQueue.concurrentPerform(iterations: paths.count) { index in
            guard let text = try? text(paths[index]) else { return }
            let facts = SourceFacts(path: paths[index], text: text)
            read.withLock { $0.append(facts) }
        }
        return read.withLock { $0.sorted { $0.path < $1.path } }
    }()

    /// The declared targets.
    static let manifest: Result<Manifest, any Error> = Result { Manifest(text: try text("Package.swift")) }
}
