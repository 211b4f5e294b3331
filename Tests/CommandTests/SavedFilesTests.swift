import Foundation
import Synchronization
import Testing

@testable import lectern

@Suite("A save is graded when the system tells of it", .timeLimit(.minutes(1)))
struct SavedFilesTests {
    /// What was done, in order.
    private final class Record: Sendable {
        private let words = Mutex<[String]>([])
        var all: [String] { words.withLock { $0 } }
        func note(_ word: String) { words.withLock { $0.append(word) } }
    }

    private func withFile(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "saved-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.swift")
        try Data("1".utf8).write(to: file)
        try await body(file)
    }

    @Test("each event is answered once: wait for its end, look, grade; without one nobody looks at the other file")
    func events() async throws {
        try await withFile { file in
            let start = FileStates(of: [file.path])
            let record = Record()
            let (events, system) = AsyncStream.makeStream(of: Void.self)
            let (graded, done) = AsyncStream.makeStream(of: Void.self)
            try Data("22".utf8).write(to: file)
            let saved = SavedFiles(
                changes: events,
                look: {
                    record.note("look")
                    return FileStates(of: [file.path])
                }, settle: { record.note("settle") })
            let following = Task {
                try await saved.follow(since: start) { changed in
                    record.note("grade \(changed.count)")
                    done.yield()
                }
            }
            #expect(record.all.isEmpty)
            var grades = graded.makeAsyncIterator()
            system.yield()
            await grades.next()
            #expect(record.all == ["settle", "look", "grade 1"])
            // Something else changed in the folder. Then the file is another at once, or a slow look could see it empty.
            system.yield()
            try Data("333".utf8).write(to: file, options: .atomic)
            system.yield()
            await grades.next()
            system.finish()
            try await following.value
            let last = record.all.filter { $0.hasPrefix("grade") }
            #expect(last == ["grade 1", "grade 1"] && record.all.count(where: { $0 == "look" }) == 3, "\(record.all)")
        }
    }

    @Test("the system's own event begins it: nothing else wakes the one who waits")
    func system() async throws {
        try await withFile { file in
            let watch = try FolderWatch([file.path], otherwise: "do without")
            let (graded, done) = AsyncStream.makeStream(of: Set<String>.self)
            let start = FileStates(of: [file.path])
            let saved = SavedFiles(changes: watch.changes, look: { FileStates(of: [file.path]) }, settle: {})
            let following = Task { try await saved.follow(since: start) { done.yield($0) } }
            var grades = graded.makeAsyncIterator()
            for text in ["22", "333"] {
                try Data(text.utf8).write(to: file, options: .atomic)
                #expect(await grades.next() == [file.path])
            }
            following.cancel()
            _ = await following.result
        }
    }
}
