/// Which check is nearest to a mutant that none caught: the one that catches most other mistakes on its line, or else in the
/// whole solution.
struct NearestCheck {
    /// How many each check catches, by line.
    private var caught: [Int: [String: Int]] = [:]
    private let checks: [String]

    /// Counts what the checks of these names caught.
    init(tried: [(Mutation, MutantTrial.Verdict)], checks: [String]) {
        self.checks = checks
        for case (let mutation, .caught(let names)) in tried {
            for name in names { caught[mutation.position.line, default: [:]][name, default: 0] += 1 }
        }
    }

    /// The check nearest to `mutation`; nil where none catches anything.
    func check(of mutation: Mutation) -> String? {
        let whole = caught.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        let counts = caught[mutation.position.line] ?? whole
        // Of equals the first in the check.
        let most = checks.indices.max { (counts[checks[$0]] ?? 0, -$0) < (counts[checks[$1]] ?? 0, -$1) }
        return most.flatMap { counts[checks[$0]] == nil ? nil : checks[$0] }
    }
}
