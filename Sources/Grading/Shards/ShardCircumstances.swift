import Literate
import Toolchain

/// What must be the same of all parts of a batch, and of the machine that puts them together: under equal circumstances an answer gets the
/// same verdict everywhere.
public struct ShardCircumstances: Sendable, Hashable, Codable {
    /// The seed of the cases.
    public let seed: UInt64
    /// Whether final properties were tried, too.
    public let countsFinal: Bool
    /// Whether further tasks were tried, too.
    public let triesExtra: Bool
    /// The hash of all that the course's exercises say.
    let course: String
    /// What the compiler calls itself.
    let toolchain: String

    /// What differs first, as a user calls it; nil for nothing.
    func difference(from other: ShardCircumstances) -> String? {
        if course != other.course { return "of another course, or of another version of its exercises" }
        if toolchain != other.toolchain { return "made by another compiler, \(toolchain), than \(other.toolchain)" }
        if seed != other.seed { return "graded with seed \(seed), not \(other.seed)" }
        if countsFinal != other.countsFinal { return "graded \(countsFinal ? "with" : "without") --final" }
        if triesExtra != other.triesExtra { return "graded \(triesExtra ? "with" : "without") --extra" }
        return nil
    }
}

extension Grader {
    /// Under which circumstances this grader judges.
    public var shardCircumstances: ShardCircumstances {
        get async throws {
            let exercises = course.flatMap(\.exercises).flatMap { exercise in
                [
                    exercise.id.name, exercise.starter.text, exercise.check.text, exercise.solution.text,
                    exercise.finalCheck?.text ?? "", exercise.furtherTask?.check.text ?? "",
                ] + exercise.misconceptions.flatMap { [$0.hint, $0.source.text] }
            }
            return ShardCircumstances(
                seed: seed, countsFinal: countsFinal, triesExtra: triesExtra,
                course: ContentHash(exercises).description, toolchain: try await sandbox.toolchain.compilerVersion())
        }
    }
}
