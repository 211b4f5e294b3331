import Foundation
import Testing
import Toolchain

@testable import Grading

@Suite("A grading that was killed leaves nothing behind for long")
struct ScratchTests {
    @Test("what nobody holds any more is removed; what belongs to a grading that runs stays, in the same process, too")
    func abandoned() async throws {
        try await GradingFixture.withFolder { folder in
            func names() throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            }
            try FileManager.default.createDirectory(
                at: folder.appending(path: "killed/work"), withIntermediateDirectories: true)
            let first = try Scratch(below: folder)
            #expect(try names() == [first.root.lastPathComponent])
            do {
                let second = try Scratch(below: folder)
                #expect(try names() == [first, second].map(\.root.lastPathComponent).sorted())
                try await second.with { #expect(FileManager.default.fileExists(atPath: $0.path)) }
            }
            #expect(try names() == [first.root.lastPathComponent])
            try await first.with { #expect(FileManager.default.fileExists(atPath: $0.path)) }
        }
    }
}

@Suite("Compiled answers take no more room than they may")
struct StoredFoldersTests {
    /// A store with folders of 8 KB, whose names are the seconds at which they were last used.
    private func withStore(_ names: [String], _ work: (URL) async throws -> Void) async throws {
        try await GradingFixture.withFolder { store in
            for name in names {
                let folder = store.appending(path: name)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
                try Data(repeating: 1, count: 8 << 10).write(to: folder.appending(path: "lib"))
                let used = Date(timeIntervalSince1970: Double(name.drop { $0 == "." }) ?? 0)
                try FileManager.default.setAttributes([.modificationDate: used], ofItemAtPath: folder.path)
            }
            try await work(store)
        }
    }

    private func names(in store: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: store.path).sorted()
    }

    @Test("those go that were used longest ago, and what is unfinished")
    func pruned() async throws {
        try await withStore(["1000", "2000", "3000", "4000", ".9000"]) { (store: URL) throws in
            StoredFolders.markUsed(store.appending(path: "1000"))
            StoredFolders(of: store).prune(toBytes: 20 << 10)
            #expect(try names(in: store) == ["1000", "4000"])
            StoredFolders(of: store).prune(toBytes: 20 << 10)
            #expect(try names(in: store) == ["1000", "4000"])
        }
    }

    @Test("none goes while another grading may use it; it goes when the next one begins")
    func locked() async throws {
        let compiler = try await GradingFixture.grader.value.libraries.compiler
        try await withStore(["1000", "2000"]) { store in
            let scratch = try Scratch(below: store.appending(path: ".scratch"))
            func open() -> LibraryStore { LibraryStore(folder: store, compiler: compiler, scratch: scratch, most: 0) }
            do {
                let lock = try #require(FolderLock.shared(store.path))
                _ = open()
                #expect(try names(in: store) == [".scratch", "1000", "2000"])
                withExtendedLifetime(lock) {}
            }
            _ = open()
            #expect(try names(in: store) == [])
        }
    }
}

@Suite("Scores that are kept may have been written by anyone")
struct GradebookTests {
    @Test("what no grading can have given counts for nothing", arguments: ["1e300", "-1", "5", "2"])
    func forged(score: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "GradebookTests-\(UUID().uuidString)")
        let file = folder.appending(path: "01-windows/twice.swift"), scores = folder.appending(path: Gradebook.fileName)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("x".utf8).write(to: file)
        var report = AnswerReport(file: file.path, exercise: "twice", score: 1, points: 1, status: .passed)
        report.content = ContentHash(Data("x".utf8))
        try Gradebook.keep(GradeReport(seed: 1, answers: [report]), of: GradingFixture.course)
        func standing() -> Gradebook.Standing {
            Gradebook(of: folder, course: GradingFixture.course).standing(of: "twice", in: file)
        }
        #expect(standing() == .graded(score: 1, points: 1))
        let kept = try String(contentsOf: scores, encoding: .utf8)
        let forged = kept.replacing("\"score\" : 1", with: "\"score\" : \(score)")
        #expect(forged != kept)
        try Data(forged.utf8).write(to: scores)
        #expect(standing() == .begun)
    }

    @Test("a file that changed while it was graded has no score; a pipe in the scores' place is not waited for")
    func changed() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "GradebookTests-\(UUID().uuidString)")
        let file = folder.appending(path: "01-windows/twice.swift"), scores = folder.appending(path: Gradebook.fileName)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("after".utf8).write(to: file)
        var report = AnswerReport(file: file.path, exercise: "twice", score: 1, points: 1, status: .passed)
        report.content = ContentHash(Data("before".utf8))
        #expect(mkfifo(scores.path, 0o600) == 0)
        try Gradebook.keep(GradeReport(seed: 1, answers: [report]), of: GradingFixture.course)
        func standing() -> Gradebook.Standing {
            Gradebook(of: folder, course: GradingFixture.course).standing(of: "twice", in: file)
        }
        #expect(standing() == .begun)
        try Data("before".utf8).write(to: file)
        #expect(standing() == .graded(score: 1, points: 1))
    }
}
