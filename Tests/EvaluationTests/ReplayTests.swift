import Foundation
import Literate
import Outputs
import Synchronization
import Testing

@testable import Evaluation

@Suite("A chapter that is run again begins where its cells differ")
final class ReplayTests: Sendable {
    private let fixture: CellFixture
    private let kept = KeptHosts()
    private let evaluator: Evaluator
    private let log: URL
    private let begins = Mutex<[Begin]>([])
    private let started = Mutex<Set<Int>>([])

    /// Where a run began.
    private struct Begin: Equatable {
        var index: Int
        var isCrowded = false
    }

    init() throws {
        fixture = try CellFixture(limits: CellLimits(seconds: 20))
        evaluator = try Evaluator(
            toolchain: .current(), cache: OutputCache(folder: fixture.folder),
            limits: CellLimits(seconds: 20), scratch: fixture.folder.appending(path: "scratch"), kept: kept)
        log = FileManager.default.temporaryDirectory.appending(path: "replay-\(UUID().uuidString)")
    }

    private func end() async {
        await kept.end()
        fixture.remove()
        try? FileManager.default.removeItem(at: log)
    }

    /// A cell that notes that it ran, outside of its folder, before it does what `source` says.
    private func noting(_ name: String, _ source: String) -> String {
        "import Foundation\nlet \(name)Log = fopen(\"\(log.path)\", \"a\")!\nfputs(\"\(name) \", \(name)Log)\nfclose(\(name)Log)\n\(source)"
    }

    /// The cells that ran since this was asked before.
    private func ran() -> String {
        defer { try? FileManager.default.removeItem(at: log) }
        return ranSoFar
    }

    private var ranSoFar: String {
        (try? String(contentsOf: log, encoding: .utf8))?.trimmingCharacters(in: .whitespaces) ?? ""
    }

    /// Runs the cells, and notes where the run begins.
    private func run(_ cells: [(kind: Cell.Kind, source: String)]) async throws -> ChapterOutputs {
        try await evaluator.run(CellFixture.chapter(cells)) { event in
            if case .started(let index) = event { _ = self.started.withLock { $0.insert(index) } }
            guard case .resumed(let index, let isCrowded) = event else { return }
            self.begins.withLock { $0.append(Begin(index: index, isCrowded: isCrowded)) }
        }
    }

    private func run(_ sources: [String]) async throws -> ChapterOutputs {
        try await run(sources.map { (.run, $0) })
    }

    @Test("nothing above an edit runs again, nor does a cell that is added at the end make another run")
    func edit() async throws {
        var cells = [
            noting("a", "var total = 1"), noting("b", "total += 10\nprint(total)"), noting("c", "print(total * 2)"),
        ]
        #expect(try await run(cells).cells.map(\.standardOutput) == ["", "11\n", "22\n"])
        #expect(ran() == "a b c")
        cells[2] = noting("c", "print(total * 3)")
        #expect(try await run(cells).cells.map(\.standardOutput) == ["", "11\n", "33\n"])
        #expect(ran() == "c")
        cells.append(noting("d", "total += 1\nprint(total)"))
        #expect(try await run(cells).cells.last?.standardOutput == "12\n")
        #expect(ran() == "d")
        cells[1] = noting("b", "total += 20\nprint(total)")
        #expect(try await run(cells).cells.map(\.standardOutput) == ["", "21\n", "63\n", "22\n"])
        #expect(ran() == "b c d")
        cells[0] = noting("a", "var total = 2")
        #expect(try await run(cells).cells.last?.standardOutput == "23\n")
        #expect(ran() == "a b c d")
        cells.removeLast()
        cells[2] = noting("c", "print(total)")
        #expect(try await run(cells).cells.last?.standardOutput == "22\n")
        #expect(ran() == "c")
        #expect(begins.withLock(\.self) == [2, 3, 1, 2].map { Begin(index: $0) })
        await end()
    }

