/// Programs as the compiler computes them, and as the interpreter does.
struct Comparison {
    /// What the compiled programs gave that the compiler took.
    private(set) var compiled: [(seed: Int, outcome: String)] = []
    /// Programs of which the interpreter gives something else than the compiler.
    private(set) var differences: [String] = []
    /// Programs that the interpreter refuses, with its words, and the compiler takes.
    private(set) var refused: [String] = []
    /// Programs that the compiler refuses, with its words: for nested expressions it takes too long, or calls a number ambiguous.
    private(set) var uncompiled: [String] = []
    private var same = 0
    private var traps = 0

    /// Compiles the programs of these seeds as one file, and runs them.
    init(of seeds: Range<Int>) throws {
        let programs = seeds.map(Compiled.Program.init)
        for (index, outcome) in try Compiled.outcomes(of: programs).enumerated() {
            let seed = seeds.lowerBound + index
            let interpreted = Interpreted.outcome(of: programs[index])
            switch outcome {
            case .refused(let reason): uncompiled.append("\(seed): \(reason)")
            case .ended(let text):
                let text = Interpreted.unsigned(text)
                compiled.append((seed, text))
                if text == interpreted {
                    same += 1
                    traps += text.hasSuffix("trap") ? 1 : 0
                } else if Interpreted.isRefusedAlike(interpreted) {
                    uncompiled.append("\(seed): \(interpreted)")
                } else if ["unsupported: ", "limit: "].contains(where: interpreted.hasPrefix) {
                    refused.append("\(seed): \(interpreted)")
                } else {
                    differences.append(
                        "seed \(seed) gives\n\(text)\nand interpreted\n\(interpreted)\n\(programs[index].source)")
                }
            }
        }
    }

    /// What came of it, on one line; then what is different, or refused.
    var summary: String {
        let counts =
            "\(same) same, of which \(traps) end in a trap; \(differences.count) different; "
            + "\(refused.count) refused by the interpreter, \(uncompiled.count) by the compiler"
        return ([counts] + differences + refused + uncompiled).joined(separator: "\n")
    }
}

extension Compiled.Program {
    /// The program of a seed.
    init(seed: Int) {
        let (source, call) = ProgramGenerator.program(seed: seed)
        self.init(source: source, call: call)
    }
}
