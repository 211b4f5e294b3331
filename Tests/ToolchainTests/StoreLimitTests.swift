import Foundation
import Testing
import Toolchain

@Suite("Stores keep within a limit: what was used longest ago goes first")
struct StoreLimitTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "StoreLimit-\(UUID().uuidString)")
    private let now = Date()

    /// Stores 64 KiB as a file or a folder that was last used some hours ago.
    private func add(_ name: String, to store: String, hours: Double, isFolder: Bool = false) throws {
        let files = FileManager.default
        let place = folder.appending(path: "\(store)/\(name)")
        try files.createDirectory(
            at: isFolder ? place : place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(count: 1 << 16).write(to: isFolder ? place.appending(path: "lib.so") : place)
        try files.setAttributes([.modificationDate: now - hours * 3600], ofItemAtPath: place.path)
    }

    private var names: Set<String> {
        get throws {
            let files = FileManager.default
            return Set(
                try files.contentsOfDirectory(atPath: folder.path).flatMap { store in
                    try files.contentsOfDirectory(atPath: folder.appending(path: store).path)
                })
        }
    }

    @Test("of all stores together; not what was used within the hour, and not what is no store")
    func oldest() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try add("a.json", to: "outputs", hours: 5)
        try add("b", to: "cells", hours: 4, isFolder: true)
        try add("c.png", to: "figures", hours: 3)
        try add("d", to: "cells", hours: 2, isFolder: true)
        try add("e.json", to: "batches", hours: 9)
        let limit = StoreLimit(of: folder, besides: ["batches"], most: 2 << 16)
        limit.enforce(at: now)
        #expect(try names == ["c.png", "d", "e.json"])
        StoreLimit(of: folder, besides: ["batches"], most: 1).enforce(at: now - 1.5 * 3600)
        #expect(try names == ["d", "e.json"])
        StoreLimit(of: folder, besides: ["batches"], most: 4 << 16).enforce(at: now)
        #expect(try names == ["d", "e.json"])
    }

    @Test("what is read was used: it stays, and what nobody read goes")
    func used() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let keys = [ContentHash(["read"]), ContentHash(["unread"])]
        let stores = ["cells", "outputs", "figures"].map { ContentStore(folder: folder.appending(path: $0)) }
        var figures: [String] = []
        for key in keys {
            _ = try await stores[0].entry(key) { try Data(key.description.utf8).write(to: $0.appending(path: "f")) }
            try stores[1].store(Data(key.description.utf8), named: "\(key).json")
            figures.append(try stores[2].store(Data(key.description.utf8), extension: "png"))
        }
        for (store, name) in zip(
            ["cells", "cells", "outputs", "outputs", "figures", "figures"],
            keys.map(\.description) + keys.map { "\($0).json" } + figures)
        {
            try FileManager.default.setAttributes(
                [.modificationDate: now - 7200], ofItemAtPath: folder.appending(path: "\(store)/\(name)").path)
        }
        #expect(stores[0].entry(keys[0]) != nil && stores[1].data(named: "\(keys[0]).json") != nil)
        #expect(stores[2].isIntact(figures[0]))
        StoreLimit(of: folder, most: 1).enforce(at: now)
        #expect(try names == ["\(keys[0])", "\(keys[0]).json", figures[0]])
    }

    @Test("they are gone through once an hour")
    func pause() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let limit = StoreLimit(of: folder, most: 1)
        try add("a.json", to: "outputs", hours: 5)
        limit.enforceNowAndThen(at: now)
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "outputs/a.json").path))
        try add("b.json", to: "outputs", hours: 5)
        limit.enforceNowAndThen(at: now + 60)
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "outputs/b.json").path))
        limit.enforceNowAndThen(at: now + 3700)
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "outputs/b.json").path))
    }
}