    @Test("a host that was started early takes the run, and no second one is started")
    func startedEarly() async throws {
        let chapter = CellFixture.chapter([(.run, "print(6 * 7)")])
        for _ in 1...2 { await evaluator.startHost(for: chapter, environment: ["PLACE": "here"]) }
        #expect(await kept.count == 1)
        let outputs = try await evaluator.run(chapter, environment: ["PLACE": "here"])
        #expect(outputs.cells.map(\.standardOutput) == ["42\n"])
        #expect(await kept.count == 1)
        _ = try await evaluator.run(chapter, caching: .none, environment: ["PLACE": "there"])
        #expect(await kept.count == 2)
        await end()
    }

    @Test("whatever is edited, the outputs are those of a run from the top", arguments: [1, 2] as [UInt64])
    func law(seed: UInt64) async throws {
        var generator = SplitMix64(seed: seed)
        var factors = [3, 5, 7]
        for _ in 0..<4 {
            let place = Int.random(in: 0..<3, using: &generator)
            factors[place] = Int.random(in: 1...100, using: &generator)
            var cells: [(kind: Cell.Kind, source: String)] = [(.run, "var state = \(factors[0])")]
            for factor in factors.dropFirst() {
                cells.append((.run, "state = (state * 31 + \(factor)) % 1009\nprint(state)"))
                cells.append((.fails(message: "Index"), "state += \(factor)\nprint(state)\n_ = [1][state]"))
            }
            let outputs = try await run(cells)
            let fresh = try await fixture.evaluator.run(CellFixture.chapter(cells), caching: .none)
            #expect(outputs.succeeded && fresh.succeeded, "\(outputs)")
            #expect(outputs.cells.map(\.standardOutput) == fresh.cells.map(\.standardOutput))
        }
        await end()
    }

    @Test("after a trap, an error, an endless loop and an exit, the cells above are still there")
    func failures() async throws {
        let first = noting("a", "var total = 1")
        let failing = [
            "_ = [1][total]", "struct Bad: Error {}\nthrow Bad()", "exit(3)", "while true {}",
            "var many = [[Int]]()\nwhile true { many.append(Array(repeating: total, count: 1 << 24)) }",
        ]
        let limits = CellLimits(seconds: 1, memory: 1 << 30)
        let evaluator = try Evaluator(
            toolchain: .current(), cache: OutputCache(folder: fixture.folder), limits: limits, kept: kept)
        for source in failing {
            let outputs = try await evaluator.run(
                CellFixture.chapter([(.run, first), (.run, source), (.run, "total")]))
            #expect(outputs.cells.map(\.status) == [.completed, .failed, .notRun], "\(outputs)")
        }
        let outputs = try await evaluator.run(
            CellFixture.chapter([(.run, first), (.run, "total += 1"), (.run, "total")]))
        #expect(outputs.succeeded && outputs.cells[2].values == ["2"], "\(outputs)")
        #expect(ran() == "a")
        await end()
    }

    @Test("a run that is given up ends its cell, and the next goes on above it")
    func givenUp() async throws {
        let first = noting("a", "var total = 1")
        let running = Task { try await run([first, noting("b", "while true {}")]) }
        // What the first printed is known by then.
        while !started.withLock({ $0.contains(1) }) || !ranSoFar.contains("b") {
            try await Task.sleep(for: .milliseconds(20))
        }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        let outputs = try await run([first, "print(total)"])
        #expect(outputs.succeeded && outputs.cells[1].standardOutput == "1\n", "\(outputs)")
        #expect(ran() == "a b")
        await end()
    }

