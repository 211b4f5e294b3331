import Grading
import Terminal

/// Renders what a learner does next, as the last line of a report.
struct NextStepText {
    let step: NextStep
    let invocation: Invocation

    var line: Line {
        switch step {
        case .complete(let name, let file):
            Line("Next: complete \(name) in \(file.relativePath.printableLine)", .bold)
        case .start(let name): Line("Next: \(invocation.command("start \(name)"))", .bold)
        case .read(let chapter): Line("Next: \(invocation.command("run \(chapter.number.padded)"))", .bold)
        case .finished: Line("Nothing is left to do: every point of the course is earned.", .bold)
        }
    }
}
