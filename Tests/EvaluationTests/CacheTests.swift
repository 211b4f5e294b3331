import Evaluation
import Outputs
import Foundation
import Literate
import Testing

@Suite("Results are cached by content")
struct CacheTests {
    let fixture: CellFixture
    init() throws { fixture = try CellFixture() }

    private let cells: [(kind: Cell.Kind, source: String)] = [
        (.run, "let n = 2"), (.fails(message: "out of range"), "let a = [n]\n\nprint(a[n])"),
        (.run, "print(n)\nn * 21"),
    ]

    @Test("a second run takes everything from the cache, and says the same")
    func reused() async throws {
        defer { fixture.remove() }
        let chapter = CellFixture.chapter(cells)
        let first = try await fixture.evaluator.run(chapter)
        let second = try await fixture.evaluator.run(chapter)
        #expect(first.succeeded)
        #expect(!first.cells.contains { $0.reused })
        #expect(!second.cells.contains { !$0.reused })
        #expect(second.cells.map(\.items) == first.cells.map(\.items))
        #expect(second.cells.map(\.error) == first.cells.map(\.error))
    }

    @Test("a cell that moves in the Markdown is not run again, and its error moves with it")
    func moved() async throws {
        defer { fixture.remove() }
        let first = try await fixture.evaluator.run(CellFixture.chapter(cells))
        let moved = try await fixture.evaluator.run(CellFixture.chapter(cells, firstLine: 50))
        #expect(!moved.cells.contains { !$0.reused })
        #expect(moved.cells[1].error?.line == (first.cells[1].error?.line ?? 0) + 40)
    }

    @Test("a changed cell is run again")
    func changed() async throws {
        defer { fixture.remove() }
        _ = try await fixture.evaluator.run(CellFixture.chapter(cells))
        var changed = cells
        changed[2].source = "n * 10"
        let outputs = try await fixture.evaluator.run(CellFixture.chapter(changed))
        #expect(outputs.cells[2].values == ["20"])
    }

    @Test("a damaged entry counts as none")
    func damaged() async throws {
        defer { fixture.remove() }
        let chapter = CellFixture.chapter(cells)
        let first = try await fixture.evaluator.run(chapter)
        let entries = fixture.folder.appending(path: "outputs")
        for name in try FileManager.default.contentsOfDirectory(atPath: entries.path) {
            let file = entries.appending(path: name)
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
        }
        let second = try await fixture.evaluator.run(chapter)
        #expect(!second.cells.contains { $0.reused })
        #expect(second.cells.map(\.items) == first.cells.map(\.items))
    }

    @Test("a failure is not cached")
    func failureRunsAgain() async throws {
        defer { fixture.remove() }
        let failing = CellFixture.chapter([(.run, "let n = 1"), (.run, "fatalError(\"no\")")])
        _ = try await fixture.evaluator.run(failing)
        let again = try await fixture.evaluator.run(failing)
        #expect(again.cells[1].status == .failed)
        #expect(!again.cells.contains { $0.reused })
    }

    @Test("a changed cell is compiled again, and with it only the cells that use it")
    func compiledAgain() async throws {
        defer { fixture.remove() }
        func compiled() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: fixture.folder.appending(path: "cells").path).count
        }
        _ = try await fixture.run("let n = 1", "let m = n + 1", "let other = 3", "print(m)")
        #expect(try compiled() == 4)
        let outputs = try await fixture.run("let n = 2", "let m = n + 1", "let other = 3", "print(m)")
        #expect(outputs.cells[3].standardOutput == "3\n")
        #expect(try compiled() == 7)
    }

    @Test("why a cell is run is told")
    func reasons() async throws {
        defer { fixture.remove() }
        #expect(
            try await fixture.evaluator.reasons(CellFixture.chapter(cells)) == [
                .changed(.cell), .follows(0), .follows(0),
            ])
        _ = try await fixture.evaluator.run(CellFixture.chapter(cells))
        #expect(try await fixture.evaluator.reasons(CellFixture.chapter(cells)) == [.reused, .reused, .reused])
        var changed = cells
        changed[2].source = "n * 10"
        #expect(
            try await fixture.evaluator.reasons(CellFixture.chapter(changed)) == [
                .replayed, .replayed, .changed(.code),
            ])
    }

    @Test("what changed is told: the fence, what cells may read, the compiler, or nothing that is known")
    func changes() async throws {
        defer { fixture.remove() }
        func first(_ chapter: Chapter, by evaluator: Evaluator? = nil, _ environment: [String: String] = [:])
            async throws
            -> CellReason?
        {
            try await (evaluator ?? fixture.evaluator).reasons(chapter, environment: environment).first
        }
        let chapter = CellFixture.chapter([(.run, "print(1)")])
        _ = try await fixture.evaluator.run(chapter)
        #expect(try await first(chapter) == .reused)
        let limited = CellFixture.chapter([(CellAttributes(timeout: .seconds(9)), "print(1)")])
        #expect(try await first(limited) == .changed(.fence))
        let threads = ["LECTERN_THREADS": "7", "OMP_NUM_THREADS": "3"]
        #expect(try await first(chapter, threads) == .changed(.inputs(["LECTERN_THREADS", "OMP_NUM_THREADS"])))
        let other = try Evaluator(
            toolchain: .current(), cache: fixture.evaluator.cache, libraries: [URL(filePath: "/usr/lib/os-release")])
        #expect(try await first(chapter, by: other) == .changed(.toolchain))
        try FileManager.default.removeItem(at: fixture.folder.appending(path: "outputs"))
        #expect(try await first(chapter) == .changed(.lost))
    }

    @Test("a run can end at a cell")
    func upToACell() async throws {
        defer { fixture.remove() }
        let outputs = try await fixture.evaluator.run(CellFixture.chapter(cells), through: 1)
        #expect(outputs.cells.map(\.status) == [.completed, .completed, .notRun])
    }
}