    @Test("threads of a cell, and processes, are in no checkpoint; those of the kernels start anew")
    func threads() async throws {
        let product = noting(
            "a", "let a = Tensor.uniform([300, 300], seed: 1)\nlet b = try matmul(a, a)\nprint(b.sum())")
        let first = try await run([product, "print(try matmul(b, b).sum())"])
        let second = try await run([product, "print(try matmul(b, a).sum())"])
        #expect(first.succeeded && second.succeeded && begins.withLock(\.self) == [Begin(index: 1)])
        #expect(ran() == "a")
        for source in [
            "Thread { Thread.sleep(forTimeInterval: 60) }.start()",
            "try Process.run(URL(filePath: \"/bin/sleep\"), arguments: [\"60\"])",
        ] {
            let cells = [noting("a", "let a = 1"), noting("b", source), noting("c", "let c = 2")]
            #expect(try await run(cells + ["print(a)"]).succeeded)
            _ = ran()
            begins.withLock { $0 = [] }
            let outputs = try await run(cells + ["print(c)"])
            #expect(outputs.cells[3].standardOutput == "2\n", "\(outputs)")
            #expect(ran() == "b c")
            #expect(begins.withLock(\.self) == [Begin(index: 1, isCrowded: true)])
        }
        await end()
    }

    @Test("files that cells write are in no checkpoint: then all runs again, in a folder that has none")
    func files() async throws {
        let writing = noting(
            "a",
            "print(FileManager.default.fileExists(atPath: \"x\"))\ntry \"1\".write(toFile: \"x\", atomically: true, encoding: .utf8)"
        )
        for text in ["print(1)", "print(2)"] {
            let outputs = try await run([writing, text])
            #expect(outputs.succeeded && outputs.cells[0].standardOutput == "false\n", "\(outputs)")
            #expect(ran() == "a")
        }
        // A host that can go nowhere is gone, with its folder.
        let runs = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.appending(path: "scratch").path)
        #expect(runs.count == 1, "\(runs)")
        let drawing = noting(
            "b",
            "try show(LineChart(title: \"t\", x: Axis(\"x\"), y: Axis(\"y\"), series: [Series(\"s\", x: [0, 1], y: [1, 2])], alternativeText: \"a\"))"
        )
        for text in ["print(1)", "print(2)"] { #expect(try await run([drawing, text]).succeeded) }
        #expect(ran() == "b")
        await end()
    }

    @Test("a run in a host that starts over has its own files, and finds nothing of the run before")
    func startsOver() async throws {
        let kept = KeptHosts(most: 1, checkpoints: 1, startsOver: true)
        let evaluator = evaluator.keeping(kept)
        let cells = [
            "import Foundation\nprint(getppid(), (try? String(contentsOfFile: \".given\", encoding: .utf8)) ?? \"none\")",
            "print(getenv(\"LEFT\") == nil)\nsetenv(\"LEFT\", \"1\", 1)",
        ]
        var printed: [[String]] = []
        for name in ["one", "two"] {
            let outputs = try await evaluator.run(
                CellFixture.chapter(cells.map { (.run, $0) }), caching: .none, files: [".given": Data(name.utf8)])
            printed.append(outputs.cells.map(\.standardOutput))
        }
        // In one host: the process that both are children of is the same.
        let host = try #require(printed[0][0].split(separator: " ").first)
        #expect(printed == [["\(host) one\n", "true\n"], ["\(host) two\n", "true\n"]])
        await kept.end()
        await end()
    }

    @Test("of many checkpoints some are given up: then a few quick cells run again")
    func many() async throws {
        var cells = (0..<24).map { noting("n\($0)", "let v\($0) = \($0)") }
        #expect(try await run(cells).succeeded)
        _ = ran()
        for place in [22, 9, 3] {
            cells[place] = noting("n\(place)", "let v\(place) = -\(place)")
            let outputs = try await run(cells + ["print(v\(place), v23)"])
            #expect(outputs.cells.last?.standardOutput == "-\(place) 23\n", "\(outputs)")
            #expect(ran().hasSuffix((place..<24).map { "n\($0)" }.joined(separator: " ")))
        }
        await end()
    }
}

/// Numbers that follow from a seed.
private struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
