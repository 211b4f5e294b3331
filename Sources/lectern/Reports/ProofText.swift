import CourseBuild
import Terminal
import Wording

/// Renders what holds of a chapter's promises, on one line.
struct ProofText {
    let proof: ChapterProof

    var line: Line {
        let name = proof.chapter.name
        guard proof.failures.isEmpty else {
            return Line("✗ \(name)", .failed) + Line(" · \(proof.failures.count.counted("failure"))", .muted)
        }
        let facts = [
            (proof.cells, "cell"), (proof.checks, "check"), (proof.wrongVersions, "wrong version"),
            (proof.liveFigures, "live figure"),
            (proof.exercises, "exercise"), (proof.misconceptions, "misconception"), (proof.rewritten, "output fence"),
        ]
        var words = facts.filter { $0.0 > 0 }.map { $0.0.counted($0.1) }
        if proof.rewritten > 0 { words.append((words.popLast() ?? "") + " rewritten") }
        let text = words.isEmpty ? "no cells" : words.joined(separator: ", ")
        return Line("✓ \(name)", .passed) + Line(" · \(text)", .muted)
    }
}
