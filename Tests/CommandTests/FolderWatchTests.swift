import Foundation
import Testing

@testable import lectern

@Suite("A watch tells what is saved in a folder", .timeLimit(.minutes(1)))
struct FolderWatchTests {
    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "below/further"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    @Test(
        "a file that is written, replaced or removed, also in a folder below",
        arguments: ["a.swift", "below/a.swift", "below/further/a.swift"])
    func changes(name: String) async throws {
        try await withFolder { folder in
            let file = folder.appending(path: name)
            let watch = try FolderWatch([folder.path], otherwise: "do without")
            var changes = watch.changes.makeAsyncIterator()
            try Data("1".utf8).write(to: file)
            #expect(await changes.next() != nil)
            let first = FileStates(of: [file.path])
            #expect(first.changed(since: FileStates(of: [])) == [file.path])
            try Data("2".utf8).write(to: file, options: .atomic)
            #expect(await changes.next() != nil)
            #expect(FileStates(of: [file.path]).changed(since: first) == [file.path])
            #expect(FileStates(of: [file.path]).changed(since: FileStates(of: [file.path])) == [])
        }
    }

    @Test("a folder that came later is watched once it is looked for; the folder of a file is watched for it")
    func laterFolders() async throws {
        try await withFolder { folder in
            let watch = try FolderWatch([folder.path], otherwise: "do without")
            var changes = watch.changes.makeAsyncIterator()
            let later = folder.appending(path: "later")
            try FileManager.default.createDirectory(at: later, withIntermediateDirectories: true)
            #expect(await changes.next() != nil)
            try watch.watchNewFolders()
            try Data().write(to: later.appending(path: "a.swift"))
            #expect(await changes.next() != nil)

            let file = folder.appending(path: "below/a.swift")
            try Data().write(to: file)
            let one = try FolderWatch([file.path], otherwise: "do without")
            var saved = one.changes.makeAsyncIterator()
            try Data("1".utf8).write(to: file)
            #expect(await saved.next() != nil)
        }
    }

    @Test("it ends with the task that waits")
    func end() async throws {
        try await withFolder { folder in
            let watch = try FolderWatch([folder.path], otherwise: "do without")
            let waiting = Task { for await _ in watch.changes {} }
            waiting.cancel()
            await waiting.value
        }
    }

    @Test("a folder that is not there is no mistake, and changes nothing")
    func missing() throws { _ = try FolderWatch(["/nowhere/\(UUID().uuidString)"], otherwise: "do without") }
}
