import Foundation
import Random
import TestSupport
import Testing

@Suite("No text traps, hangs or loses a position, on any way that a chapter goes")
struct FuzzTests {
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    /// Texts that once broke a law, and what every kind of fence has.
    private static var files: [(name: String, bytes: [UInt8])] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().map { name in
            (name, (try? Data(contentsOf: corpus.appending(path: name))).map(Array.init) ?? [])
        }
    }

    /// A number of the environment.
    private static func number(_ variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
    }

    @Test("texts that were found")
    func found() throws {
        let laws = try ChapterLaws()
        #expect(Self.files.count > 2)
        for (name, bytes) in Self.files {
            let broken = laws.broken(by: bytes)
            #expect(broken.isEmpty, "\(name)")
        }
    }

    /// `LECTERN_FUZZ` says how many, `LECTERN_FUZZ_SEED` from where on. What is tried is in a file meanwhile, for where the process ends.
    @Test("chapters that were changed at random")
    func changed() throws {
        let laws = try ChapterLaws()
        let mutation = ChapterMutation(seeds: Self.files.map(\.bytes) + [Array(SampleChapter.markdown.utf8)])
        let count = Self.number("LECTERN_FUZZ") ?? 200
        let first = Self.number("LECTERN_FUZZ_SEED") ?? 1
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-fuzz")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var found = 0
        for seed in first..<first + count {
            var random = SplitMix64(seed: seed)
            let bytes = mutation.input(&random)
            try Data(bytes).write(to: folder.appending(path: "last-\(first).md"))
            let broken = laws.broken(by: bytes)
            guard !broken.isEmpty else { continue }
            let file = folder.appending(path: "\(seed).md")
            try Data(bytes).write(to: file)
            Issue.record("\(file.path): \(broken.prefix(3).joined(separator: "; "))")
            found += 1
            if found == 20 { break }
        }
        try? FileManager.default.removeItem(at: folder.appending(path: "last-\(first).md"))
    }
}
