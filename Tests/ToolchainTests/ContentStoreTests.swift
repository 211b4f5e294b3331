import Foundation
import Testing
import Toolchain

@Suite("What is stored is whole and right when it is read, or missing")
struct ContentStoreTests {
    private let store = ContentStore(
        folder: FileManager.default.temporaryDirectory.appending(path: "ContentStoreTests-\(UUID().uuidString)"))

    private func remove() { try? FileManager.default.removeItem(at: store.folder) }
    private func file(_ name: String) -> URL { store.folder.appending(path: name) }

    /// What may happen to a file between two runs.
    enum Harm: CaseIterable {
        case cut, emptied, flipped, swapped, removed, folder, pipe, link

        func apply(to file: URL, other: URL) throws {
            let files = FileManager.default
            let bytes = try Data(contentsOf: file)
            switch self {
            case .cut: try bytes.dropLast(3).write(to: file)
            case .emptied: try Data().write(to: file)
            case .flipped:
                var flipped = bytes
                flipped[flipped.count - 1] ^= 1
                try flipped.write(to: file)
            case .swapped: try Data(contentsOf: other).write(to: file)
            case .removed: try files.removeItem(at: file)
            case .folder:
                try files.removeItem(at: file)
                try files.createDirectory(at: file, withIntermediateDirectories: false)
            case .pipe:
                try files.removeItem(at: file)
                #expect(mkfifo(file.path, 0o600) == 0)
            case .link:
                try files.removeItem(at: file)
                try files.createSymbolicLink(at: file, withDestinationURL: URL(filePath: "/dev/zero"))
            }
        }
    }

    @Test("a file under a name", arguments: Harm.allCases)
    func namedFile(_ harm: Harm) throws {
        defer { remove() }
        try store.store(Data("one".utf8), named: "a.html")
        try store.store(Data("two".utf8), named: "b.html")
        #expect(store.data(named: "a.html") == Data("one".utf8))
        try harm.apply(to: file("a.html"), other: file("b.html"))
        #expect(store.data(named: "a.html") == nil)
        try store.store(Data("one".utf8), named: "a.html")
        #expect(store.data(named: "a.html") == Data("one".utf8))
        #expect(store.data(named: "b.html") == Data("two".utf8))
    }

    @Test("a file named by its content", arguments: Harm.allCases)
    func contentFile(_ harm: Harm) throws {
        defer { remove() }
        let name = try store.store(Data("picture".utf8), extension: "png")
        let other = try store.store(Data("another".utf8), extension: "png")
        #expect(store.isIntact(name) && name.hasSuffix(".png"))
        try harm.apply(to: file(name), other: file(other))
        #expect(!store.isIntact(name))
        #expect(try store.store(Data("picture".utf8), extension: "png") == name)
        #expect(try Data(contentsOf: file(name)) == Data("picture".utf8))
        #expect(store.isIntact(other))
    }

    @Test("a folder", arguments: Harm.allCases)
    func folder(_ harm: Harm) async throws {
        defer { remove() }
        let key = ContentHash(["key"])
        let count = Counter()
        func entry() async throws -> URL {
            try await store.entry(key) { folder in
                await count.add()
                try Data("library".utf8).write(to: folder.appending(path: "lib.so"))
                try Data("module".utf8).write(to: folder.appending(path: "x.swiftmodule"))
                try FileManager.default.createDirectory(
                    at: folder.appending(path: "work"), withIntermediateDirectories: false)
            }
        }
        let folder = try await entry()
        #expect(try await entry() == folder)
        #expect(await count.value == 1)
        try harm.apply(to: folder.appending(path: "lib.so"), other: folder.appending(path: "x.swiftmodule"))
        #expect(store.entry(key) == nil)
        #expect(try await entry() == folder)
        #expect(await count.value == 2)
        #expect(try Data(contentsOf: folder.appending(path: "lib.so")) == Data("library".utf8))
        let names = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
        #expect(names == [key.description], "nothing unfinished is left")
    }

    @Test("a folder in another's place, a file in a folder's place")
    func displaced() async throws {
        defer { remove() }
        let keys = [ContentHash(["a"]), ContentHash(["b"])]
        for key in keys {
            _ = try await store.entry(key) { try Data(key.description.utf8).write(to: $0.appending(path: "f")) }
        }
        let folders = keys.map { file($0.description) }
        try FileManager.default.removeItem(at: folders[0])
        try FileManager.default.moveItem(at: folders[1], to: folders[0])
        #expect(store.entry(keys[0]) == nil)
        try Data("x".utf8).write(to: folders[1])
        let entry = try await store.entry(keys[1]) { try Data("anew".utf8).write(to: $0.appending(path: "f")) }
        #expect(try Data(contentsOf: entry.appending(path: "f")) == Data("anew".utf8))
    }

    @Test("what could not be filled is not there")
    func failed() async throws {
        defer { remove() }
        struct Refused: Error {}
        let key = ContentHash(["key"])
        await #expect(throws: Refused.self) {
            try await store.entry(key) { folder in
                try Data("half".utf8).write(to: folder.appending(path: "f"))
                throw Refused()
            }
        }
        #expect(store.entry(key) == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder.path).isEmpty)
    }

    @Test("several that fill the same folder at once agree on one")
    func atOnce() async throws {
        defer { remove() }
        let key = ContentHash(["key"])
        let store = store
        let entries = try await withThrowingTaskGroup(of: URL.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await store.entry(key) { try Data("\(number)".utf8).write(to: $0.appending(path: "f")) }
                }
            }
            return try await group.reduce(into: Set<URL>()) { $0.insert($1) }
        }
        #expect(entries.count == 1 && store.entry(key) != nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder.path).count == 1)
    }

    @Test("fields are kept apart in a hash")
    func hashes() {
        #expect(ContentHash(["ab", "c"]) != ContentHash(["a", "bc"]))
        #expect(ContentHash(["a", ""]) != ContentHash(["a"]))
        #expect(ContentHash([]).description.count == 32)
    }

    @Test("what is filled in turn is filled once, and after one that failed by the next")
    func turns() async throws {
        defer { remove() }
        struct Failed: Error {}
        let key = ContentHash(Data("slow".utf8))
        let (fills, kept) = (Counter(), store)
        let entries = await withTaskGroup(of: URL?.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    try? await kept.entryInTurn(key) { folder in
                        await fills.add()
                        let number = await fills.value
                        try await Task.sleep(for: .milliseconds(100))
                        if number == 1 { throw Failed() }
                        try Data("module".utf8).write(to: folder.appending(path: "m"))
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(await fills.value == 2)
        #expect(entries.count { $0 == nil } == 1 && entries.count { $0 == kept.entry(key) } == 3)
    }
}

private actor Counter {
    var value = 0
    func add() { value += 1 }
}
