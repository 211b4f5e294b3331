import Foundation
import Testing

@Suite("Random programs give what the compiler's give")
struct RandomProgramTests {
    /// Each line a seed, and what the compiled program gave: a value in quotes, or a trap.
    private static let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Corpus/random.txt")
    private static let updates = ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1"
    /// How many seeds the corpus is made of; the compiler refuses some, whose expressions take it too long.
    private static let count = 600
    /// `LECTERN_INTERPRETER_PROGRAMS=100000` compiles so many others, from the seed 1,000,000 on.
    private static let more = ProcessInfo.processInfo.environment["LECTERN_INTERPRETER_PROGRAMS"].flatMap { Int($0) }

    @Test("hundreds, whose results are kept")
    func kept() throws {
        if Self.updates {
            var text = ""
            for start in stride(from: 0, to: Self.count, by: 60) {
                let seeds = Array(start..<min(Self.count, start + 60))
                for (seed, expected) in zip(seeds, try compiled(seeds)) where expected != nil {
                    text += "\(seed) \(expected ?? "")\n"
                }
                // What is compiled is not lost where somebody stops here.
                try text.write(to: Self.corpus, atomically: true, encoding: .utf8)
            }
        }
        let lines = try String(contentsOf: Self.corpus, encoding: .utf8).split(separator: "\n")
        #expect(lines.count > 400)
        #expect(lines.count { $0.hasSuffix(" trap") } > 80)
        let wrong = lines.filter { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return Interpreted.outcome(of: program(Int(parts[0]) ?? 0)) != parts[1]
        }
        for line in wrong.prefix(5) {
            let program = program(Int(line.split(separator: " ")[0]) ?? 0)
            Issue.record(
                "seed \(line), but interpreted \(Interpreted.outcome(of: program))\n\(program.source)\n\(program.call)")
        }
        #expect(wrong.isEmpty)
    }

    @Test("others, compiled now", .enabled(if: more != nil))
    func others() throws {
        let seeds = Array(1_000_000..<1_000_000 + (Self.more ?? 0))
        var (same, refused) = (0, 0)
        for (seed, expected) in zip(seeds, try compiled(seeds)) {
            let program = program(seed)
            let outcome = Interpreted.outcome(of: program)
            guard let expected else {
                refused += 1
                continue
            }
            same += outcome == expected ? 1 : 0
            if outcome != expected {
                Issue.record(
                    "seed \(seed): \(expected), but interpreted \(outcome)\n\(program.source)\n\(program.call)")
            }
        }
        print("\(seeds.count) programs: \(same) as compiled, \(refused) refused by the compiler")
    }

    private func program(_ seed: Int) -> Compiled.Program {
        let (source, call) = ProgramGenerator.program(seed: seed)
        return Compiled.Program(source: source, call: call)
    }

    /// What the compiled programs give; nil where the compiler refuses one.
    private func compiled(_ seeds: [Int]) throws -> [String?] {
        try Compiled.outcomes(of: seeds.map(program)).map { outcome in
            switch outcome {
            case .value(let text): return Interpreted.unsigned(text)
            case .trap: return "trap"
            case .refused(let reason):
                // What takes the compiler long is no finding.
                if !reason.contains("reasonable time") {
                    print("refused: \(reason)")
                }
                return nil
            }
        }
    }
}
