import Evaluation
import Foundation
import Outputs
import Testing
import Toolchain

@testable import Grading

@Suite("A batch's journal: nothing is lost or judged twice, wherever it was cut")
struct JournalTests {
    private static let batch = Batch(paths: ["/class"])
    private static func open(_ folder: URL, _ beginning: Journal.Beginning = .unfinished) -> Journal? {
        Journal(
            of: batch, course: GradingFixture.course, in: OutputCache(folder: folder), beginning: beginning)
    }

    /// The journal, when its folder is free: what another test forks holds every lock of this process until it runs a program of its own.
    private static func reopened(
        _ folder: URL, _ beginning: Journal.Beginning = .unfinished
    ) async throws -> Journal {
        for _ in 0..<500 {
            if let journal = open(folder, beginning) { return journal }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw CancellationError()
    }

    private static func verdict(_ index: Int) -> Verdict {
        Verdict(
            finding: .checked(
                checks: [CheckResult(name: "c", passed: false, cases: index, counterexample: "f(\(index))\n\u{2028}")],
                share: Double(index) / 3, problems: [.tooSlow(seconds: index)]),
            calls: [JournaledCall(.init(failed: true, payload: [0, 255], outcome: .thrown("x")))], seconds: 0.1)
    }

    private static func file(in folder: URL) throws -> URL {
        let batches = folder.appending(path: "batches")
        let names = try FileManager.default.contentsOfDirectory(atPath: batches.path)
        return batches.appending(path: names[0]).appending(path: "journal")
    }

    @Test("cut at any byte, it has the verdicts of the whole lines, goes on with the same seed, and takes more")
    func cut() async throws {
        try await GradingFixture.withFolder { folder in
            var seed: UInt64 = 0
            do {
                let journal = try await Self.reopened(folder)
                seed = journal.seed
                for index in 0..<3 { await journal.keep(Self.verdict(index), for: ContentHash(["\(index)"])) }
            }
            let file = try Self.file(in: folder), whole = try Data(contentsOf: file)
            let ends = whole.indices.filter { whole[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
            #expect(ends.count == 4)
            for length in Array(stride(from: 0, to: whole.count, by: 37)) + ends + ends.map({ $0 - 1 }) {
                try whole.prefix(length).write(to: file)
                let journal = try await Self.reopened(folder)
                let lines = ends.count { $0 <= length }
                #expect(journal.count == max(0, lines - 1), "cut at \(length)")
                if lines > 0 { #expect(journal.seed == seed) }
                for index in 0..<max(0, lines - 1) {
                    #expect(await journal.verdict(for: ContentHash(["\(index)"])) == Self.verdict(index))
                }
                await journal.keep(Self.verdict(9), for: ContentHash(["9"]))
            }
            let last = try await Self.reopened(folder)
            #expect(await last.verdict(for: ContentHash(["9"])) == Self.verdict(9))
        }
    }

    @Test("a finished batch begins anew, unless its seed is asked for; another seed begins anew, too")
    func beginnings() async throws {
        try await GradingFixture.withFolder { folder in
            func opened(_ beginning: Journal.Beginning) async throws -> (UInt64, Int) {
                let journal = try await Self.reopened(folder, beginning)
                return (journal.seed, journal.count)
            }
            do {
                let journal = try await Self.reopened(folder, .seed(5))
                #expect(journal.seed == 5 && journal.count == 0)
                await journal.keep(Self.verdict(1), for: ContentHash(["1"]))
                // Two gradings at once do not write into one journal.
                #expect(Self.open(folder) == nil)
            }
            #expect(try await opened(.unfinished) == (5, 1))
            try await Self.reopened(folder).finish()
            #expect(try await opened(.last) == (5, 1))
            #expect(try await opened(.seed(5)) == (5, 1))
            #expect(try await opened(.seed(6)) == (6, 0))
            #expect(try await opened(.unfinished) == (6, 0))
            try await Self.reopened(folder).finish()
            let fresh = try await opened(.unfinished)
            #expect(fresh.1 == 0)
        }
    }

    @Test("a changed byte ends what is read: no verdict is made of damaged text")
    func damaged() async throws {
        try await GradingFixture.withFolder { folder in
            do {
                let journal = try await Self.reopened(folder)
                for index in 0..<2 { await journal.keep(Self.verdict(index), for: ContentHash(["\(index)"])) }
            }
            let file = try Self.file(in: folder)
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count - 30] ^= 1
            try bytes.write(to: file)
            let journal = try await Self.reopened(folder)
            #expect(journal.count == 1)
            #expect(await journal.verdict(for: ContentHash(["1"])) == nil)
        }
    }

    @Test("equal answers are judged once; what could not be judged is not kept")
    func equal() async throws {
        struct Broken: Error {}
        actor Count {
            var value = 0
            func next() -> Int { value += 1; return value }
        }
        let verdicts = Verdicts(journal: nil), count = Count()
        try await withThrowingTaskGroup(of: Verdict.self) { group in
            for index in 0..<20 {
                group.addTask {
                    try await verdicts.verdict(for: ContentHash(["\(index % 2)"])) {
                        _ = await count.next()
                        await Task.yield()
                        return Self.verdict(index % 2)
                    }
                }
            }
            for try await _ in group {}
        }
        #expect(await count.value == 2)
        try await GradingFixture.withFolder { folder in
            let journal = try await Self.reopened(folder)
            let broken = Verdicts(journal: journal)
            await #expect(throws: Broken.self) {
                try await broken.verdict(for: ContentHash(["x"])) { throw Broken() }
            }
            #expect(await journal.verdict(for: ContentHash(["x"])) == nil)
        }
    }

    @Test("progress says how much is done, and how long the rest takes")
    func progress() {
        func report(_ seconds: Double?) -> AnswerReport {
            var report = AnswerReport(file: "", exercise: "", points: 1, status: .passed)
            report.seconds = seconds
            return report
        }
        var progress = BatchProgress(total: 100, jobs: 2)
        #expect(progress.words == "0 of 100 files")
        progress.count([report(nil)])
        #expect(progress.words == "1 of 100 files")
        progress.count([report(4)])
        // 2 s a file, 98 files, two at a time.
        #expect(progress.words == "2 of 100 files · 2 min left")
        for _ in 0..<96 { progress.count([report(2)]) }
        #expect(progress.words == "98 of 100 files · 2 s left")
        for _ in 0..<2 { progress.count([report(2)]) }
        #expect(progress.words == "100 of 100 files")
    }

    @Test("a batch that was judged is judged no second time, and gives the same bytes")
    func resumed() async throws {
        try await GradingFixture.withFolder { folder in
            for student in ["alice", "bob"] {
                let own = folder.appending(path: "class/\(student)")
                try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
                try Data(GradingFixture.exercise("twice").misconceptions[0].source.text.utf8).write(
                    to: own.appending(path: "twice.swift"))
            }
            let batch = Batch(paths: [folder.appending(path: "class").path])
            let cache = OutputCache(folder: folder.appending(path: "journal"))
            // The grading before it holds the folder until its last task has ended.
            func journal() async throws -> Journal {
                for _ in 0..<200 {
                    let course = GradingFixture.course
                    if let journal = Journal(of: batch, course: course, in: cache, beginning: .last) { return journal }
                    try await Task.sleep(for: .milliseconds(50))
                }
                throw CancellationError()
            }
            let grader = try await GradingFixture.grader.value
            let first = await grader.grade(batch, journal: try await journal())
            #expect(first.answers.map(\.hint) == ["That adds two.", "That adds two."])
            #expect(try await journal().count == 1)
            let lines = try Data(contentsOf: Self.file(in: cache.folder))
            let second = await grader.grade(batch, journal: try await journal())
            #expect(try second.json() == (try first.json()))
            #expect(second.answers.map(\.seconds) == first.answers.map(\.seconds))
            #expect(try Data(contentsOf: Self.file(in: cache.folder)) == lines)
        }
    }
}
