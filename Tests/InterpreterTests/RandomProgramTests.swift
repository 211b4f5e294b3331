import Foundation
import Testing

@Suite("Random programs give what the compiler's give")
struct RandomProgramTests {
    /// Each line a seed, and what the compiled program printed and gave, or that it ended in a trap.
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Corpus/random.txt")
    private static let updates = ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1"
    /// The seeds of the corpus; the compiler refuses some, whose expressions take it too long.
    private static let seeds = 0..<600
    /// `LECTERN_INTERPRETER_PROGRAMS=100000` compiles so many others, from the seed 1,000,000 on; `1200000..<1300000` those.
    private static let more = range(of: "LECTERN_INTERPRETER_PROGRAMS")

    private static func range(of variable: String) -> Range<Int>? {
        ProcessInfo.processInfo.environment[variable].flatMap {
            let bounds = $0.split(separator: "..<").compactMap { Int($0) }
            return bounds.count == 2 ? bounds[0]..<bounds[1] : bounds.first.map { 1_000_000..<1_000_000 + $0 }
        }
    }

    /// `LECTERN_INTERPRETER_RESULTS=FILE` keeps what those gave, too, one line each as in the corpus. Alone it holds the interpreter
    /// against such a file without compiling anything: 100,000 programs take a minute then.
    private static let results = ProcessInfo.processInfo.environment["LECTERN_INTERPRETER_RESULTS"].map {
        URL(filePath: $0)
    }

    @Test("hundreds, whose results are kept")
    func kept() throws {
        if Self.updates {
            try Self.lines(of: Comparison(of: Self.seeds)).write(to: Self.corpus, atomically: true, encoding: .utf8)
        }
        let lines = try String(contentsOf: Self.corpus, encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 400)
        #expect(lines.count { $0.hasSuffix("trap\"") } > 15)
        Self.compare(with: lines)
    }

    @Test("those of a file", .enabled(if: results != nil && more == nil))
    func keptElsewhere() throws {
        let lines = try String(contentsOf: #require(Self.results), encoding: .utf8).split(separator: "\n")
        #expect(!lines.isEmpty)
        Self.compare(with: lines)
    }

    /// `LECTERN_INTERPRETER_MISTAKES=100000` puts so many small mistakes into programs; `200000..<300000` those of other seeds.
    private static let mistakes = range(of: "LECTERN_INTERPRETER_MISTAKES")

    @Test(
        "what the compiler refuses after a small mistake is refused, or outside the subset",
        .enabled(if: mistakes != nil))
    func illTyped() throws {
        let seeds = try #require(Self.mistakes)
        for start in stride(from: seeds.lowerBound, to: seeds.upperBound, by: 400) {
            let programs = (start..<min(start + 400, seeds.upperBound)).map { ProgramMistake.program(seed: $0) }
            let refusals = try Compiled.refusals(of: programs)
            // With the call: a parameter may have another label or type than the call's.
            let taken = refusals.sorted { $0.key < $1.key }.filter { index, _ in
                let outcome = Interpreted.outcome(of: programs[index])
                return !["syntax: ", "type: ", "unsupported: ", "limit: "].contains { outcome.hasPrefix($0) }
            }
            print("\(refusals.count) of \(programs.count) refused by the compiler, \(taken.count) of these taken")
            for (index, reason) in taken { print("seed \(start + index): \(reason)\n\(programs[index].source)") }
            #expect(taken.isEmpty)
        }
    }

    private static func lines(of comparison: Comparison) -> String {
        comparison.compiled.map { "\($0.seed) \($0.outcome.debugDescription)\n" }.joined()
    }

    private static func compare(with lines: [Substring]) {
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            let program = Compiled.Program(seed: Int(parts[0]) ?? 0)
            let outcome = Interpreted.outcome(of: program)
            if outcome.debugDescription != parts[1],
                outcome.hasPrefix("unsupported: ") || Interpreted.isRefusedAlike(outcome)
            {
                continue
            }
            #expect(outcome.debugDescription == parts[1], "seed \(parts[0])\n\(program.source)\n\(program.call)")
        }
    }

    @Test("others, compiled now", .enabled(if: more != nil))
    func others() throws {
        for start in stride(from: Self.more?.lowerBound ?? 0, to: Self.more?.upperBound ?? 0, by: 400) {
            let comparison = try Comparison(of: start..<min(start + 400, Self.more?.upperBound ?? 0))
            print(comparison.summary)
            #expect(comparison.differences.isEmpty)
            if let file = Self.results {
                let known = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
                try (known + Self.lines(of: comparison)).write(to: file, atomically: true, encoding: .utf8)
            }
        }
    }
}
